using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Holds the sufficient reasons of a remedy against all that there are.</summary>
internal sealed class ReasonCheck(ReasonCase subject)
{
    public const int MostListed = 16;

    /// <summary>Beyond so many, each listed one is held to be minimal, and the list is not held to be the first of them.</summary>
    private const int MostSought = 300;
    private readonly Sufficiency sufficiency = new(subject);

    /// <summary>What is wrong, in words. Empty: nothing.</summary>
    public IEnumerable<string> Complaints(RemedyWorking working)
    {
        var status = subject.Evaluation.Decision[working.Remedy].Status;
        var complaints =
            status == RemedyStatus.Undetermined ? OfUndetermined(working) : [.. OfList(working), .. working.Reasons.SelectMany(OfReason)];
        return complaints.Concat(OfRests(working, status)).Select(complaint => $"{working.Remedy} ({status}): {complaint}");

        IEnumerable<string> OfReason(SufficientReason reason) => OfRequirements(reason, working.Remedy, status);
    }

    private static IEnumerable<string> OfUndetermined(RemedyWorking working) =>
        working.Reasons.IsEmpty && !working.MoreReasons ? [] : ["an open status has no reason"];

    private IEnumerable<string> OfList(RemedyWorking working)
    {
        bool Settles(ulong set) => sufficiency.Settles(set, working.Remedy);
        var all = MinimalSets.Of(sufficiency.Everything, Settles, MostSought);
        if (all.Count == MostSought)
        {
            return OfEndless(working, Settles);
        }

        var expected = InOrder(all.Select(sufficiency.Fields)).Take(MostListed).ToArray();
        var listed = working.Reasons.Select(reason => Say(reason.Fields)).ToArray();
        var more =
            working.MoreReasons != (all.Count > MostListed)
                ? [$"of {all.Count} reasons, more is said to be {working.MoreReasons}"]
                : Array.Empty<string>();
        return expected.Select(Say).SequenceEqual(listed)
            ? more
            : [.. more, $"reasons {string.Join(" ", expected.Select(Say))}, listed {string.Join(" ", listed)}"];
    }

    private IEnumerable<string> OfEndless(RemedyWorking working, Func<ulong, bool> settles)
    {
        if (working.Reasons.Length != MostListed || !working.MoreReasons)
        {
            yield return "of reasons without end, sixteen are listed and more are said to be";
        }

        foreach (var reason in working.Reasons)
        {
            if (sufficiency.SetOf(reason.Fields) is not { } set || !settles(set) || MinimalSets.Shrink(set, settles) != set)
            {
                yield return $"{Say(reason.Fields)} is not a minimal sufficient reason";
            }
        }
    }

    private IEnumerable<string> OfRequirements(SufficientReason reason, Remedy remedy, RemedyStatus status)
    {
        if (sufficiency.SetOf(reason.Fields) is not { } set)
        {
            yield return $"{Say(reason.Fields)} names what the claim does not say";
            yield break;
        }

        var (met, notMet) = sufficiency.Shown(set);
        var shown = status switch
        {
            RemedyStatus.Eligible => met,
            RemedyStatus.Ineligible => notMet,
            _ => met | notMet,
        };
        var expected = Asked(remedy).Where(requirement => (shown & Reading.Bit((PlainRequirement)requirement)) != 0).ToArray();
        if (remedy == Remedy.PaidRepair && reason.Requirements.Contains(Requirement.NoFreeRepair) && !IsFree)
        {
            yield return $"{Say(reason.Fields)} says that the repair is free";
        }

        if (remedy != Remedy.PaidRepair && !expected.SequenceEqual(reason.Requirements))
        {
            yield return $"{Say(reason.Fields)} shows {Say(expected)}, said {Say(reason.Requirements)}";
        }

        // A refusal that holds by cases, whatever the item is, shows no one requirement.
        var isByCases = remedy == Remedy.PaidRepair ? IsFreeOrSuppliers(status) : IsByCases(reason, status);
        if (reason.Requirements.IsEmpty && !reason.Fields.IsEmpty && !isByCases)
        {
            yield return $"{Say(reason.Fields)} shows nothing";
        }

        foreach (var complaint in OfClauses(reason))
        {
            yield return complaint;
        }
    }

