namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>A table, whatever it is written in. The first cell of a row names it.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Head">Names of the columns.</param>
/// <param name="Rows">The rows.</param>
internal sealed record Table(string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Some of its columns.</summary>
    public Table Of(params IEnumerable<int> columns) =>
        new(
            Caption,
            [.. columns.Select(column => Head[column])],
            [.. Rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(column => row[column])])]
        );
}
