using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.TextFiles;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Csv;

/// <summary>The columns of a CSV file by name. One whose name starts with "_" is a remark.</summary>
internal sealed class CsvHeader
{
    private readonly CsvRows rows;
    private readonly CatalogFeed feed;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    /// <summary>Reads the header; a name that is there twice, or is missing, is a fault.</summary>
    internal CsvHeader(CsvRows rows, CatalogFeed feed, params ReadOnlySpan<string> required)
    {
        this.rows = rows;
        this.feed = feed;
        for (int i = 0; i < rows.Header.Count; i++)
        {
            (string name, Place place) = rows.Header[i];
            if (!name.StartsWith('_') && !columns.TryAdd(name, i))
            {
                feed.Fault(place, $"the column '{name}' is given twice, first at {rows.Header[columns[name]].Place}");
            }
        }

        foreach (string name in required)
        {
            IsComplete &= rows.BrokeOff || columns.ContainsKey(name);
            if (!rows.BrokeOff && !columns.ContainsKey(name))
            {
                feed.Fault(rows.RowPlace, $"the column '{name}' is missing");
            }
        }
    }

    /// <summary>Whether every required column is there.</summary>
    internal bool IsComplete { get; } = true;

    /// <summary>The columns that are no remarks, each name once, in their order.</summary>
    internal IEnumerable<KeyValuePair<string, int>> Columns => columns.OrderBy(column => column.Value);

    /// <summary>Names of columns that nobody asks for are faults.</summary>
    internal void AllowOnly(params string[] known)
    {
        foreach ((string name, int column) in Columns.Where(column => !known.Contains(column.Key)))
        {
            feed.Fault(rows.Header[column].Place, $"the column '{name}' is unknown");
        }
    }

    /// <summary>The cell of the row under a name. Null: empty, or there is no such column.</summary>
    internal DraftText? Cell(string name) =>
        columns.TryGetValue(name, out int column) && !rows.Cell(column).IsEmpty
            ? new DraftText(rows.Text(column), rows.PlaceOf(column, name))
            : null;
}
