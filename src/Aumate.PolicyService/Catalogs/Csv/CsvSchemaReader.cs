using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.TextFiles;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Csv;

/// <summary>Reads the tables of a CSV catalog that hold for all products: catalog.csv, categories.csv and parameters.csv.</summary>
internal sealed class CsvSchemaReader(CatalogFeed feed)
{
    internal const string CatalogFile = "catalog.csv";
    internal const string CategoriesFile = "categories.csv";
    internal const string ParametersFile = "parameters.csv";

    private readonly List<(DraftText Id, DraftText? Name)> categories = [];
    private readonly Dictionary<string, List<ParameterDraft>> parameters = new(StringComparer.Ordinal);

    /// <summary>Whether a file is one of them, and not a table of products.</summary>
    internal static bool IsTable(string file) =>
        CatalogFileNames.AreSame(file, CatalogFile)
        || CatalogFileNames.AreSame(file, CategoriesFile)
        || CatalogFileNames.AreSame(file, ParametersFile);

    /// <summary>Takes the facts of the whole, which are one row.</summary>
    internal void ReadCatalog(CsvRows rows)
    {
        var header = new CsvHeader(rows, feed);
        header.AllowOnly("as_of", "currency", "brand");
        for (bool first = true; rows.Read(); first = false)
        {
            if (first)
            {
                feed.AsOf(header.Cell("as_of"));
                feed.Currency(header.Cell("currency"));
                feed.NamesBrand(header.Cell("brand"));
            }
            else
            {
                feed.Fault(rows.RowPlace, "a second row; what holds for the whole catalog is one row");
            }
        }
    }

    internal void ReadCategories(CsvRows rows)
    {
        var header = new CsvHeader(rows, feed, "id", "name");
        header.AllowOnly("id", "name");
        while (header.IsComplete && rows.Read())
        {
            if (header.Cell("id") is { } id)
            {
                categories.Add((id, header.Cell("name")));
            }
            else
            {
                feed.Fault(rows.RowPlace, "the id of the category is missing");
            }
        }
    }

    internal void ReadParameters(CsvRows rows)
    {
        var header = new CsvHeader(rows, feed, "category", "id", "unit", "rule");
        header.AllowOnly("category", "id", "unit", "rule");
        while (header.IsComplete && rows.Read())
        {
            if (header.Cell("category") is not { Text: { } id } category)
            {
                feed.Fault(rows.RowPlace, "the category of the parameter is missing");
            }
            else if (!categories.Exists(known => known.Id.Text == id))
            {
                feed.Fault(category.Place, $"there is no category '{id}'");
            }
            else
            {
                Own(id).Add(new ParameterDraft(rows.RowPlace, header.Cell("id"), header.Cell("unit"), header.Cell("rule")));
            }
        }
    }

    /// <summary>Gives the categories with their parameters.</summary>
    internal void Finish()
    {
        foreach ((DraftText id, DraftText? name) in categories)
        {
            feed.Add(new CategoryDraft(id, name, Own(id.Text!)));
        }
    }

    private List<ParameterDraft> Own(string category)
    {
        if (!parameters.TryGetValue(category, out List<ParameterDraft>? own))
        {
            own = [];
            parameters.Add(category, own);
        }

        return own;
    }
}
