using System.Buffers;
using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace Aumate.PolicyService.Reference;

/// <summary>
/// The jurisdictions in which a product can be sold (R25, R29): a country of ISO 3166-1 alpha-2, such as "DE", or one of its
/// subdivisions in ISO 3166-2, such as "US-CA". Upper case.
/// </summary>
public static class Jurisdictions
{
    private const int CountryLength = 2;
    private const int LongestSubdivision = 3;

    // The countries of the time zone database that NodaTime carries; it leaves out two where nobody lives and no clock runs.
    private static readonly FrozenSet<string> Countries = TzdbDateTimeZoneSource
        .Default.ZoneLocations!.Select(location => location.CountryCode)
        .Concat(["BV", "HM"])
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CountriesBySpan = Countries.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string> StatesAndTerritories = EmbeddedText
        .List("iso-3166-2-us.txt")
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> UpperCaseAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>
    /// Whether the code names a jurisdiction. Subdivisions of the United States are checked one by one; of other countries
    /// only their form is: 1 to 3 upper-case letters or digits.
    /// </summary>
    public static bool IsKnown(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length <= CountryLength)
        {
            return Countries.Contains(code);
        }

        var country = code.AsSpan(0, CountryLength);
        return country is "US"
            ? StatesAndTerritories.Contains(code)
            : CountriesBySpan.Contains(country) && IsSubdivision(code.AsSpan(CountryLength));
    }

    private static bool IsSubdivision(ReadOnlySpan<char> suffix) =>
        suffix[0] == '-' && suffix.Length is > 1 and <= LongestSubdivision + 1 && !suffix[1..].ContainsAnyExcept(UpperCaseAndDigits);
}
