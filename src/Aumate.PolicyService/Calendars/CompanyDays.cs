using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace Aumate.PolicyService.Calendars;

/// <summary>What a file of company days changes in a calendar of holidays.</summary>
/// <param name="Added">Days without work that are no holidays otherwise.</param>
/// <param name="Removed">Holidays on which work is done.</param>
/// <param name="Errors">All that is wrong with the file. Empty: nothing.</param>
internal sealed record CompanyDays(ImmutableHashSet<LocalDate> Added, ImmutableHashSet<LocalDate> Removed, ImmutableArray<string> Errors)
{
    private const string Holiday = "HOLIDAY";
    private const string Workday = "WORKDAY";

    /// <summary>No company days.</summary>
    public static CompanyDays None { get; } = new([], [], []);

    /// <summary>Reads the text of a file of company days.</summary>
    /// <param name="text">Text of the .ics file.</param>
    /// <param name="holidays">The holidays that it changes. Empty: they could not be read, so nothing is said of those removed.</param>
    /// <param name="first">First day to cover.</param>
    /// <param name="last">Last day to cover.</param>
    public static CompanyDays Read(string text, IReadOnlySet<LocalDate> holidays, LocalDate first, LocalDate last)
    {
        var file = IcsFile.Read(text, first, last);
        var added = DaysOf(file, Holiday);
        var removed = DaysOf(file, Workday);
        return new(
            added,
            removed,
            [
                .. file.Errors,
                .. file.Events.SelectMany(item => ErrorsOf(item, holidays)),
                .. added
                    .Intersect(removed)
                    .Order()
                    .Select(day => $"makes {LocalDatePattern.Iso.Format(day)} both a holiday and a working day"),
            ]
        );
    }

    private static IEnumerable<string> ErrorsOf(IcsEvent item, IReadOnlySet<LocalDate> holidays)
    {
        if (KindOf(item) is null)
        {
            yield return $"{item.Label} must have one of the categories {Holiday} and {Workday}";
        }
        else if (holidays.Count > 0 && KindOf(item) is Workday && !item.Days.IsEmpty && !item.Days.Any(holidays.Contains))
        {
            // Most likely a wrong date, or a Saturday that was to become a working day, which a calendar cannot do.
            yield return $"{item.Label} is a working day, but there is no holiday for it to remove";
        }
    }

    private static ImmutableHashSet<LocalDate> DaysOf(IcsFile file, string category) =>
        [.. file.Events.Where(item => KindOf(item) == category).SelectMany(item => item.Days)];

    // Null: the event has neither category, or both.
    private static string? KindOf(IcsEvent item) =>
        (Is(item, Holiday), Is(item, Workday)) switch
        {
            (true, false) => Holiday,
            (false, true) => Workday,
            _ => null,
        };

    private static bool Is(IcsEvent item, string category) => item.Categories.Contains(category, StringComparer.OrdinalIgnoreCase);
}
