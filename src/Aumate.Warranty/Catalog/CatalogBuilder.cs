using System.Text.RegularExpressions;
using Aumate.Warranty.Catalog.Columns;
using NodaTime;

namespace Aumate.Warranty.Catalog;

/// <summary>
/// Takes a catalog from a source, part by part, and checks it as a whole, going on after each error so that all are listed at once (R29): what comes
/// out is a snapshot, or every error with its place. Categories come first, so that a product is checked as it comes and nothing of it has to be kept
/// but what the snapshot keeps. Bad data is never thrown.
/// </summary>
public sealed partial class CatalogBuilder
{
    private readonly Place place;
    private readonly List<CatalogError> faults = [];
    private readonly List<CatalogError> ofCategories = [];
    private readonly List<CatalogError> ofProducts = [];
    private readonly ProductTable table = new();
    private readonly SchemaReading schema;
    private readonly References references;
    private readonly ProductReading products;

    /// <summary>Takes a catalog.</summary>
    /// <param name="place">The place of the whole.</param>
    public CatalogBuilder(Place place)
    {
        this.place = place;
        schema = new SchemaReading(table, ofCategories);
        references = new References(table);
        products = new ProductReading(schema, table, references, ofProducts);
    }

    /// <summary>The day on which the catalog was drawn up, ISO. Null: not given.</summary>
    public DraftText? AsOf { get; set; }

    /// <summary>The currency of list prices, ISO 4217. Null: not given.</summary>
    public DraftText? Currency { get; set; }

    /// <summary>How many products came, good or bad.</summary>
    public int ProductCount { get; private set; }

    /// <summary>Takes what the source itself found wrong with the shape. With one of these the catalog is refused, and they are listed first.</summary>
    public void Fault(CatalogError fault) => faults.Add(fault);

    /// <summary>Takes a category.</summary>
    /// <exception cref="InvalidOperationException">A product came before.</exception>
    public void Add(CategoryDraft category)
    {
        if (ProductCount > 0)
        {
            throw new InvalidOperationException("Categories come before products.");
        }
        schema.Read(category);
    }

    /// <summary>Takes a product. The draft is not kept.</summary>
    public void Add(ProductDraft product)
    {
        ProductCount++;
        products.Read(product);
    }

    /// <summary>The snapshot, or all that is wrong. The builder is used up.</summary>
    public CatalogResult Build()
    {
        List<CatalogError> ofWhole = [];
        LocalDate? asOf = AsOf is { } day ? DayReading.Day(day, ofWhole) : null;
        string? currency = CurrencyOf(ofWhole);
        // A catalog that lost its products to a fault of shape is not called empty besides.
        if (ProductCount == 0 && faults.Count == 0)
        {
            ofWhole.Add(new(place, "the catalog has no products"));
        }
        List<CatalogError> errors = [.. faults, .. ofWhole, .. ofCategories, .. ofProducts, .. references.Errors()];
        // A source says what it cannot read. One that does not must not lose a product silently.
        if (errors.Count == 0 && products.Unreadable > 0)
        {
            errors.Add(new(place, $"{products.Unreadable} product(s) could not be read, and the source does not say why"));
        }
        return errors.Count > 0 ? CatalogResult.Refused(errors) : CatalogResult.Accept(new CatalogSnapshot(asOf, currency, table));
    }

    private string? CurrencyOf(List<CatalogError> errors)
    {
        if (Currency is { Text: { } code } given && !CurrencyCode().IsMatch(code))
        {
            errors.Add(new(given.Place, $"'{code}' is not a currency code (three capital letters)"));
        }
        return Currency?.Text;
    }

    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex CurrencyCode();
}
