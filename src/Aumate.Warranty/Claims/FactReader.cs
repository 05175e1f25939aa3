using Aumate.Warranty.Catalog;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Claims;

/// <summary>Turns what a claim says into the facts that the letter asks about.</summary>
internal static class FactReader
{
    /// <summary>The causes that a diagnosis settles. A virus is none of them: it counts only when it is listed, diagnosed or not (R11).</summary>
    public static FactSet CausesOfClause5 { get; } =
        FactSet.Of(
            Fact.Misuse,
            Fact.Accident,
            Fact.Modification,
            Fact.ImproperEnvironment,
            Fact.ForceMajeure,
            Fact.PowerSurge,
            Fact.ImproperMaintenance,
            Fact.ImproperStorage,
            Fact.ThirdParty,
            Fact.NormalWear,
            Fact.CustomerDataLoss,
            Fact.AgainstInstructions,
            Fact.UnauthorizedService
        );

    public static FactValues Read(Claim claim, CatalogFacts catalog, WarrantyClock clock)
    {
        var facts = new FactCollector();
        ReadDiagnosis(claim, ref facts);
        ReadSale(claim, ref facts);
        ReadDays(clock, ref facts);
        ReadItem(claim, catalog, ref facts);
        ReadPapers(claim, ref facts);
        ReadConsent(claim, ref facts);
        return facts.Values;
    }

    private static void ReadDiagnosis(Claim claim, ref FactCollector facts)
    {
        facts.Add(Fact.ExternalCause, claim.Diagnosis is { } known ? known == Diagnosis.ExternalCause : null);
        // With a cause listed, "no fault" is not a claim that could be made (R29), so it is ruled out.
        facts.Add(
            Fact.NoFaultFound,
            claim.Diagnosis is { } found ? found == Diagnosis.NoFaultFound
                : claim.Causes.Bits == 0 ? null
                : false
        );
        facts.AddTrue(claim.Causes);
        if (claim.Diagnosis is not null)
        {
            facts.AddFalse(new FactSet(CausesOfClause5.Bits & ~claim.Causes.Bits));
        }

        facts.Add(Fact.Virus, claim.Causes.Has(Fact.Virus));
    }

    private static void ReadSale(Claim claim, ref FactCollector facts)
    {
        facts.Add(Fact.Borrowed, claim.Title is { } title ? title == Title.Borrowed : null);
        facts.Add(Fact.SpecialPrice, claim.PriceKind is { } price ? price == PriceKind.Special : null);
        facts.Add(Fact.Prototype, claim.UnitKind is { } unit ? unit == UnitKind.Prototype : null);
        facts.Add(Fact.UnauthorizedSource, claim.Source is { } source ? source == Source.Unauthorized : null);
    }

    private static void ReadDays(WarrantyClock clock, ref FactCollector facts)
    {
        var days = clock.Timeline;
        facts.Add(Fact.PastExchangeWindow, days.ExchangeWindow.LastDay is { } exchange ? days.ClaimDate > exchange : null);
        facts.Add(Fact.PastReturnWindow, days.ReturnWindow.LastDay is { } end ? days.ClaimDate > end : null);
        facts.Add(Fact.OutOfWarranty, clock.OutOfWarranty);
    }

    private static void ReadItem(Claim claim, CatalogFacts catalog, ref FactCollector facts)
    {
        facts.Add(Fact.WearingItem, claim.Item.Kind is ItemKind.Consumable or ItemKind.Packaging);
        facts.Add(Fact.AppearanceItem, claim.Item.Kind == ItemKind.Appearance);
        facts.Add(
            Fact.NonStandardAccessory,
            claim.Item.Kind == ItemKind.Accessory ? !(claim.Item.StandardConfiguration ?? catalog.StandardConfiguration) : false
        );
        facts.Add(Fact.Incomplete, !claim.Complete);
        facts.Add(
            Fact.NonEmbeddedSystem,
            (claim.OperatingSystem ?? catalog.OperatingSystem) is { } system ? system == OperatingSystemKind.NonEmbedded : null
        );
    }

    private static void ReadPapers(Claim claim, ref FactCollector facts)
    {
        facts.Add(Fact.NoInvoice, !claim.ProofOfPurchase);
        facts.Add(Fact.NoCertificate, !claim.WarrantyCertificate);
        facts.Add(Fact.BadSerialLabel, claim.SerialLabel is { } label ? label != SerialLabel.Intact : null);
        facts.Add(Fact.SerialMismatch, !claim.SerialMatches);
    }

    private static void ReadConsent(Claim claim, ref FactCollector facts)
    {
        facts.Add(Fact.ConsentRefused, claim.Authorization == ReturnAuthorization.Refused);
        facts.Add(Fact.SentWithoutConsent, claim.Shipped && claim.Authorization == ReturnAuthorization.None);
    }

    private ref struct FactCollector
    {
        private ulong known;
        private ulong refuted;

        public readonly FactValues Values => new(new FactSet(known), new FactSet(refuted));

        public void Add(Fact fact, bool? value)
        {
            var bit = FactSet.Of(fact).Bits;
            known |= value == true ? bit : 0;
            refuted |= value == false ? bit : 0;
        }

        public void AddTrue(FactSet facts) => known |= facts.Bits;

        public void AddFalse(FactSet facts) => refuted |= facts.Bits;
    }
}
