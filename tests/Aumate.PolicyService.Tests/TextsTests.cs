extern alias host;
using System.Text.RegularExpressions;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.Explaining;
using Xunit;

namespace Aumate.PolicyService.Tests;

/// <summary>Everything that can be said has its message, and no message is left over.</summary>
public sealed partial class TextsTests
{
    private static readonly string[] Said = ["asks", "NotMet", "Unknown"];

    /// <summary>Messages that say the same as another, for another reason.</summary>
    private static readonly string[] SaidTwice = ["trace.Met.Discretion", "trace.Waived.Discretion", "derivation.overlays.none"];

    /// <summary>Messages that are asked for by their whole name in the code.</summary>
    private static readonly string[] Named =
    [
        "summary.Eligible",
        "summary.Ineligible",
        "summary.IneligibleEitherWay",
        "summary.Discretionary",
        "summary.Undetermined",
        "summary.until",
        "requirement.Waived",
        "requirement.Met",
        "trace.asks",
        "trace.elsewhere",
        "trace.obliges",
        "trace.obliges.nothing",
        "derivation.purchase.unknown",
        "derivation.warranty.unknown",
        "derivation.warranty.atLeast",
        "derivation.set_by",
        "derivation.services.none",
        "derivation.services",
        "derivation.services.one",
        "derivation.repair",
        "derivation.repair.none",
        "derivation.repair.beyond",
        "derivation.support",
        "derivation.support.none",
        "derivation.support.beyond",
        "derivation.replacement.refused",
        "derivation.refund",
        "derivation.refund.refused",
        "derivation.refund.unknown",
        "derivation.liability",
        "derivation.liability.unknown",
        "derivation.overlays",
        "derivation.overlays.none",
        "derivation.overlays.unasked",
        "derivation.exceptions",
        "derivation.exceptions.none",
    ];

    [Fact]
    public void Every_message_is_used_and_everything_that_is_said_has_one() =>
        Assert.Equal(Expected().Order(StringComparer.Ordinal), Texts.English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_asked_for_by_its_whole_name_is_asked_for_in_the_code()
    {
        var code = string.Concat(Repository.Sources("src", "Aumate.PolicyService", "Explaining").Select(File.ReadAllText));
        Assert.Equal(
            Named.Order(StringComparer.Ordinal),
            WholeName().Matches(code).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void No_message_is_blank_and_none_is_said_twice()
    {
        var messages = Texts.English.Keys.Except(SaidTwice).ToDictionary(key => key, key => Texts.English[key]);
        Assert.All(messages, message => Assert.False(string.IsNullOrWhiteSpace(message.Value), message.Key));
        Assert.Equal(messages.Count, messages.Values.Distinct().Count());
    }

    [Fact]
    public void Placeholders_have_plain_names()
    {
        Assert.All(
            Texts.English.Keys,
            key => Assert.DoesNotContain(Placeholder().Replace(Texts.English[key], ""), brace => brace is '{' or '}')
        );
    }

    private static IEnumerable<string> Expected() =>
        [
            .. Named,
            "derivation.return",
            "derivation.exchange",
            .. Each<Remedy>("remedy"),
            .. Each<ReplacementOutcome>("derivation.replacement"),
            .. Each<SearchObstacle>("derivation.replacement").Where(message => !message.EndsWith(".None", StringComparison.Ordinal)),
            .. Each<ObligationCode>("obligation"),
            .. Each<NoticeCode>("notice"),
            .. Each<PurchaseDateBasis>("derivation.purchase"),
            .. Each<WarrantyBasis>("derivation.warranty"),
            .. Enum.GetValues<Requirement>().SelectMany(requirement => Said.Select(said => $"requirement.{requirement}.{said}")),
            .. Enum.GetValues<RequirementState>().SelectMany(state => Each<Effect>($"trace.{state}")),
            .. Paragraph.InOrder.Select(paragraph => $"heading.{paragraph.Clause}"),
            .. Paragraph
                .InOrder.Where(paragraph =>
                    paragraph.Role is ParagraphRole.SetsFigure or ParagraphRole.Informs || paragraph.Clause is "3.2" or "3.3" or "6.7"
                )
                .Select(paragraph => $"effect.{paragraph.Clause}"),
        ];

    private static IEnumerable<string> Each<T>(string group)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{group}.{name}");

    [GeneratedRegex("{[a-z_]+}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("(?<!\\$)\"((?:summary|requirement|trace|derivation)\\.[A-Za-z._]+)\"")]
    private static partial Regex WholeName();
}
