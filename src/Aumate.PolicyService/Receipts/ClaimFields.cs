using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Receipts;

/// <summary>The fields of a claim in a receipt: all that the domain has of it, but the serial number, which decides nothing and names a unit.</summary>
internal static class ClaimFields
{
    private static readonly Claim BlankClaim = new() { ClaimDate = default, Model = "" };
    private static readonly Waiver BlankWaiver = new(default, default, "");
    private static readonly ReportedService BlankService = new(null, null, null);

    // The contract's order. The numbers of facts are the code's own, which may move.
    private static readonly ImmutableArray<Fact> Causes =
    [
        .. Enumerable.Range((int)Fact.Misuse, 13).Select(fact => (Fact)fact),
        Fact.Virus,
    ];

    public static Claim Blank => BlankClaim;

    public static Claim Pass(ReceiptFields fields, Claim claim) =>
        PassEvents(fields, claim, PassItem(fields, claim, PassSale(fields, claim)));

    private static Claim PassSale(ReceiptFields fields, Claim claim) =>
        new()
        {
            ClaimDate = fields.Day(claim.ClaimDate),
            Model = fields.Word(claim.Model),
            OperatingSystem = fields.Choice(claim.OperatingSystem),
            VoucherDate = fields.Day(claim.VoucherDate),
            ContractDate = fields.Day(claim.ContractDate),
            DeliveryDate = fields.Day(claim.DeliveryDate),
            Price = Pass(fields, claim.Price),
            PricePaid = Pass(fields, claim.PricePaid),
            PriceKind = fields.Choice(claim.PriceKind),
            UnitKind = fields.Choice(claim.UnitKind),
            Title = fields.Choice(claim.Title),
            Source = fields.Choice(claim.Source),
            PeriodMonths = fields.Count(claim.PeriodMonths),
            ContractReplaces = Pass(fields, claim.ContractReplaces),
            ContractReference = fields.Text(claim.ContractReference),
            ContractWaives = fields.List(claim.ContractWaives, BlankWaiver, waiver => Pass(fields, waiver)),
            Jurisdiction = fields.Text(claim.Jurisdiction),
        };

    private static Claim PassItem(ReceiptFields fields, Claim claim, Claim passed) =>
        passed with
        {
            Item = new ClaimedItem(
                fields.Choice(claim.Item.Kind),
                fields.Text(claim.Item.Part),
                fields.Text(claim.Item.AccessoryModel),
                fields.Flag(claim.Item.StandardConfiguration)
            ),
            ProofOfPurchase = fields.Flag(claim.ProofOfPurchase),
            WarrantyCertificate = fields.Flag(claim.WarrantyCertificate),
            SerialLabel = fields.Choice(claim.SerialLabel),
            SerialMatches = fields.Flag(claim.SerialMatches),
            Complete = fields.Flag(claim.Complete),
            Diagnosis = fields.Choice(claim.Diagnosis),
            Causes = Pass(fields, claim.Causes),
        };

    private static Claim PassEvents(ReceiptFields fields, Claim claim, Claim passed) =>
        passed with
        {
            Authorization = fields.Choice(claim.Authorization),
            Shipped = fields.Flag(claim.Shipped),
            ReceiptDate = fields.Day(claim.ReceiptDate),
            SupportRequested = fields.Time(claim.SupportRequested),
            Services = fields.List(claim.Services, BlankService, service => Pass(fields, service)),
            Exceptions = fields.List(claim.Exceptions, BlankWaiver, waiver => Pass(fields, waiver)),
            RequestedRemedy = fields.Choice(claim.RequestedRemedy),
        };

    public static Replacements Pass(ReceiptFields fields, Replacements replaces) =>
        new()
        {
            MinimumPeriodMonths = fields.Count(replaces.MinimumPeriodMonths),
            ReturnDays = fields.Count(replaces.ReturnDays),
            ExchangeDays = fields.Count(replaces.ExchangeDays),
            ServiceFloorMonths = fields.Count(replaces.ServiceFloorMonths),
        };

    public static Remedies Pass(ReceiptFields fields, Remedies remedies) =>
        (Remedies)fields.Below((int)remedies, (int)Warranty.Letter.Remedies.All + 1);

    private static Money? Pass(ReceiptFields fields, Money? money) =>
        fields.Text(money?.Currency) is { } currency
            ? new Money(currency, fields.Number(money?.Units ?? 0, 0, long.MaxValue), fields.Below(money?.Nanos ?? 0, 1_000_000_000))
            : null;

    private static Waiver Pass(ReceiptFields fields, Waiver waiver) =>
        new(fields.Choice(waiver.Requirement), Pass(fields, waiver.Remedies), fields.Word(waiver.Source));

    private static ReportedService Pass(ReceiptFields fields, ReportedService service) =>
        new(
            fields.Day(service.CompletionDate),
            fields.Flag(service.Covered),
            fields.Choice(service.Scope),
            fields.Text(service.Part),
            fields.Text(service.AccessoryModel)
        );

    private static FactSet Pass(ReceiptFields fields, FactSet causes)
    {
        var mask = 0;
        for (var i = 0; i < Causes.Length; i++)
        {
            mask |= causes.Has(Causes[i]) ? 1 << i : 0;
        }

        mask = fields.Below(mask, 1 << Causes.Length);
        return FactSet.Of([.. Causes.Where((_, i) => (mask & (1 << i)) != 0)]);
    }
}
