using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

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
        return ListReader.Read(
            exceptions,
            (exception, i) =>
            {
                var path = $"claim.written_exceptions[{i}]";
                var requirement = EnumReader.ReadWaivable((int)exception.Requirement, $"{path}.requirement", violations);
                var reference = TextReader.Read(exception.Reference, $"{path}.reference", violations);
                if (exception.Reference.Length == 0)
                {
                    violations.Add($"{path}.reference", "is required: Aumate's approval in writing (R26)");
                }

                return requirement is null || reference is null ? null : new Waiver(requirement.Value, Remedies.AllFree, reference);
            }
        );
    }

    /// <summary>Reports a claim before the purchase, and services before the purchase or after the claim (R29).</summary>
    public static void CheckOrder(Claim claim, V1.Claim source, Violations violations)
    {
        if (claim.PurchaseDate > claim.ClaimDate)
        {
            violations.Add(source.ClaimDate is null ? "claim.claim_time" : "claim.claim_date", "is before the purchase date");
        }

        for (var i = 0; i < claim.Services.Length; i++)
        {
            var day = claim.Services[i].CompletionDate;
            if (day < claim.PurchaseDate || day > claim.ClaimDate)
            {
                violations.Add(
                    $"claim.services[{i}].completion_date",
                    day > claim.ClaimDate ? "is after the claim date" : "is before the purchase date"
                );
            }
        }
    }

    private static ReportedService ReadService(V1.Service service, string path, Violations violations) =>
        new(
            DateReader.Read(service.CompletionDate, $"{path}.completion_date", violations),
            service.HasCovered ? service.Covered : null,
            EnumReader.Read<ServiceScope>((int)service.Scope, $"{path}.scope", violations),
            TextReader.Read(service.Part, $"{path}.part", violations),
            TextReader.Read(service.AccessoryModel, $"{path}.accessory_model", violations)
        );
}
