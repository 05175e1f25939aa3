using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Aumate.Warranty.Claims;

/// <summary>
/// The working days of the service center (3.1, 4.1; R10): Monday to Friday less its holidays, for a covered range of days.
/// Of days outside that range nothing is known, so no count ever passes through them.
/// </summary>
/// <remarks>
/// All dates are of the ISO calendar and of the service center's own time zone. Every working day is held in one sorted array, so
/// that counting a hundred working days costs the same binary search as counting one, and allocates nothing.
/// </remarks>
public sealed class WorkingCalendar
{
    private readonly LocalDate[] workingDays;

    /// <summary>Builds the calendar; its content is fixed from here on.</summary>
    /// <param name="name">What the calendar is called; not blank.</param>
    /// <param name="first">First covered day.</param>
    /// <param name="last">Last covered day, not before the first.</param>
    /// <param name="holidays">Days on which nobody works, in any order. Those outside the covered range are left out.</param>
    public WorkingCalendar(string name, LocalDate first, LocalDate last, IEnumerable<LocalDate> holidays)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        ArgumentNullException.ThrowIfNull(holidays);
        First = first;
        Last = last;
        Holidays = [.. holidays.Where(Covers).Distinct().Order()];
        Id = $"{name}-{Digest(name, first, last, Holidays)}";
        workingDays = [.. WeekDays(first, last).Except(Holidays)];
    }

    /// <summary>The name, a hyphen, and 12 hexadecimal digits of the digest of name, covered range and holidays: equal content, equal id.</summary>
    public string Id { get; }

    /// <summary>First covered day.</summary>
    public LocalDate First { get; }

    /// <summary>Last covered day.</summary>
    public LocalDate Last { get; }

    /// <summary>The holidays of the covered range, ascending, each once. A holiday may fall on a weekend; it changes nothing there.</summary>
    public ImmutableArray<LocalDate> Holidays { get; }

    /// <summary>Whether work is done on the day. False outside the covered range, where that is not known.</summary>
    public bool IsWorkingDay(LocalDate day) => Array.BinarySearch(workingDays, day) >= 0;

    /// <summary>The <paramref name="count"/>-th working day after <paramref name="start"/>, which is itself never counted (R10).</summary>
    /// <param name="start">The day after which counting begins, such as the day of receipt.</param>
    /// <param name="count">Working days to count, at least 1.</param>
    /// <returns>Null where the start or the day sought is outside the covered range.</returns>
    public LocalDate? AddWorkingDays(LocalDate start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!Covers(start))
        {
            return null;
        }

        // Where the start is no working day, the search gives the complement of the place of the next one.
        var found = Array.BinarySearch(workingDays, start);
        var next = found >= 0 ? found + 1 : ~found;
        return count <= workingDays.Length - next ? workingDays[next + count - 1] : null;
    }

    /// <summary>
    /// When an email to support is due an answer (4.1; R10): the next working day at the same time of day. What arrives on a day
    /// without work counts as received at 00:00 of the next working day, so it is due at 00:00 of the one after that.
    /// </summary>
    /// <param name="received">When the email arrived, on the service center's clock.</param>
    /// <param name="workingDays">Working days allowed for the answer, at least 1.</param>
    /// <returns>A time on the service center's clock; null where it is outside the covered range.</returns>
    public LocalDateTime? SupportReplyDue(LocalDateTime received, int workingDays = 1)
    {
        if (IsWorkingDay(received.Date))
        {
            return AddWorkingDays(received.Date, workingDays)?.At(received.TimeOfDay);
        }

        return AddWorkingDays(received.Date, 1) is { } counted ? AddWorkingDays(counted, workingDays)?.AtMidnight() : null;
    }

    private bool Covers(LocalDate day) => First <= day && day <= Last;

    private static IEnumerable<LocalDate> WeekDays(LocalDate first, LocalDate last) =>
        Enumerable
            .Range(0, Period.DaysBetween(first, last) + 1)
            .Select(first.PlusDays)
            .Where(day => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));

    private static string Digest(string name, LocalDate first, LocalDate last, ImmutableArray<LocalDate> holidays)
    {
        IEnumerable<LocalDate> days = [first, last, .. holidays];
        var content = string.Join('\n', days.Select(LocalDatePattern.Iso.Format).Prepend(name));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];
    }
}
