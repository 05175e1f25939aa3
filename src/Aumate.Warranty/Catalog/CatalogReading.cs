using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Aumate.Warranty.Catalog;

/// <summary>Reads a draft into a snapshot, going on after each error so that all are listed at once (R29).</summary>
internal sealed partial class CatalogReading(CatalogDraft draft)
{
    private readonly List<CatalogError> errors = [.. draft.Faults];

    internal CatalogResult Result()
    {
        LocalDate? asOf = draft.AsOf is { } day ? Day(day, errors) : null;
        string? currency = Currency();
        // A draft that lost its products to a fault of shape is not called empty besides.
        if (draft.Products.Count == 0 && draft.Faults.Count == 0)
        {
            errors.Add(new(draft.Place, "the catalog has no products"));
        }
        var schema = new SchemaReading(errors);
        schema.Read(draft.Categories);
        Product?[] products = Products(schema);
        new References(draft.Products, errors).Check();
        return errors.Count > 0
            ? CatalogResult.Refused(errors)
            : CatalogResult.Accept(new CatalogSnapshot(asOf, currency, schema.Categories, products.OfType<Product>()));
    }

    /// <summary>The ISO date that a text is; null after an error.</summary>
    internal static LocalDate? Day(DraftText given, List<CatalogError> errors)
    {
        if (given.Text is null)
        {
            return null;
        }
        ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(given.Text);
        if (!day.Success)
        {
            errors.Add(new(given.Place, $"'{given.Text}' is not a date (yyyy-MM-dd)"));
        }
        return day.Success ? day.Value : null;
    }

    private Product?[] Products(SchemaReading schema)
    {
        var reading = new ProductReading(schema, errors);
        return [.. draft.Products.Select(reading.Read)];
    }

    private string? Currency()
    {
        if (draft.Currency is { Text: { } code } given && !CurrencyCode().IsMatch(code))
        {
            errors.Add(new(given.Place, $"'{code}' is not a currency code (three capital letters)"));
        }
        return draft.Currency?.Text;
    }

    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex CurrencyCode();
}