    private bool IsFree => subject.Evaluation.Decision[Remedy.FreeRepair].Status == RemedyStatus.Eligible;

    private bool IsFreeOrSuppliers(RemedyStatus status) => status == RemedyStatus.Ineligible && !IsFree;

    private static bool IsByCases(SufficientReason reason, RemedyStatus status) =>
        status == RemedyStatus.Ineligible
        && !reason.Fields.Contains(ClaimField.ItemKind)
        && reason.Fields.Any(field => field.Field == ClaimField.ServiceScope);

    private IEnumerable<string> OfClauses(SufficientReason reason)
    {
        var order = Paragraph.InOrder.Select(paragraph => paragraph.Clause).ToList();
        var places = reason.Clauses.Select(clause => order.IndexOf(clause)).ToArray();
        if (places.Contains(-1) || !places.SequenceEqual(places.Distinct().Order()))
        {
            yield return $"the clauses {string.Join(' ', reason.Clauses)} are not in the letter's order";
        }

        var possible = subject
            .Evaluation.Rules.Where(rule => reason.Requirements.Contains(rule.Requirement))
            .SelectMany(rule => rule.Limbs);
        var allowed = possible.Select(limb => limb.Clause).Append("2.1").ToHashSet(StringComparer.Ordinal);
        if (!reason.Clauses.All(allowed.Contains) || reason.Clauses.IsEmpty != reason.Requirements.IsEmpty)
        {
            yield return $"the clauses {string.Join(' ', reason.Clauses)} are not those of {Say(reason.Requirements)}";
        }
    }

    private IEnumerable<string> OfRests(RemedyWorking working, RemedyStatus status)
    {
        var rests = status is RemedyStatus.Eligible or RemedyStatus.Discretionary ? RestsOn(working.Remedy) : [];
        if (!working.RestsOn.SequenceEqual(rests))
        {
            yield return $"rests on {Say(rests)}, said {Say(working.RestsOn)}";
        }
    }

    private IEnumerable<Requirement> RestsOn(Remedy remedy) =>
        Asked(remedy)
            .Where(requirement =>
                // Findings are those of the claim date's law, which may waive what another one asks.
                !subject.Evaluation.Decision.Findings.Any(finding =>
                    finding.Requirement == requirement && finding.State != RequirementState.Waived && finding.Remedies.Has(remedy)
                )
            );

    /// <summary>What a remedy asks for and nobody waives: of the letter's table, for paid repair what R19 asks.</summary>
    private IEnumerable<Requirement> Asked(Remedy remedy)
    {
        if (remedy == Remedy.PaidRepair)
        {
            return IsWaived(PlainRequirement.StandardConfiguration, PlainRemedy.FreeRepair)
                ? [Requirement.NoFreeRepair]
                : [Requirement.StandardConfiguration, Requirement.NoFreeRepair];
        }

        return PlainTable
            .Requirements.Where(requirement => PlainTable.Ask(requirement, (PlainRemedy)remedy) != PlainAsk.Nothing)
            .Where(requirement => !IsWaived(requirement, (PlainRemedy)remedy))
            .Select(requirement => (Requirement)requirement);
    }

    private bool IsWaived(PlainRequirement requirement, PlainRemedy remedy) =>
        subject.Plain.All(law => PlainTable.IsWaived(law, requirement, remedy));

    private static IEnumerable<FieldRef[]> InOrder(IEnumerable<IEnumerable<FieldRef>> sets) =>
        sets.Select(set => set.ToArray())
            .OrderBy(set => set.Length)
            .ThenBy(set => set.Select(field => field.Order).ToArray(), FieldOrder.ByFields);

    private static string Say(IEnumerable<FieldRef> fields) => $"{{{string.Join(' ', fields.Select(FieldOrder.Say))}}}";

    private static string Say(IEnumerable<Requirement> requirements) => $"[{string.Join(' ', requirements)}]";
}
