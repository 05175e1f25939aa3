extern alias host;
using host::Aumate.PolicyService.Calendars;
using NodaTime;
using Xunit;

namespace Aumate.PolicyService.Tests.Calendars;

public sealed class CalendarFilesTests
{
    private static readonly LocalDate DayAfterThanksgiving = new(2026, 11, 27);

    [Fact]
    public void An_operator_replaces_the_shipped_file()
    {
        using var holidays = new TemporaryFile(Ics.File(Ics.On("20260501")));
        var calendar = CalendarFiles.Read(holidays.Path).Calendar!;
        Assert.Equal([new LocalDate(2026, 5, 1)], calendar.Holidays);
    }

    [Fact]
    public void An_operator_adds_company_days_to_the_shipped_file()
    {
        using var company = new TemporaryFile(Ics.File(Ics.On("20261127", "CATEGORIES:HOLIDAY")));
        var shipped = CalendarFiles.Read().Calendar!;
        var changed = CalendarFiles.Read(companyFile: company.Path).Calendar!;
        Assert.True(shipped.IsWorkingDay(DayAfterThanksgiving));
        Assert.False(changed.IsWorkingDay(DayAfterThanksgiving));
        Assert.NotEqual(shipped.Id, changed.Id);
    }

    [Theory]
    [InlineData("/nowhere/holidays.ics", null)]
    [InlineData(null, "/nowhere/company.ics")]
    public void A_file_that_is_not_there_is_an_error_that_names_it(string? holidays, string? company)
    {
        var error = Assert.Single(CalendarFiles.Read(holidays, company).Errors);
        Assert.Contains((holidays ?? company)!, error, StringComparison.Ordinal);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
