using Aumate.PolicyService.Catalogs.Json;
using Aumate.PolicyService.TextFiles;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Files;

/// <summary>What files give to one catalog, in whatever order they give it, and what is wrong with their shape.</summary>
/// <param name="place">The place of the whole.</param>
internal sealed class CatalogFeed(Place place)
{
    private readonly CatalogBuilder builder = new(place);
    private readonly List<CatalogError> faults = [];
    private readonly Dictionary<string, Dictionary<string, string?>> rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> parameters = new(StringComparer.Ordinal);
    private readonly List<string> sources = [];

    internal RepeatedTexts Texts { get; } = new();

    internal JsonPaths Paths { get; } = new();

    /// <summary>The brand of products that name none.</summary>
    internal DraftText? Brand { get; private set; }

    /// <summary>Whether some file could not be read to its end, so that nothing can be said about the whole.</summary>
    internal bool BrokeOff { get; private set; }

    /// <summary>Whether categories and parameters are all read, without a fault; else what products say of others means nothing.</summary>
    internal bool IsSchemaSound { get; private set; }

    /// <summary>Says that no more categories come.</summary>
    internal void EndSchema() => IsSchemaSound = faults.Count == 0;

    /// <summary>Begins a source; errors are listed in the order in which sources begin.</summary>
    internal void Begin(string source)
    {
        if (!sources.Contains(source))
        {
            sources.Add(source);
        }
    }

    internal void Fault(Place at, string message) => faults.Add(new(at, message));

    /// <summary>Takes what ends the reading of a file.</summary>
    internal void BreakOff(Place at, string message)
    {
        Fault(at, message);
        BrokeOff = true;
    }

    internal void AsOf(DraftText? given) => builder.AsOf = Once("as_of", builder.AsOf, given);

    internal void Currency(DraftText? given) => builder.Currency = Once("currency", builder.Currency, given);

    internal void NamesBrand(DraftText? given) => Brand = Once("brand", Brand, given);

    internal void Add(CategoryDraft category)
    {
        if (category.Id.Text is { } id && !rules.ContainsKey(id))
        {
            Dictionary<string, string?> own = new(StringComparer.Ordinal);
            foreach (ParameterDraft parameter in category.Parameters)
            {
                own.TryAdd(parameter.Id?.Text ?? "", parameter.Rule?.Text);
                parameters.Add(parameter.Id?.Text ?? "");
            }

            rules.Add(id, own);
        }

        builder.Add(category);
    }

    internal void Add(ProductDraft product) => builder.Add(product);

    /// <summary>The code of the rule of a category's parameter. Null: unknown.</summary>
    internal string? Rule(string? category, string parameter) =>
        category is not null && rules.TryGetValue(category, out var own) ? own.GetValueOrDefault(parameter) : null;

    internal bool HasCategories => rules.Count > 0;

    /// <summary>Whether any category has a parameter.</summary>
    internal bool HasParameter(string id) => parameters.Contains(id);

    /// <summary>The catalog, or all that is wrong.</summary>
    internal CatalogResult Build()
    {
        IEnumerable<CatalogError> ordered = faults
            .OrderBy(fault => sources.IndexOf(fault.Place.Part?.Source ?? ""))
            .ThenBy(fault => fault.Place.Line)
            .ThenBy(fault => fault.Place.Column);
        if (BrokeOff)
        {
            return CatalogResult.Refused(ordered);
        }

        foreach (CatalogError fault in ordered)
        {
            builder.Fault(fault);
        }

        return builder.Build();
    }

    // Files may each say what all of them agree on.
    private DraftText? Once(string key, DraftText? known, DraftText? given)
    {
        if (known is not { Text: { } first } || given is not { Text: { } second } || first == second)
        {
            return known ?? given;
        }

        Fault(given.Value.Place, $"'{key}' is '{second}' here, but '{first}' at {known.Value.Place}");
        return known;
    }
}
