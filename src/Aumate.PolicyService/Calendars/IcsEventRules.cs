using System.Collections;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Aumate.PolicyService.Calendars;

/// <summary>What an event must be to stand for whole days.</summary>
internal static class IcsEventRules
{
    /// <summary>Everything that is wrong with the event, as predicates of a sentence about it.</summary>
    public static IEnumerable<string> Violations(CalendarEvent item, EvaluationOptions options)
    {
        if (item.DtStart is not { } start)
        {
            return ["has no date"];
        }

        return start.HasTime
            ? ["is at a time of day, not all day"]
            : [.. OfTheText(item), .. OfTheEnd(item, start), .. OfTheDates(item), .. OfTheRule(item, start, options)];
    }

    // The library passes over a value that it cannot read.
    private static IEnumerable<string> OfTheText(CalendarEvent item) =>
        item
            .Properties.Where(property => property.Name is "DTEND" or "DURATION" or "RDATE" or "EXDATE")
            .Where(property => property.Value is null || (property.Value is IEnumerable values && !values.Cast<object>().Any()))
            .Select(property => $"has a value of {property.Name} that cannot be read");

    private static IEnumerable<string> OfTheEnd(CalendarEvent item, CalDateTime start)
    {
        if (item.DtEnd is { HasTime: true } || item.Duration is { HasTime: true })
        {
            yield return "ends at a time of day";
        }
        else if (item.DtEnd <= start || item.Duration?.ToTimeSpanUnspecified() <= TimeSpan.Zero)
        {
            yield return "ends before it begins";
        }
    }

    // A date with a time of day excludes nothing from an all-day event, and adds no day to it.
    private static IEnumerable<string> OfTheDates(CalendarEvent item)
    {
        if (
            item.RecurrenceDates.GetAllPeriods().Any()
            || item.RecurrenceDates.GetAllDates().Concat(item.ExceptionDates.GetAllDates()).Any(date => date.HasTime)
        )
        {
            yield return "has a date with a time of day";
        }
    }

    // The standard leaves undefined what a first day means that the rule does not give; guessing would add or lose a holiday.
    private static IEnumerable<string> OfTheRule(CalendarEvent item, CalDateTime start, EvaluationOptions options)
    {
        if (item.Properties.Count(property => property.Name == "RRULE") > 1)
        {
            yield return "has more than one rule";
        }
        else if (item.RecurrenceRule is { Frequency: < FrequencyType.Daily })
        {
            yield return "repeats within a day";
        }
        else if (item.RecurrenceRule is { } rule && FirstDay(rule, start, options) != start)
        {
            yield return "begins on a day that its rule does not give";
        }
    }

    private static CalDateTime? FirstDay(RecurrenceRule rule, CalDateTime start, EvaluationOptions options) =>
        new RecurrencePatternEvaluator(rule).Evaluate(start, start, options).FirstOrDefault()?.StartTime;
}
