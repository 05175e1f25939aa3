using Aumate.PolicyService.TextFiles;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>
/// Reads claims from a CSV file with one claim a row. What is wrong with the header is said before anything is decided; what is wrong with a row is said of
/// that row. A column whose name starts with "_" is a remark.
/// </summary>
internal sealed class CsvClaimLines : ClaimLines, IDisposable
{
    private readonly CsvRows rows;
    private readonly List<(ClaimColumn Column, int At)> columns = [];

    /// <param name="file">The file, UTF-8.</param>
    /// <param name="source">What it is called.</param>
    public CsvClaimLines(Stream file, string source)
    {
        rows = new CsvRows(file, source, Break, Break, new RepeatedTexts());
        ReadHeader();
        // An entry of a list is made by the first of its cells, so that of the one before it comes first.
        columns = [.. columns.OrderBy(column => column.Column.Index)];
    }

    /// <inheritdoc/>
    public override IEnumerable<Func<ClaimLine>> Read()
    {
        while (Broken is null && rows.ReadAny())
        {
            var line = ReadRow();
            yield return () => line;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();

    private void ReadHeader()
    {
        if (rows.Header is [var (first, at1), ..] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            Break(at1, "a line \"sep=\" is no header; leave it out, for the separator is found from the header");
            return;
        }

        foreach (var ((name, place), at) in rows.Header.Select((column, at) => (column, at)).Where(one => !one.column.Name.StartsWith('_')))
        {
            if (ClaimColumn.Of(name) is not { } column)
            {
                Break(place, $"the column '{name}' is unknown; a column is a field of a claim, such as purchase.purchase_date");
            }
            else if (columns.Any(other => other.Column.Name == name))
            {
                Break(place, $"the column '{name}' is given twice");
            }
            else
            {
                columns.Add((column, at));
            }
        }

        RequireOneOf("product.model");
        RequireOneOf("claim_date", "claim_time");
    }

    private void RequireOneOf(params string[] names)
    {
        if (!rows.BrokeOff && !columns.Any(column => names.Contains(column.Column.Name)))
        {
            Break(rows.RowPlace, $"the column '{string.Join("' or '", names)}' is missing");
        }
    }

    private ClaimLine ReadRow()
    {
        var (request, violations) = (new V1.EvaluateClaimRequest(), new Violations());
        if (rows.Width != rows.Header.Count)
        {
            violations.Add("row", $"{rows.RowPlace}: it has {rows.Width} cells, and the header has {rows.Header.Count}");
        }
        else
        {
            foreach (var (column, at) in columns.Where(column => !rows.Cell(column.At).IsEmpty))
            {
                if (column.Put(request, rows.Text(at)) is { } right)
                {
                    violations.Add(column.Name, $"{rows.PlaceOf(at, null)}: {right}");
                }
            }
        }

        return new ClaimLine(rows.RowPlace.Line, request, violations.Any ? Refusals.InvalidClaim(violations) : null);
    }

    private void Break(Place place, string what) => Broken = $"{(Broken is null ? "" : Broken + Environment.NewLine)}{place}: {what}";
}
