using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.TextFiles;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Csv;

/// <summary>
/// Reads a table of products: a column for each field that is given, named as in JSON, and one for each parameter, which may say its unit in brackets. An
/// empty cell is not given; what a cell of a parameter means is said by the rule of the parameter.
/// </summary>
internal sealed class CsvProductReader
{
    private const string Parameters = "values.";

    private readonly CsvRows rows;
    private readonly CatalogFeed feed;
    private readonly CsvHeader header;
    private readonly List<Column> columns = [];

    internal CsvProductReader(CsvRows rows, CatalogFeed feed)
    {
        this.rows = rows;
        this.feed = feed;
        header = new CsvHeader(rows, feed, "sku", "category", "released");
        foreach ((string name, int column) in header.Columns)
        {
            if (CsvProductFields.IsField(name))
            {
                columns.Add(new(column, name, null, null));
            }
            else
            {
                Parameter(name, column);
            }
        }
    }

    /// <summary>Gives all products to the feed.</summary>
    internal void Read()
    {
        while (header.IsComplete && rows.Read())
        {
            feed.Add(Product());
        }
    }

    private ProductDraft Product()
    {
        var fields = default(ProductFields);
        List<ValueDraft> values = [];
        string? category = header.Cell("category")?.Text;
        foreach (Column column in columns)
        {
            if (rows.Cell(column.Index).IsEmpty)
            {
                continue;
            }

            var cell = new DraftText(rows.Text(column.Index), rows.PlaceOf(column.Index, column.Name));
            if (column.Parameter is { } parameter)
            {
                DraftValue? value = CsvValues.Read(cell, feed.Rule(category, parameter), feed);
                values.Add(new ValueDraft(new DraftText(parameter, cell.Place), value, column.Unit));
            }
            else
            {
                CsvProductFields.Take(column.Name, cell, ref fields, feed);
            }
        }

        fields.Values = values;
        return fields.Draft(rows.RowPlace, feed.Brand);
    }

    // A parameter that has the name of a field is written with its prefix.
    private void Parameter(string name, int column)
    {
        string id = name.StartsWith(Parameters, StringComparison.Ordinal) ? name[Parameters.Length..] : name;
        Place place = rows.Header[column].Place;
        DraftText? unit = null;
        if (!feed.HasParameter(id) && id.EndsWith(']') && id.LastIndexOf('[') is > 0 and var bracket)
        {
            unit = new DraftText(id[(bracket + 1)..^1], place);
            id = id[..bracket].TrimEnd(' ');
        }

        if (feed.HasParameter(id))
        {
            columns.Add(new(column, name, id, unit));
        }
        else if (feed.IsSchemaSound)
        {
            feed.Fault(place, $"the column '{name}' is neither a field of products nor a parameter of any category");
        }
    }

    private sealed record Column(int Index, string Name, string? Parameter, DraftText? Unit);
}
