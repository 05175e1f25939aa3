using System.Collections.Immutable;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Calendars;

/// <summary>What came of reading calendar files: the working days, or everything that is wrong with the files.</summary>
public sealed class CalendarReading
{
    private CalendarReading(WorkingCalendar? calendar, ImmutableArray<string> errors)
    {
        Calendar = calendar;
        Errors = errors;
    }

    /// <summary>The working days. Null where there are errors.</summary>
    public WorkingCalendar? Calendar { get; }

    /// <summary>All that is wrong, one sentence each, in the order of the files. Empty where there is a calendar.</summary>
    public ImmutableArray<string> Errors { get; }

    internal static CalendarReading Of(WorkingCalendar calendar) => new(calendar, []);

    internal static CalendarReading Failed(IEnumerable<string> errors) => new(null, [.. errors]);
}
