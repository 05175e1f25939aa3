extern alias host;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using host::Aumate.PolicyService.Hosting;
using host::Aumate.PolicyService.Languages;
using Xunit;
using static Aumate.PolicyService.Tests.Coverage.Carts;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>What a cart weighs on the wire.</summary>
public sealed class CoverageSizeTests(SharedService service) : IClassFixture<SharedService>
{
    private const int MostLines = 100;
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

    /// <summary>
    /// Of every kind of sale and contract with the longest ids, models and references, the line that is answered with most, a hundred times: under every law and in every
    /// language. Waivers and days of a contract take some sentences out of an answer and put others in.
    /// </summary>
    [Theory]
    [MemberData(nameof(Tags))]
    public async Task The_largest_cart_has_an_answer(string tag)
    {
        var largest = 0;
        foreach (var place in Places)
        {
            foreach (var lines in Lines().Chunk(MostLines))
            {
                var cart = Largest.Cart(place, tag);
                cart.Lines.Clear();
                cart.Lines.Add(lines);
                var answer = await service.Running.Coverage.PreviewCoverageAsync(cart);
                var longest = answer.Lines.MaxBy(line => line.CalculateSize())!;
                answer.Lines.Clear();
                answer.Lines.Add(Enumerable.Repeat(longest, MostLines));
                largest = Math.Max(largest, answer.CalculateSize());
            }
        }

        var report = $"the largest cart in {tag}: {Largest.Cart().CalculateSize()} bytes asked, {largest} answered";
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(largest <= Limits.Cart.Answer, report);
    }

    private static IEnumerable<CartLine> Lines() =>
        from price in Enum.GetValues<PriceKind>()
        from unit in Enum.GetValues<UnitKind>()
        from title in Enum.GetValues<Title>()
        from months in new int?[] { null, 1, 600 }
        from overrides in Overrides()
        select LineOf(price, unit, title, months, overrides);

    private static IEnumerable<ContractOverrides?> Overrides()
    {
        var days = new ContractOverrides
        {
            MinimumPeriodMonths = 600,
            ReturnDays = 300,
            ExchangeDays = 300,
            ServiceFloorMonths = 600,
        };
        var waivers = days.Clone();
        waivers.Waivers.Add(
            Enumerable.Range(1, 24).Select(i => new RequirementWaiver { Requirement = (Requirement)i, Remedies = { Remedy.Return } })
        );
        return [null, days, waivers];
    }

    private static CartLine LineOf(PriceKind price, UnitKind unit, Title title, int? months, ContractOverrides? overrides)
    {
        var line = Largest.Cart().Lines[0].Clone();
        (line.PriceKind, line.UnitKind, line.Title, line.Contract.Overrides) = (price, unit, title, overrides);
        line.Contract.ClearPeriodMonths();
        if (months is { } period)
        {
            line.Contract.PeriodMonths = period;
        }

        return line;
    }
}
