using System.Globalization;
using Aumate.PolicyService.Reference;
using Aumate.Warranty.Claims;
using NodaTime;

namespace Aumate.PolicyService.Calendars;

/// <summary>
/// The calendar of the shipped file as a list of its days. The library that expands rules takes longer to begin than all else that the service reads at its
/// start, and most services have no file of their own.
/// </summary>
internal static class ShippedCalendar
{
    /// <summary>The shipped file.</summary>
    public const string FileName = "us-federal-holidays.ics";

    private const string Name = "us-federal";
    private const string Days = "us-federal-holidays.txt";

    /// <summary>The calendar, equal to what the file gives.</summary>
    public static WorkingCalendar Read() =>
        new(Name, CalendarFiles.First, CalendarFiles.Last, EmbeddedText.List(Days).SelectMany(line => DaysOf(line.Split(' '))));

    // A line is a year and its days, such as "2027 01-01 01-18".
    private static IEnumerable<LocalDate> DaysOf(string[] line) =>
        line.Skip(1).Select(day => new LocalDate(Number(line[0]), Number(day.AsSpan(..2)), Number(day.AsSpan(3))));

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
