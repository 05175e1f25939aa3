using System.Collections.Immutable;
using Aumate.PolicyService.Reference;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using Google.Protobuf.Collections;

namespace Aumate.PolicyService.Wire;

/// <summary>Reads the sale: purchase and contract.</summary>
internal static class SaleReader
{
    private const int NanosPerUnit = 1_000_000_000;

    /// <summary>The claim with what the purchase says.</summary>
    public static Claim ReadPurchase(Claim claim, V1.Purchase? purchase, Violations violations) =>
        purchase is null
            ? claim
            : claim with
            {
                VoucherDate = DateReader.Read(purchase.PurchaseDate, "claim.purchase.purchase_date", violations),
                DeliveryDate = DateReader.Read(purchase.DeliveryDate, "claim.purchase.delivery_date", violations),
                Price = ReadMoney(purchase.Price, "claim.purchase.price", violations),
                PricePaid = ReadMoney(purchase.PricePaid, "claim.purchase.price_paid", violations),
                PriceKind = EnumReader.Read<PriceKind>((int)purchase.PriceKind, "claim.purchase.price_kind", violations),
                UnitKind = EnumReader.Read<UnitKind>((int)purchase.UnitKind, "claim.purchase.unit_kind", violations),
                Title = EnumReader.Read<Title>((int)purchase.Title, "claim.purchase.title", violations),
                Source = EnumReader.Read<Source>((int)purchase.Source, "claim.purchase.source", violations),
            };

    /// <summary>The claim with what the contract says.</summary>
    public static Claim ReadContract(Claim claim, V1.Contract? contract, Violations violations)
    {
        if (contract is null)
        {
            return claim;
        }

        var overrides = contract.Overrides;
        claim = claim with { ContractReference = RequestText.Read(contract.Reference, "claim.contract.reference", violations) };
        return claim with
        {
            ContractDate = DateReader.Read(contract.ContractDate, "claim.contract.contract_date", violations),
            PeriodMonths = contract.HasPeriodMonths ? ReadPeriod(contract.PeriodMonths, "claim.contract.period_months", violations) : null,
            ContractReplaces = overrides is null ? claim.ContractReplaces : ReadReplacements(overrides, violations),
            ContractWaives = overrides is null ? [] : ReadWaivers(overrides, claim.ContractCitation, violations),
        };
    }

    /// <summary>A warranty period. Null: reported as a violation.</summary>
    public static int? ReadPeriod(int months, string field, Violations violations) =>
        ReadNumber(months, Bounds.PeriodMonths, "months", field, violations);

    private static Replacements ReadReplacements(V1.ContractOverrides overrides, Violations violations) =>
        new()
        {
            MinimumPeriodMonths = overrides.HasMinimumPeriodMonths
                ? ReadPeriod(overrides.MinimumPeriodMonths, "claim.contract.overrides.minimum_period_months", violations)
                : null,
            ReturnDays = overrides.HasReturnDays
                ? ReadNumber(overrides.ReturnDays, Bounds.WindowDays, "days", "claim.contract.overrides.return_days", violations)
                : null,
            ExchangeDays = overrides.HasExchangeDays
                ? ReadNumber(overrides.ExchangeDays, Bounds.WindowDays, "days", "claim.contract.overrides.exchange_days", violations)
                : null,
            ServiceFloorMonths = overrides.HasServiceFloorMonths
                ? ReadPeriod(overrides.ServiceFloorMonths, "claim.contract.overrides.service_floor_months", violations)
                : null,
        };

    private static ImmutableArray<Waiver> ReadWaivers(V1.ContractOverrides overrides, string reference, Violations violations)
    {
        ListReader.CheckCount(overrides.Waivers.Count, "claim.contract.overrides.waivers", violations);
        var waivers = ListReader.Read(
            overrides.Waivers,
            (waiver, i) =>
            {
                var path = $"claim.contract.overrides.waivers[{i}]";
                var requirement = EnumReader.ReadWaivable((int)waiver.Requirement, $"{path}.requirement", violations);
                var remedies = ReadRemedies(waiver.Remedies, $"{path}.remedies", violations);
                return requirement is null ? null : new Waiver(requirement.Value, remedies, reference);
            }
        );
        // However the caller splits them up, the same waivers are the same claim.
        return
        [
            .. waivers
                .GroupBy(waiver => waiver.Requirement)
                .OrderBy(same => same.Key)
                .Select(same => new Waiver(same.Key, same.Aggregate(Remedies.None, (all, waiver) => all | waiver.Remedies), reference)),
        ];
    }

    private static Remedies ReadRemedies(RepeatedField<V1.Remedy> remedies, string path, Violations violations)
    {
        var set = remedies.Count == 0 ? Remedies.AllFree : Remedies.None;
        ListReader.CheckCount(remedies.Count, path, violations);
        for (var i = 0; i < Math.Min(remedies.Count, ListReader.MaxEntries); i++)
        {
            var remedy = EnumReader.Read<Remedy>((int)remedies[i], $"{path}[{i}]", violations);
            if (remedies[i] is V1.Remedy.Unspecified or V1.Remedy.PaidRepair)
            {
                violations.Add($"{path}[{i}]", "is no free remedy; a requirement is waived for return, exchange or free repair");
            }

            set |= remedy?.AsSet() ?? Remedies.None;
        }

        return set;
    }

    private static int? ReadNumber(int number, int most, string unit, string field, Violations violations)
    {
        if (number >= 1 && number <= most)
        {
            return number;
        }

        violations.Add(field, $"{number} is not 1 to {most} {unit}");
        return null;
    }

    private static Money? ReadMoney(Google.Type.Money? money, string field, Violations violations)
    {
        if (money is null)
        {
            return null;
        }

        var known = Currencies.IsKnown(money.CurrencyCode);
        if (!known)
        {
            violations.Add($"{field}.currency_code", "is no code of ISO 4217, such as \"USD\"");
        }

        if (money.Units < 0 || money.Nanos is < 0 or >= NanosPerUnit)
        {
            violations.Add(field, "is negative, or its nanos are not 0 to 999999999");
            return null;
        }

        return known ? new Money(money.CurrencyCode, money.Units, money.Nanos) : null;
    }
}
