namespace Aumate.Warranty.Catalog;

/// <summary>How the replacement of a product is found: computed, or remembered (3.2, R21).</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="original">One of its products.</param>
/// <param name="claimDate">The day of the claim (R6).</param>
public delegate ReplacementProposal ReplacementSearch(CatalogSnapshot catalog, Product original, NodaTime.LocalDate claimDate);
