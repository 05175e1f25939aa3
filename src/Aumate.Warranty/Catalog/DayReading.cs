using NodaTime;
using NodaTime.Text;

namespace Aumate.Warranty.Catalog;

/// <summary>Reads days.</summary>
internal static class DayReading
{
    /// <summary>The ISO date that a text is; null after an error.</summary>
    internal static LocalDate? Day(DraftText given, List<CatalogError> errors)
    {
        if (given.Text is null)
        {
            return null;
        }
        ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(given.Text);
        if (!day.Success)
        {
            errors.Add(new(given.Place, $"'{given.Text}' is not a date (yyyy-MM-dd)"));
        }
        return day.Success ? day.Value : null;
    }
}
