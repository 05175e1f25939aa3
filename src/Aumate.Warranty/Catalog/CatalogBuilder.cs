namespace Aumate.Warranty.Catalog;

/// <summary>
/// Takes a catalog from a source, part by part, and checks it as a whole: what comes out is a snapshot, or every error with its place. Categories
/// come first, so that a product is checked as it comes and nothing of it has to be kept but what the snapshot keeps. Bad data is never thrown.
/// </summary>
/// <param name="place">The place of the whole.</param>
public sealed class CatalogBuilder(Place place)
{
    private readonly List<CatalogError> faults = [];
    private readonly List<CategoryDraft> categories = [];
    private readonly List<ProductDraft> products = [];

    /// <summary>The day on which the catalog was drawn up, ISO. Null: not given.</summary>
    public DraftText? AsOf { get; set; }

    /// <summary>The currency of list prices, ISO 4217. Null: not given.</summary>
    public DraftText? Currency { get; set; }

    /// <summary>How many products came, good or bad.</summary>
    public int ProductCount => products.Count;

    /// <summary>Takes what the source itself found wrong with the shape. With one of these the catalog is refused, and they are listed first.</summary>
    public void Fault(CatalogError fault) => faults.Add(fault);

    /// <summary>Takes a category.</summary>
    /// <exception cref="InvalidOperationException">A product came before.</exception>
    public void Add(CategoryDraft category)
    {
        if (products.Count > 0)
        {
            throw new InvalidOperationException("Categories come before products.");
        }
        categories.Add(category);
    }

    /// <summary>Takes a product. The draft is not kept.</summary>
    public void Add(ProductDraft product) => products.Add(product);

    /// <summary>The snapshot, or all that is wrong. The builder is used up.</summary>
    public CatalogResult Build() =>
        new CatalogReading(
            new CatalogDraft
            {
                Place = place,
                AsOf = AsOf,
                Currency = Currency,
                Categories = categories,
                Products = products,
                Faults = faults,
            }
        ).Result();
}
