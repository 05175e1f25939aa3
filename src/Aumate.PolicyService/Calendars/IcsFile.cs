using System.Collections.Immutable;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using IcalCalendar = Ical.Net.Calendar;

namespace Aumate.PolicyService.Calendars;

/// <summary>One .ics file: what it calls itself, and the days of its events within a covered range.</summary>
/// <param name="Name">X-WR-CALNAME. Null: the file does not say.</param>
/// <param name="Events">Its events in the order of the file. Empty where there are errors.</param>
/// <param name="Errors">All that is wrong with it. Empty: nothing.</param>
/// <remarks>
/// A file may come from anywhere, and the library does not say what it throws on a broken one: SerializationException,
/// ArgumentOutOfRangeException and others were seen. So all of them are errors of the file.
/// </remarks>
internal sealed record IcsFile(string? Name, ImmutableArray<IcsEvent> Events, ImmutableArray<string> Errors)
{
    // A rule that gives no day in so many steps gives none: even 29 February by daily steps needs only 2,921 of them.
    private static readonly EvaluationOptions Options = new() { MaxUnmatchedIncrementsLimit = 10_000 };

    /// <summary>Reads the text of a file and expands its events.</summary>
    public static IcsFile Read(string text, LocalDate first, LocalDate last)
    {
        CalendarCollection calendars;
        try
        {
            calendars = CalendarCollection.Load(text);
        }
        catch (Exception broken)
        {
            return Failed([$"is no iCalendar file: {broken.Message}"]);
        }

        return calendars.Count == 1 ? Expanded(calendars[0], first, last) : Failed([$"holds {calendars.Count} calendars, not one"]);
    }

    private static IcsFile Expanded(IcalCalendar calendar, LocalDate first, LocalDate last)
    {
        string[] errors = calendar.Events.Count == 0 ? ["has no events"] : [.. calendar.Events.SelectMany(ViolationsOf)];
        if (errors.Length > 0)
        {
            return Failed(errors);
        }

        try
        {
            var occurrences = calendar
                .GetOccurrences<CalendarEvent>(options: Options)
                .TakeWhile(occurrence => DayOf(occurrence.Period.StartTime) <= last)
                .ToLookup(occurrence => (object)occurrence.Source, ReferenceEqualityComparer.Instance);
            var name = calendar.Properties["X-WR-CALNAME"]?.Value as string;
            return new(name, [.. calendar.Events.Select((item, index) => Event(item, index, occurrences[item], first, last))], []);
        }
        catch (Exception broken)
        {
            return Failed([$"cannot be expanded: {broken.Message}"]);
        }
    }

    private static IEnumerable<string> ViolationsOf(CalendarEvent item, int index)
    {
        try
        {
            return [.. IcsEventRules.Violations(item, Options).Select(violation => $"{LabelOf(item, index)} {violation}")];
        }
        catch (Exception broken)
        {
            return [$"{LabelOf(item, index)} cannot be read: {broken.Message}"];
        }
    }

    private static IcsEvent Event(CalendarEvent item, int index, IEnumerable<Occurrence> occurrences, LocalDate first, LocalDate last) =>
        new(
            LabelOf(item, index),
            [.. item.Categories],
            item.Status == EventStatus.Cancelled ? [] : [.. occurrences.SelectMany(occurrence => DaysOf(occurrence.Period, first, last))]
        );

    private static IEnumerable<LocalDate> DaysOf(Ical.Net.DataTypes.Period period, LocalDate first, LocalDate last)
    {
        // DTEND is the day after the last; an event without one is a single day.
        var end = LocalDate.Min(
            period.EffectiveEndTime is { } given ? DayOf(given) : DayOf(period.StartTime).PlusDays(1),
            last.PlusDays(1)
        );
        for (var day = LocalDate.Max(DayOf(period.StartTime), first); day < end; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    private static LocalDate DayOf(CalDateTime value) => new(value.Year, value.Month, value.Day);

    private static string LabelOf(CalendarEvent item, int index) =>
        string.IsNullOrWhiteSpace(item.Summary) ? $"event {index + 1}" : $"event {index + 1} \"{item.Summary}\"";

    private static IcsFile Failed(IEnumerable<string> errors) => new(null, [], [.. errors]);
}
