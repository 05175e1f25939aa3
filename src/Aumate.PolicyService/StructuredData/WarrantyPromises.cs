using System.Text.Json;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Coverage;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.StructuredData;

/// <summary>Free repair as a warranty promise of schema.org: parts and labor free of charge, for a product that the customer brings or sends in (3.1).</summary>
internal static class WarrantyPromises
{
    // Of the vocabulary that schema.org names for it.
    private const string Scope = "http://purl.org/goodrelations/v1#PartsAndLabor-BringIn";
    private const string Month = "MON";

    public static void Write(Utf8JsonWriter json, ProductCoverage coverage)
    {
        var repair = coverage[Remedy.FreeRepair];
        if (!repair.IsOffered)
        {
            return;
        }

        json.WriteStartObject("warranty");
        json.WriteString("@type", "WarrantyPromise");
        WriteDuration(json, repair, coverage.OnPurchase.Decision.Timeline.Warranty);
        json.WriteStartObject("warrantyScope");
        json.WriteString("@type", "WarrantyScope");
        json.WriteString("@id", Scope);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A repair that stays free when the warranty has ended has no duration.
    private static void WriteDuration(Utf8JsonWriter json, RemedyCoverage repair, WarrantyCover warranty)
    {
        var (end, value) = repair switch
        {
            { LastDay: not null } => (warranty.End, "value"),
            { LastDayAtLeast: not null } => (warranty.AtLeast, "minValue"),
            _ => (null, ""),
        };
        if (end is null)
        {
            return;
        }

        json.WriteStartObject("durationOfWarranty");
        json.WriteString("@type", "QuantitativeValue");
        json.WriteNumber(value, end.Months.Value);
        // Months of UN/CEFACT; a year is twelve of them, whichever way it was agreed.
        json.WriteString("unitCode", Month);
        json.WriteEndObject();
    }
}
