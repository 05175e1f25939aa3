using NodaTime;
using NodaTime.Text;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>Dates as PostgreSQL counts them: days since 2000-01-01, whatever the settings of a session say of their text.</summary>
internal static class PostgresDays
{
    private static readonly LocalDate Zero = new(2000, 1, 1);
    private static readonly int First = Number(LocalDate.MinIsoValue);
    private static readonly int Last = Number(LocalDate.MaxIsoValue);

    internal static int Number(LocalDate day) => Period.DaysBetween(Zero, day);

    /// <summary>The ISO text of a day; of one that has none, a text that is no date.</summary>
    internal static string Text(int number) =>
        number < First || number > Last ? $"2000-01-01 + {number} days" : LocalDatePattern.Iso.Format(Zero.PlusDays(number));
}
