using System.Text.RegularExpressions;
using Aumate.PolicyService.Catalogs.Files;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Csv;

/// <summary>
/// What a cell of a parameter means, by the rule of the parameter. A cell has no types: an element of a set is the very text, and only where a rule takes
/// both numbers and texts is a plain decimal, such as -12.50, a number.
/// </summary>
internal static partial class CsvValues
{
    private const char Separator = '|';
    private const string Empty = "[]";
    private const string To = "..";

    /// <summary>The value of a cell that is not empty. Null: none, which is then a fault.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="rule">The code of the rule. Null: unknown, which is judged elsewhere.</param>
    /// <param name="feed">Takes faults.</param>
    internal static DraftValue? Read(DraftText cell, string? rule, CatalogFeed feed)
    {
        string text = cell.Text!;
        switch (rule)
        {
            case "HIGHER" or "LOWER":
                return HasComma(cell, feed) ? null : new DraftNumber(text, cell.Place);
            case "EQUAL" when PlainDecimal().IsMatch(text):
                return new DraftNumber(text, cell.Place);
            case "SUPERSET":
                return new DraftList([.. Elements(text).Select(element => new DraftWord(element, cell.Place))], cell.Place);
            case "RANGE_CONTAINS":
                return Range(cell, feed);
            default:
                return new DraftWord(text, cell.Place);
        }
    }

    /// <summary>The elements of a list; "[]" is the list that has none.</summary>
    internal static string[] Elements(string text) => text == Empty ? [] : text.Split(Separator);

    /// <summary>Whether a number has a comma, which is then a fault: it is a decimal comma to one reader and separates thousands to another.</summary>
    internal static bool HasComma(DraftText cell, CatalogFeed feed)
    {
        bool comma = cell.Text!.Contains(',', StringComparison.Ordinal);
        if (comma)
        {
            feed.Fault(cell.Place, $"'{cell.Text}' has a comma; a number has a decimal point and no separators, such as 1234.5");
        }

        return comma;
    }

    private static DraftList? Range(DraftText cell, CatalogFeed feed)
    {
        string[] bounds = cell.Text!.Split(To);
        if (bounds.Length != 2)
        {
            feed.Fault(cell.Place, $"'{cell.Text}' is not a range (low..high, such as -20..60)");
            return null;
        }

        return HasComma(cell, feed) ? null : new DraftList([.. bounds.Select(bound => new DraftNumber(bound, cell.Place))], cell.Place);
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?\z")]
    private static partial Regex PlainDecimal();
}
