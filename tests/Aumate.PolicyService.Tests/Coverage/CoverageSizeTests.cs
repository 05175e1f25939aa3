extern alias host;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using host::Aumate.PolicyService.Languages;
using Xunit;
using static Aumate.PolicyService.Tests.Coverage.Carts;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>What a cart weighs on the wire.</summary>
public sealed class CoverageSizeTests(SharedService service) : IClassFixture<SharedService>
{
    private const int MostBytes = 1024 * 1024;
    private static readonly string[] Places = ["", "US", "US-CA", "DE", "FR", "ES", "PT", "SE", "GB", "AU", "CN", "JP"];

    public static TheoryData<string> Tags => [.. LanguageChoice.All.Select(language => language.Tag)];

    [Theory]
    [InlineData(1, "", 6_000)]
    [InlineData(10, "", 60_000)]
    [InlineData(100, "", 600_000)]
    [InlineData(1, "DE", 7_000)]
    [InlineData(100, "DE", 700_000)]
    public async Task An_ordinary_cart_is_small(int lines, string place, int most)
    {
        var cart = Of(Enumerable.Range(1, lines).Select(_ => ALine()));
        cart.Jurisdiction = place;
        var size = (await service.Running.Coverage.PreviewCoverageAsync(cart)).CalculateSize();
        var report = $"{lines} line(s) sold in \"{place}\": {cart.CalculateSize()} bytes asked, {size} answered";
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(size <= most, report);
    }

    /// <summary>The longest ids and models that a request can have, in letters that JSON writes longest, under every law and in every language.</summary>
    [Theory]
    [MemberData(nameof(Tags))]
    public async Task The_largest_cart_has_an_answer(string tag)
    {
        var emoji = string.Concat(Enumerable.Repeat("\uD83D\uDE00", 64));
        var largest = 0;
        foreach (var place in Places)
        {
            var cart = Of(Enumerable.Range(1, 100).Select(_ => Longest(emoji)));
            (cart.Language, cart.Jurisdiction, cart.RequestId, cart.CorrelationId) = (tag, place, emoji, emoji);
            largest = Math.Max(largest, (await service.Running.Coverage.PreviewCoverageAsync(cart)).CalculateSize());
        }

        var report = $"the largest cart in {tag}: {largest} bytes answered";
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(largest <= MostBytes, report);
    }

    private static CartLine Longest(string text)
    {
        var line = ALine(text);
        line.LineId = text;
        return line;
    }
}
