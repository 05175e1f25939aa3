using Aumate.Warranty.Claims;
using NodaTime;

namespace Aumate.PolicyService.Calendars;

/// <summary>
/// Reads the service center's calendar (R10) from an iCalendar file of holidays, and optionally a second one of company days.
/// </summary>
/// <remarks>
/// A year in which the holiday file names no holiday is taken to be missing from it, not to be a year of work without a break: the
/// calendar covers the years from the first that has one to the last, as far as they are asked for. A file of three years, such as
/// people publish, then ends in "beyond the calendar" and not in wrong due days.
/// </remarks>
public static class IcsCalendarReader
{
    private const int LongestName = 64;

    /// <summary>Reads the files and expands their events over the range.</summary>
    /// <param name="holidays">Text of an .ics file. Each of its events is a holiday; X-WR-CALNAME is the calendar's name.</param>
    /// <param name="companyDays">
    /// Text of an .ics file of which an event of category HOLIDAY adds holidays and one of category WORKDAY removes them. Null: none.
    /// </param>
    /// <param name="first">First day to cover.</param>
    /// <param name="last">Last day to cover.</param>
    public static CalendarReading Read(string holidays, string? companyDays, LocalDate first, LocalDate last)
    {
        var file = IcsFile.Read(holidays, first, last);
        var days = file.Events.SelectMany(item => item.Days).ToHashSet();
        var company = companyDays is null ? CompanyDays.None : CompanyDays.Read(companyDays, days, first, last);
        string[] errors =
        [
            .. (file.Errors is [] ? ErrorsOf(file.Name, days) : file.Errors).Select(error => $"The holiday file {error}."),
            .. company.Errors.Select(error => $"The company file {error}."),
        ];
        if (errors.Length > 0)
        {
            return CalendarReading.Failed(errors);
        }

        var start = LocalDate.Max(first, new LocalDate(days.Min().Year, 1, 1));
        var end = LocalDate.Min(last, new LocalDate(days.Max().Year, 12, 31));
        return CalendarReading.Of(new WorkingCalendar(file.Name!, start, end, days.Except(company.Removed).Union(company.Added)));
    }

    private static IEnumerable<string> ErrorsOf(string? name, HashSet<LocalDate> days)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return "does not name itself (X-WR-CALNAME)";
        }
        else if (name.Length > LongestName || name.Any(char.IsControl))
        {
            yield return $"has a name (X-WR-CALNAME) of more than {LongestName} characters, or with control characters";
        }

        var years = days.Select(day => day.Year).ToHashSet();
        if (years.Count == 0)
        {
            yield return "has no holiday in the years to be covered";
        }
        else if (years.Count <= years.Max() - years.Min())
        {
            var missing = Enumerable.Range(years.Min(), years.Max() - years.Min()).Except(years);
            yield return $"has no holiday in {string.Join(", ", missing)}, between years that have some";
        }
    }
}
