using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Wire;

/// <summary>Names the fields that a coverage can hang on as its requests do: those of the sale, since R28 assumes the rest.</summary>
internal static class CoveragePath
{
    /// <summary>Of a request about one product.</summary>
    public static string OfProduct(FieldRef field) => field.Field == ClaimField.PeriodMonths ? "period_months" : OfSale(field.Field);

    /// <summary>Of a line of a cart.</summary>
    public static Func<FieldRef, string> OfLine(int index) =>
        field => $"lines[{index}].{(field.Field == ClaimField.PeriodMonths ? "contract.period_months" : OfSale(field.Field))}";

    private static string OfSale(ClaimField field) =>
        field switch
        {
            ClaimField.PriceKind => "price_kind",
            ClaimField.UnitKind => "unit_kind",
            ClaimField.Title => "title",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "a field that coverage does not hang on"),
        };
}
