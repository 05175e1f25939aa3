using Aumate.PolicyService.LoadTests.Peers.Wire;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.WellKnownTypes;
using Date = Google.Type.Date;
using OperatingSystem = Aumate.PolicyService.Wire.V1.OperatingSystem;

namespace Aumate.PolicyService.LoadTests.Peers;

/// <summary>
/// A claim as attributes for Cerbos: words of the contract, "unknown" where nobody says anything. What a policy there does not compute is read from the service's
/// decision and given ready: days, and what the catalog says of an accessory.
/// </summary>
internal static class CerbosRequest
{
    public static IReadOnlyDictionary<string, RemedyStatus> Statuses(Decision decision) =>
        decision.Remedies.ToDictionary(each => Word(each.Remedy), each => each.Status);

    /// <summary>Whether the policy is about such claims: not where law, a contract or a written exception changes the letter.</summary>
    public static bool Covers(Claim claim) =>
        claim.Jurisdiction.Length == 0 && claim.WrittenExceptions.Count == 0 && claim.Contract?.Overrides is null;

    public static CheckResourcesRequest Of(EvaluateClaimRequest asked, Decision decision)
    {
        var resource = new Resource { Kind = "claim", Id = asked.RequestId };
        resource.Attr.Add(Stated(asked.Claim).Concat(Ready(decision)).ToDictionary(each => each.Name, each => Value.ForString(each.Word)));
        resource.Attr.Add("causes", Value.ForList([.. (asked.Claim.Failure?.Causes ?? []).Select(each => Value.ForString(Word(each)))]));
        return new CheckResourcesRequest
        {
            RequestId = asked.RequestId,
            Principal = new Principal { Id = "customer", Roles = { "customer" } },
            Resources =
            {
                new CheckResourcesRequest.Types.Entry { Actions = { Statuses(decision).Keys }, Resource = resource },
            },
        };
    }

    private static IEnumerable<(string Name, string Word)> Stated(Claim claim)
    {
        var purchase = claim.Purchase ?? new Purchase();
        yield return ("diagnosis", Word(claim.Failure?.Diagnosis ?? Diagnosis.Unspecified));
        yield return ("title", Word(purchase.Title));
        yield return ("priceKind", Word(purchase.PriceKind));
        yield return ("unitKind", Word(purchase.UnitKind));
        yield return ("source", Word(purchase.Source));
        yield return ("item", Word(claim.Item?.Kind ?? ItemKind.Unspecified));
        yield return ("operatingSystem", Word(claim.Product?.OperatingSystem ?? OperatingSystem.Unspecified));
        yield return ("serialLabel", Word(claim.SerialLabel));
        yield return ("proofOfPurchase", Word(claim.HasProofOfPurchase ? claim.ProofOfPurchase : null));
        yield return ("warrantyCertificate", Word(claim.HasWarrantyCertificate ? claim.WarrantyCertificate : null));
        yield return ("serialMatches", Word(claim.HasSerialMatchesCertificate ? claim.SerialMatchesCertificate : null));
        yield return ("complete", Word(claim.HasComplete ? claim.Complete : null));
        yield return ("shipped", Word(claim.Shipped));
        // Nobody has to say that there is none.
        yield return (
            "authorization",
            claim.ReturnAuthorization == ReturnAuthorization.Unspecified ? "none" : Word(claim.ReturnAuthorization)
        );
    }

    private static IEnumerable<(string Name, string Word)> Ready(Decision decision)
    {
        var timeline = decision.Timeline;
        yield return ("pastReturnWindow", Word(IsAfter(timeline.ClaimDate, timeline.ReturnWindow?.LastDay)));
        yield return ("pastExchangeWindow", Word(IsAfter(timeline.ClaimDate, timeline.ExchangeWindow?.LastDay)));
        yield return ("outOfWarranty", Word(IsUnmet(decision, Requirement.InWarranty)));
        yield return ("nonStandardAccessory", Word(IsUnmet(decision, Requirement.StandardConfiguration)));
    }

    private static bool? IsAfter(Date day, Date? last) => last is null ? null : Number(day) > Number(last);

    private static int Number(Date day) => new DateOnly(day.Year, day.Month, day.Day).DayNumber;

    private static bool? IsUnmet(Decision decision, Requirement requirement) =>
        decision.Findings.FirstOrDefault(finding => finding.Requirement == requirement)?.State switch
        {
            FindingState.NotMet => true,
            FindingState.Unknown => null,
            _ => false,
        };

    private static string Word(bool? value) =>
        value switch
        {
            true => "yes",
            false => "no",
            _ => "unknown",
        };

    // PriceKind.Standard is "standard", ItemKind.Unspecified is "unknown".
    private static string Word<T>(T value)
        where T : struct, System.Enum
    {
        var name = value.ToString();
        return name == "Unspecified"
            ? "unknown"
            : string.Concat(
                name.Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? "_" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}")
            );
    }
}
