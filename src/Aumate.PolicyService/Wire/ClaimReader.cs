using Aumate.PolicyService.Reference;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Wire;

/// <summary>Reads a claim of the contract into the domain's, or says everything that is wrong with it (R29).</summary>
/// <param name="serviceCenter">The service center's time zone, in which support requests arrive (R10).</param>
internal sealed class ClaimReader(DateTimeZone serviceCenter)
{
    /// <summary>The claim. Null: <paramref name="violations"/> say why there is none.</summary>
    public Claim? Read(V1.Claim? claim, Violations violations)
    {
        if (claim is null)
        {
            violations.Add("claim", "is required");
            return null;
        }

        var day = ReadClaimDate(claim, violations);
        var read = new Claim
        {
            ClaimDate = day ?? default,
            Model = ReadModel(claim.Product, violations),
            SerialNumber = RequestText.Read(claim.Product?.SerialNumber ?? "", "claim.product.serial_number", violations),
            OperatingSystem = EnumReader.Read<OperatingSystemKind>(
                (int)(claim.Product?.OperatingSystem ?? 0),
                "claim.product.operating_system",
                violations
            ),
            Item = ReadItem(claim.Item, violations),
            ProofOfPurchase = claim.HasProofOfPurchase ? claim.ProofOfPurchase : null,
            WarrantyCertificate = claim.HasWarrantyCertificate ? claim.WarrantyCertificate : null,
            SerialLabel = EnumReader.Read<SerialLabel>((int)claim.SerialLabel, "claim.serial_label", violations),
            SerialMatches = claim.HasSerialMatchesCertificate ? claim.SerialMatchesCertificate : null,
            Complete = claim.HasComplete ? claim.Complete : null,
            Diagnosis = EnumReader.Read<Diagnosis>((int)(claim.Failure?.Diagnosis ?? 0), "claim.failure.diagnosis", violations),
            Causes = ReadCauses(claim.Failure, violations),
            Authorization = ReadAuthorization(claim.ReturnAuthorization, violations),
            Shipped = claim.Shipped,
            ReceiptDate = DateReader.Read(claim.ReceiptDate, "claim.receipt_date", violations),
            SupportRequested = DateReader.Read(claim.SupportRequestTime, "claim.support_request_time", violations)?.InZone(serviceCenter),
            Jurisdiction = ReadJurisdiction(claim.Jurisdiction, "claim.jurisdiction", violations),
            RequestedRemedy = EnumReader.Read<Remedy>((int)claim.RequestedRemedy, "claim.requested_remedy", violations),
            Services = EventReader.ReadServices(claim.Services, violations),
            Exceptions = EventReader.ReadExceptions(claim.WrittenExceptions, violations),
        };
        read = SaleReader.ReadContract(SaleReader.ReadPurchase(read, claim.Purchase, violations), claim.Contract, violations);
        EventReader.CheckOrder(read, day, claim, violations);
        return violations.Any ? null : read;
    }

    private static LocalDate? ReadClaimDate(V1.Claim claim, Violations violations)
    {
        var date = DateReader.Read(claim.ClaimDate, "claim.claim_date", violations);
        var time = DateReader.Read(claim.ClaimTime, "claim.claim_time", violations);
        var zone = DateReader.ReadZone(claim.TimeZone, "claim.time_zone", violations);
        switch (claim)
        {
            case { ClaimDate: null, ClaimTime: null }:
                violations.Add("claim.claim_date", "is required, or claim_time with time_zone");
                return null;
            case { ClaimDate: not null, ClaimTime: not null }:
                violations.Add("claim.claim_time", "is given beside claim_date; give one of them");
                return null;
            case { ClaimTime: not null, TimeZone: "" }:
                violations.Add("claim.time_zone", "is required with claim_time");
                return null;
            default:
                return date ?? (zone is null ? null : time?.InZone(zone).Date);
        }
    }

    private static string ReadModel(V1.Product? product, Violations violations)
    {
        if (string.IsNullOrEmpty(product?.Model))
        {
            violations.Add("claim.product.model", "is required");
        }

        return RequestText.Read(product?.Model ?? "", "claim.product.model", violations) ?? "";
    }

    private static ClaimedItem ReadItem(V1.ClaimedItem? item, Violations violations)
    {
        if (item is null)
        {
            return ClaimedItem.WholeProduct;
        }

        Refuse(
            item.Kind == V1.ItemKind.Unspecified
                && (item.Part.Length > 0 || item.AccessoryModel.Length > 0 || item.HasStandardConfiguration),
            "claim.item.kind",
            "is required when a part or an accessory is described",
            violations
        );
        var kind = EnumReader.Read<ItemKind>((int)item.Kind, "claim.item.kind", violations) ?? ItemKind.Product;
        var part = RequestText.Read(item.Part, "claim.item.part", violations);
        var accessory = RequestText.Read(item.AccessoryModel, "claim.item.accessory_model", violations);
        // What is said of another kind of item decides nothing, so it is checked and not kept.
        return kind switch
        {
            ItemKind.Part => new ClaimedItem(kind, Part: part),
            ItemKind.Accessory => new ClaimedItem(
                kind,
                AccessoryModel: accessory,
                StandardConfiguration: item.HasStandardConfiguration ? item.StandardConfiguration : null
            ),
            _ => new ClaimedItem(kind),
        };
    }

    private static FactSet ReadCauses(V1.Failure? failure, Violations violations)
    {
        if (failure is null || failure.Causes.Count == 0)
        {
            return default;
        }

        Refuse(
            failure.Diagnosis == V1.Diagnosis.NoFaultFound,
            "claim.failure.causes",
            "are listed beside a diagnosis that found no fault; a failure without a fault has no cause",
            violations
        );
        ListReader.CheckCount(failure.Causes.Count, "claim.failure.causes", violations);
        ulong causes = 0;
        for (var i = 0; i < Math.Min(failure.Causes.Count, ListReader.MaxEntries); i++)
        {
            causes |= EnumReader.ReadCause((int)failure.Causes[i], $"claim.failure.causes[{i}]", violations) is { } cause
                ? FactSet.Of(cause).Bits
                : 0;
        }

        return new FactSet(causes);
    }

    private static ReturnAuthorization ReadAuthorization(V1.ReturnAuthorization authorization, Violations violations)
    {
        Refuse(
            authorization is < V1.ReturnAuthorization.Unspecified or > V1.ReturnAuthorization.Refused,
            "claim.return_authorization",
            $"{(int)authorization} is not defined by the contract",
            violations
        );
        return (ReturnAuthorization)authorization;
    }

    /// <summary>A place of sale. Null: absent, or reported as a violation.</summary>
    public static string? ReadJurisdiction(string jurisdiction, string field, Violations violations)
    {
        var code = RequestText.Read(jurisdiction, field, violations);
        Refuse(code is not null && !Jurisdictions.IsKnown(code), field, "is no code of ISO 3166, such as \"DE\" or \"US-CA\"", violations);
        return code;
    }

    private static void Refuse(bool wrong, string field, string description, Violations violations)
    {
        if (wrong)
        {
            violations.Add(field, description);
        }
    }
}
