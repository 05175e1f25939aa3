using System.Collections.Immutable;
using static Aumate.Warranty.Letter.Fact;
using static Aumate.Warranty.Letter.Remedies;

namespace Aumate.Warranty.Letter;

/// <summary>
/// The letter as a table, in the order of reasons (R17). The same rows decide, explain, render the clause register and are quantified over by
/// the tests. A row says when a requirement is <em>not</em> met; what a fact comes to is said in <c>Claims</c>.
/// </summary>
public static class CommitmentLetter
{
    /// <summary>The rows.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        Refuses(AllFree, Requirement.ProductFault, "1.1", ExternalCause).Or("5.5", NoFaultFound),
        Refuses(AllFree, Requirement.NotBorrowed, "3.0", Borrowed),
        Refuses(Remedies.Exchange, Requirement.ExchangeWindow, "3.2", PastExchangeWindow),
        Refuses(Remedies.Return, Requirement.ReturnWindow, "3.3", PastReturnWindow),
        Refuses(Remedies.Return, Requirement.Complete, "3.3", Incomplete),
        // 3.2 asks for the accessories and names no consequence, so an incomplete exchange is Aumate's to refuse or not (R17).
        Discretion(Remedies.Exchange, Requirement.Complete, "3.2", Incomplete),
        Refuses(Remedies.Return | Remedies.Exchange, Requirement.StandardPrice, "3.note", SpecialPrice),
        Refuses(AllFree, Requirement.NotSpecialPrototype, "3.note", SpecialPrice, Prototype),
        Refuses(AllFree, Requirement.InWarranty, "5.1", OutOfWarranty),
        Refuses(AllFree, Requirement.NoCause52, "5.2", Misuse)
            .Or("5.2", Accident)
            .Or("5.2", Modification)
            .Or("5.2", ImproperEnvironment)
            .Or("5.2", ForceMajeure)
            .Or("5.2", PowerSurge)
            .Or("5.2", ImproperMaintenance)
            .Or("5.2", ImproperStorage),
        Refuses(AllFree, Requirement.NoCause53, "5.3", ThirdParty),
        Refuses(AllFree, Requirement.NoCause54, "5.4", NormalWear),
        Refuses(AllFree, Requirement.NoCause56, "5.6", CustomerDataLoss),
        Refuses(AllFree, Requirement.NoCause59, "5.9", AgainstInstructions),
        Refuses(AllFree, Requirement.NoCause511, "5.11", UnauthorizedService),
        // A defect in a consumable is covered; without one it wore out (R13).
        Refuses(AllFree, Requirement.NotWornConsumable, "5.7", WearingItem, ExternalCause).Or("5.7", WearingItem, NoFaultFound),
        Refuses(AllFree, Requirement.Invoice, "5.8", NoInvoice),
        Refuses(AllFree, Requirement.Certificate, "5.8", NoCertificate),
        Refuses(AllFree, Requirement.SerialLabel, "5.8", BadSerialLabel),
        Refuses(AllFree, Requirement.SerialMatch, "5.8", SerialMismatch),
        Refuses(AllFree, Requirement.NotAppearance, "5.10", AppearanceItem),
        Refuses(AllFree, Requirement.AuthorizedSource, "5.12", UnauthorizedSource),
        Refuses(Remedies.Return, Requirement.NotRefused, "3.3", ConsentRefused),
        Refuses(Remedies.Exchange | Remedies.FreeRepair, Requirement.NotRefused, "6.7", ConsentRefused),
        Refuses(AllFree, Requirement.NoVirus, "8.2", Virus, NonEmbeddedSystem),
        Refuses(AllFree, Requirement.StandardConfiguration, "8.3", NonStandardAccessory),
        Discretion(AllFree, Requirement.SentWithConsent, "3.3", SentWithoutConsent),
    ];

    private static Rule Refuses(Remedies remedies, Requirement requirement, string clause, params ReadOnlySpan<Fact> facts) =>
        new(requirement, Effect.Refuses, remedies, [new Limb(clause, FactSet.Of(facts))]);

    private static Rule Discretion(Remedies remedies, Requirement requirement, string clause, params ReadOnlySpan<Fact> facts) =>
        new(requirement, Effect.Discretion, remedies, [new Limb(clause, FactSet.Of(facts))]);
}
