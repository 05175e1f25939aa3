using System.Text.Json;
using Aumate.PolicyService.Explaining;
using Aumate.Warranty.Coverage;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.StructuredData;

/// <summary>
/// Return and exchange as policies of schema.org: a policy each, told apart by what is given back. Nothing is said of customers who merely change their
/// mind, since the letter is about faults alone: fees are those of defects, and the description says which faults.
/// </summary>
internal static class ReturnPolicies
{
    private const string Vocabulary = "https://schema.org/";

    private static readonly (Remedy Remedy, string Refund)[] Given = [(Remedy.Return, "FullRefund"), (Remedy.Exchange, "ExchangeRefund")];

    public static void Write(Utf8JsonWriter json, ProductCoverage coverage, string? fault)
    {
        var country = coverage.OnPurchase.Claim.Jurisdiction?[..2];
        if (Array.TrueForAll(Given, given => coverage[given.Remedy].Status == CoverageStatus.NotOffered))
        {
            json.WriteStartObject("hasMerchantReturnPolicy");
            WriteCategory(json, country, "MerchantReturnNotPermitted");
            json.WriteEndObject();
            return;
        }

        var told = Given.Where(given => IsSettled(coverage[given.Remedy])).ToList();
        if (told.Count > 0)
        {
            json.WriteStartArray("hasMerchantReturnPolicy");
            told.ForEach(given => Write(json, country, coverage[given.Remedy], given.Refund, fault));
            json.WriteEndArray();
        }
    }

    // Where only one of the two is refused, the other's policy says what is given; "not permitted" would speak of both.
    private static bool IsSettled(RemedyCoverage remedy) => remedy.IsOffered && remedy.Missing.IsEmpty;

    private static void Write(Utf8JsonWriter json, string? country, RemedyCoverage remedy, string refund, string? fault)
    {
        json.WriteStartObject();
        WriteCategory(json, country, remedy.LastDay is null ? "MerchantReturnUnlimitedWindow" : "MerchantReturnFiniteReturnWindow");
        if (remedy.LastDay is { } day)
        {
            // As a number it would count from the delivery, and the letter counts from the purchase; a date is a date.
            json.WriteString("merchantReturnDays", FactText.Of(day));
        }

        json.WriteString("refundType", Vocabulary + refund);
        json.WriteString("returnMethod", Vocabulary + "ReturnByMail");
        json.WriteString(
            "itemDefectReturnFees",
            Vocabulary + (IsFree(remedy.Freight[(int)Leg.ToAumate]) ? "FreeReturn" : "ReturnFeesCustomerResponsibility")
        );
        if (fault is not null)
        {
            json.WriteString("description", fault);
        }

        json.WriteEndObject();
    }

    private static bool IsFree(FreightLeg leg) => leg is { Freight: Party.Aumate, InboundFees: Party.Aumate };

    private static void WriteCategory(Utf8JsonWriter json, string? country, string category)
    {
        json.WriteString("@type", "MerchantReturnPolicy");
        if (country is not null)
        {
            json.WriteString("applicableCountry", country);
        }

        json.WriteString("returnPolicyCategory", Vocabulary + category);
    }
}
