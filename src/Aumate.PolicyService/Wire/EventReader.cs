using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Wire;

/// <summary>Reads earlier services and written exceptions, and checks the order of days.</summary>
internal static class EventReader
{
    public static ImmutableArray<ReportedService> ReadServices(IReadOnlyList<V1.Service> services, Violations violations)
    {
        ListReader.CheckCount(services.Count, "claim.services", violations);
        return ListReader.Read(services, (service, i) => ReadService(service, $"claim.services[{i}]", violations));
    }

    public static ImmutableArray<Waiver> ReadExceptions(IReadOnlyList<V1.WrittenException> exceptions, Violations violations)
    {
        ListReader.CheckCount(exceptions.Count, "claim.written_exceptions", violations);
        var read = ListReader.Read(
            exceptions,
            (exception, i) =>
            {
                var path = $"claim.written_exceptions[{i}]";
                var requirement = EnumReader.ReadWaivable((int)exception.Requirement, $"{path}.requirement", violations);
                var reference = RequestText.Read(exception.Reference, $"{path}.reference", violations);
                if (exception.Reference.Length == 0)
                {
                    violations.Add($"{path}.reference", "is required: Aumate's approval in writing (R26)");
                }

                return requirement is null || reference is null ? null : new Waiver(requirement.Value, Remedies.AllFree, reference);
            }
        );
        // In whatever order they are listed, the same exceptions are the same claim.
        return [.. read.Distinct().OrderBy(waiver => waiver.Requirement).ThenBy(waiver => waiver.Source, StringComparer.Ordinal)];
    }

    /// <summary>Reports a claim before the purchase, and services before the purchase or after the claim (R29).</summary>
    /// <param name="claim">The claim, as far as it could be read.</param>
    /// <param name="claimDate">Its claim date. Null: none could be read, so nothing is after it.</param>
    /// <param name="source">The claim as it was sent.</param>
    /// <param name="violations">Takes what is found.</param>
    public static void CheckOrder(Claim claim, LocalDate? claimDate, V1.Claim source, Violations violations)
    {
        // Where the voucher's date is no day, the contract's does not stand in for it.
        var purchaseDate = source.Purchase?.PurchaseDate is null ? claim.ContractDate : claim.VoucherDate;
        if (purchaseDate > claimDate)
        {
            violations.Add(source.ClaimDate is null ? "claim.claim_time" : "claim.claim_date", "is before the purchase date");
        }

        for (var i = 0; i < claim.Services.Length; i++)
        {
            var day = claim.Services[i].CompletionDate;
            if (day < purchaseDate || day > claimDate)
            {
                violations.Add(
                    $"claim.services[{i}].completion_date",
                    day > claimDate ? "is after the claim date" : "is before the purchase date"
                );
            }
        }
    }

    // A name that the scope has no place for decides nothing, so it is checked and not kept.
    private static ReportedService ReadService(V1.Service service, string path, Violations violations)
    {
        var scope = EnumReader.Read<ServiceScope>((int)service.Scope, $"{path}.scope", violations);
        var part = RequestText.Read(service.Part, $"{path}.part", violations);
        var accessory = RequestText.Read(service.AccessoryModel, $"{path}.accessory_model", violations);
        return new ReportedService(
            DateReader.Read(service.CompletionDate, $"{path}.completion_date", violations),
            service.HasCovered ? service.Covered : null,
            scope,
            scope is null or ServiceScope.Part ? part : null,
            scope is null or ServiceScope.Accessory ? accessory : null
        );
    }
}
