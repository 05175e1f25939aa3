using Google.Protobuf.WellKnownTypes;
using NodaTime;
using Date = Google.Type.Date;

namespace Aumate.PolicyService.Wire;

/// <summary>Reads dates and instants of a request.</summary>
internal static class DateReader
{
    private const int MaxYear = 9999;
    private const int MonthsPerYear = 12;
    private const int NanosPerSecond = 1_000_000_000;

    // A day inside the calendar on each side, so that every zone's day is inside it too.
    private static readonly Instant First = Instant.FromUtc(1, 1, 2, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(MaxYear, 12, 30, 0, 0);

    /// <summary>A complete date. Null: absent, or reported as a violation.</summary>
    public static LocalDate? Read(Date? date, string field, Violations violations)
    {
        if (date is null)
        {
            return null;
        }

        if (
            date.Year is < 1 or > MaxYear
            || date.Month is < 1 or > MonthsPerYear
            || date.Day < 1
            || date.Day > CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month)
        )
        {
            violations.Add(
                field,
                $"{date.Year}-{date.Month}-{date.Day} is no day; a date needs a year of 1 to {MaxYear}, a month and a day that exist"
            );
            return null;
        }

        return new LocalDate(date.Year, date.Month, date.Day);
    }

    /// <summary>An instant. Null: absent, or reported as a violation.</summary>
    public static Instant? Read(Timestamp? time, string field, Violations violations)
    {
        if (time is null)
        {
            return null;
        }

        if (time.Nanos is < 0 or >= NanosPerSecond || time.Seconds < First.ToUnixTimeSeconds() || time.Seconds > Last.ToUnixTimeSeconds())
        {
            violations.Add(field, "is no instant of the years 1 to 9999");
            return null;
        }

        return Instant.FromUnixTimeSeconds(time.Seconds).PlusNanoseconds(time.Nanos);
    }

    /// <summary>A time zone. Null: absent, or reported as a violation.</summary>
    public static DateTimeZone? ReadZone(string id, string field, Violations violations)
    {
        if (RequestText.Read(id, field, violations) is not { } known)
        {
            return null;
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(known);
        if (zone is null)
        {
            violations.Add(field, $"\"{known}\" is no time zone of the IANA database, such as \"America/Los_Angeles\"");
        }

        return zone;
    }
}
