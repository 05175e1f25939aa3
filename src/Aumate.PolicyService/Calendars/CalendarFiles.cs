using Aumate.PolicyService.Reference;
using NodaTime;

namespace Aumate.PolicyService.Calendars;

/// <summary>Where the service center's calendar is read from: the shipped files, or those that an operator puts in their place (R10).</summary>
public static class CalendarFiles
{
    /// <summary>First day that the service counts working days on.</summary>
    public static readonly LocalDate First = new(2000, 1, 1);

    /// <summary>Last day that the service counts working days on.</summary>
    public static readonly LocalDate Last = new(2100, 12, 31);

    /// <summary>Reads the calendar.</summary>
    /// <param name="holidayFile">Path of an .ics file of holidays. Null: the shipped one, the United States federal holidays.</param>
    /// <param name="companyFile">Path of an .ics file of company days. Null: none.</param>
    public static CalendarReading Read(string? holidayFile = null, string? companyFile = null)
    {
        if (holidayFile is null && companyFile is null)
        {
            return CalendarReading.Of(ShippedCalendar.Read());
        }

        var errors = new List<string>();
        var holidays = holidayFile is null
            ? EmbeddedText.Of(ShippedCalendar.FileName)
            : OperatorFile.Read(holidayFile, File.ReadAllText, errors);
        var companyDays = companyFile is null ? null : OperatorFile.Read(companyFile, File.ReadAllText, errors);
        return errors.Count > 0 ? CalendarReading.Failed(errors) : IcsCalendarReader.Read(holidays!, companyDays, First, Last);
    }
}
