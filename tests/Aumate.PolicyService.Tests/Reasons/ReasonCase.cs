extern alias host;
using System.Collections.Immutable;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Table;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.Calendars;
using NodaTime;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>A claim in plain words and in those of the domain, and what was decided about it.</summary>
/// <param name="Plain">The claim under each set of terms that may govern, figures and waivers of the terms as its overlay.</param>
/// <param name="Evaluation">The decision with what it came from.</param>
internal sealed record ReasonCase(ImmutableArray<PlainClaim> Plain, Evaluation Evaluation)
{
    private static readonly Evaluator Evaluator = new(
        CommitmentLetter.Rules,
        new TermsRegister([new TermsVersion("letter", new LocalDate(1, 1, 1), new TermsParameters(7, 30, 3, 7))], Laws.Overlays),
        CalendarFiles.Read().Calendar!,
        "test"
    );

    /// <summary>A plain claim, stated in the domain as it stands.</summary>
    public static ReasonCase Of(PlainClaim plain) =>
        Of(plain, DomainClaims.Of(plain, FullCatalog.ModelOf(plain.CatalogPeriodMonths, null, false)));

    /// <summary>A plain claim that is stated so in the domain.</summary>
    public static ReasonCase Of(PlainClaim plain, Claim stated)
    {
        var evaluation = Evaluate(stated);
        return new ReasonCase([.. evaluation.Laws.Select(terms => Laws.Under(plain, terms))], evaluation);
    }

    public static Evaluation Evaluate(Claim claim) => Evaluator.Evaluate(claim, FullCatalog.Snapshot, EquivalentSearch.Of)!;
}
