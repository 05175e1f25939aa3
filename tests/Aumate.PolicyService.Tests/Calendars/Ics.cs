namespace Aumate.PolicyService.Tests.Calendars;

/// <summary>Writes .ics files for tests.</summary>
internal static class Ics
{
    /// <summary>A file of one calendar named "test", with the components given.</summary>
    public static string File(params string[] components) => Calendar("X-WR-CALNAME:test", components);

    /// <summary>A file of one calendar, with a first line of one's own.</summary>
    public static string Calendar(string firstLine, params string[] components) =>
        string.Join('\n', ["BEGIN:VCALENDAR", "VERSION:2.0", firstLine, .. components, "END:VCALENDAR", ""]);

    /// <summary>An event with the lines given.</summary>
    public static string Event(params string[] lines) => string.Join('\n', ["BEGIN:VEVENT", .. lines, "END:VEVENT"]);

    /// <summary>An all-day event that begins on the day, such as 20260501, with further lines.</summary>
    public static string On(string day, params string[] lines) => Event([$"DTSTART;VALUE=DATE:{day}", .. lines]);
}
