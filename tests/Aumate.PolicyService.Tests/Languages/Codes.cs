using System.Text.RegularExpressions;

namespace Aumate.PolicyService.Tests.Languages;

/// <summary>What no customer reads: clause numbers, rulings, field paths, and codes of the contract or of the code.</summary>
internal static partial class Codes
{
    private static readonly string[] OfTwoWords =
    [
        .. new[]
        {
            typeof(Warranty.Letter.Requirement),
            typeof(Warranty.Letter.Fact),
            typeof(Warranty.Letter.Remedy),
            typeof(Warranty.Decisions.ObligationCode),
            typeof(Warranty.Decisions.NoticeCode),
            typeof(Warranty.Claims.WarrantyBasis),
            typeof(Warranty.Claims.ClaimField),
        }
            .SelectMany(Enum.GetNames)
            .Where(name => TwoWords().IsMatch(name)),
    ];

    /// <summary>Whether a sentence has one. Amounts and models have digits too, and are none.</summary>
    public static bool In(string sentence) =>
        Code().IsMatch(sentence) || OfTwoWords.Any(name => sentence.Contains(name, StringComparison.Ordinal));

    [GeneratedRegex(
        @"(?<![\d.,$€¥£A-Z])[2-9]\.(?:\d{1,2}|note)(?![\d.])|\bR\d+\b|\b(?:claim|catalog)\.[a-z_]+|[A-Z]{2,}_[A-Z]|[a-z]{2,}_[a-z]"
    )]
    private static partial Regex Code();

    [GeneratedRegex("[a-z][A-Z0-9]")]
    private static partial Regex TwoWords();
}
