using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>What would make a fact of the letter false that is true or not known, days apart: which field would have to favour the customer.</summary>
internal static class FactLift
{
    private static readonly Ways ByDiagnosis = Ways.By(FieldSet.Of(ClaimField.Diagnosis));
    private static readonly Ways ByItemKind = Ways.By(FieldSet.Of(ClaimField.ItemKind));
    private static readonly Ways ByAuthorization = Ways.By(FieldSet.Of(ClaimField.Authorization));

    public static Ways Of(Fact fact, Claim claim) =>
        fact switch
        {
            // A listed cause is established, diagnosis or not (R11); what is not listed yet, a product fault rules out.
            >= Fact.Misuse and <= Fact.UnauthorizedService or Fact.Virus when claim.Causes.Has(fact) => Ways.By(FieldSet.Of(fact)),
            Fact.WearingItem or Fact.AppearanceItem => ByItemKind,
            Fact.ConsentRefused or Fact.SentWithoutConsent => ByAuthorization,
            Fact.ExternalCause or Fact.NoFaultFound or >= Fact.Misuse and <= Fact.UnauthorizedService => ByDiagnosis,
            _ => Ways.By(FieldSet.Of(ClaimFacts.Asked(fact))),
        };
}
