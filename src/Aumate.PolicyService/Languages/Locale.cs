using System.Collections.Frozen;
using System.Globalization;
using Aumate.Warranty.Claims;
using NodaTime;
using NodaTime.Text;

namespace Aumate.PolicyService.Languages;

/// <summary>
/// How a language writes days, numbers, amounts and lists. It is filled from CLDR's data alone and never asks the machine: everything is formatted under a
/// clone of the invariant culture.
/// </summary>
public sealed class Locale
{
    private const decimal NanosPerUnit = 1_000_000_000m;
    private const decimal FirstGrouped = 10_000m;
    private const string CurrencySign = "¤";

    private readonly Cldr cldr;
    private readonly CultureInfo culture;
    private readonly NumberFormatInfo ungrouped;
    private readonly LocalDatePattern date;
    private readonly LocalDateTimePattern minute;
    private readonly FrozenDictionary<string, string> territories;

    internal Locale(Cldr cldr)
    {
        this.cldr = cldr;
        culture = CultureOf(cldr);
        ungrouped = (NumberFormatInfo)culture.NumberFormat.Clone();
        ungrouped.NumberGroupSizes = [0];
        date = LocalDatePattern.Create(CldrPattern.Translate(cldr.DatePattern), culture);
        minute = LocalDateTimePattern.Create(CldrPattern.DayAndTime(cldr.DateTimePattern, cldr.DatePattern, cldr.TimePattern), culture);
        territories = cldr.Territories.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A day, in full.</summary>
    public string Day(LocalDate day) => date.Format(day);

    /// <summary>A day and a time, to the minute.</summary>
    public string Minute(LocalDateTime time) => minute.Format(time);

    /// <summary>A whole number.</summary>
    public string Number(int number) => Write(number, 0);

    /// <summary>An amount, exactly: with the digits of its currency, and more where it has more.</summary>
    public string Amount(Money money)
    {
        var amount = money.Units + (money.Nanos / NanosPerUnit);
        var digits = Cldr.CurrencyDigits.GetValueOrDefault(money.Currency, Cldr.CurrencyDigits["DEFAULT"]);
        // A decimal remembers its digits; divided by one with all of them, it keeps those that say something.
        var scale = (amount / 1.000000000000000000000000000m).Scale;
        var sign = cldr.CurrencySymbols.GetValueOrDefault(money.Currency, money.Currency);
        return CldrPattern.Amount(PatternOf(sign), CurrencySign, sign, Write(amount, Math.Max(digits, scale)));
    }

    /// <summary>Things, listed.</summary>
    public string List(IReadOnlyList<string> things)
    {
        ArgumentNullException.ThrowIfNull(things);
        if (things.Count <= 2)
        {
            return things.Count == 2 ? CldrPattern.Join(cldr.List.Two, things[0], things[1]) : string.Concat(things);
        }

        var rest = CldrPattern.Join(cldr.List.End, things[^2], things[^1]);
        for (var i = things.Count - 3; i >= 0; i--)
        {
            rest = CldrPattern.Join(i == 0 ? cldr.List.Start : cldr.List.Middle, things[i], rest);
        }

        return rest;
    }

    /// <summary>A country, by its code; a part of one with its code behind it, since CLDR's main data names countries alone.</summary>
    public string Place(string jurisdiction)
    {
        ArgumentNullException.ThrowIfNull(jurisdiction);
        var name = territories.GetValueOrDefault(jurisdiction[..Math.Min(2, jurisdiction.Length)], jurisdiction);
        return jurisdiction.Length > 2 ? $"{name} ({jurisdiction})" : name;
    }

    private string Write(decimal number, int digits)
    {
        var groups = cldr.MinimumGroupingDigits < 2 || number >= FirstGrouped;
        return number.ToString($"N{digits}", groups ? culture.NumberFormat : ungrouped);
    }

    private string PatternOf(string sign)
    {
        var beside = cldr.CurrencyPattern.StartsWith(CurrencySign, StringComparison.Ordinal) ? sign[^1] : sign[0];
        return char.IsLetter(beside) ? cldr.CurrencyPatternBesideLetters : cldr.CurrencyPattern;
    }

    private static CultureInfo CultureOf(Cldr cldr)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        // .NET counts a thirteenth month.
        string[] months = [.. cldr.Months, ""];
        (culture.DateTimeFormat.MonthNames, culture.DateTimeFormat.MonthGenitiveNames) = (months, months);
        (culture.DateTimeFormat.AMDesignator, culture.DateTimeFormat.PMDesignator) = (cldr.DayPeriods[0], cldr.DayPeriods[1]);
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (cldr.Decimal, cldr.Group);
        return CultureInfo.ReadOnly(culture);
    }
}
