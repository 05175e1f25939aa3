extern alias host;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Refresh;
using Xunit;
using Told = Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>What is bad, or has lost too much, never comes into force, and is read once and not at every poll.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task A_refused_catalog_leaves_the_last_good_one_in_force_and_is_said_with_its_first_errors()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(3));
        await using var service = await Refreshing.On(source);
        var good = (await service.Status()).Catalog.Revision;
        service.Time.Advance(TimeSpan.FromSeconds(7));
        source.Hold("2", SmallCatalog.Bad(25));
        await service.Read();

        var status = await service.Status();
        Assert.Equal((good, true), (status.Catalog.Revision, status.SourceRefused));
        var refusal = status.LastRefusal;
        Assert.Equal((Told.CatalogRefusalReason.Invalid, "2", 25), (refusal.Reason, refusal.Version, refusal.ErrorCount));
        Assert.Equal(Refreshing.Start.AddSeconds(7), refusal.Time.ToDateTimeOffset());
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"bad.json:{i}:1: error {i}"), refusal.Errors);
        Assert.True(await service.Serves(""));
    }

    /// <summary>An error may repeat a value that has no end; the answer has room for so much and no more.</summary>
    [Fact]
    public async Task However_long_its_errors_are_a_refusal_can_be_told_and_logged()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(3));
        await using var service = await Refreshing.On(source);
        var smileys = string.Concat(Enumerable.Repeat("😀", 500_000));
        // The beginning of one of them ends in the middle of a character.
        var errors = Enumerable.Range(0, 20).Select(i => new CatalogError("bad", i == 0 ? smileys : "x" + smileys));
        source.Hold("2", CatalogResult.Refused(errors));
        await service.Read();
        var told = (await service.Status()).LastRefusal.Errors;
        Assert.Equal(20, told.Count);
        Assert.All(told, error => Assert.InRange(error.Length, 500, 501));
        Assert.All(told, error => Assert.EndsWith("😀…", error, StringComparison.Ordinal));
        Assert.All(service.Log.All, line => Assert.InRange(line.Length, 0, 1000));
    }

    [Fact]
    public async Task A_refused_version_is_read_and_said_once()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(3));
        await using var service = await Refreshing.On(source);
        source.Hold("2", SmallCatalog.Bad(25));
        await service.Read();
        var refusedFirst = (await service.Status()).LastRefusal.Time;
        var before = source.Readings;
        service.Time.Advance(TimeSpan.FromSeconds(7));
        await service.Read();
        await service.Read();
        Assert.All(source.Asked.Skip(before), known => Assert.Equal("2", known));
        Assert.Equal((1, 20), (service.Log.Count("refused as a whole: 25"), service.Log.Count("Catalog: bad.json")));
        Assert.Equal(refusedFirst, (await service.Status()).LastRefusal.Time);
    }

    [Fact]
    public async Task A_source_that_gives_a_refused_version_again_and_again_is_not_news_either()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(3));
        await using var service = await Refreshing.On(source);
        source.Repeat("2", SmallCatalog.Bad(1));
        await service.Read();
        await service.Read();
        Assert.Equal(1, service.Log.Count("refused as a whole"));
    }

    [Fact]
    public async Task Another_refused_version_is_news()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(3));
        await using var service = await Refreshing.On(source);
        source.Hold("2", SmallCatalog.Bad(1));
        await service.Read();
        source.Hold("3", SmallCatalog.Bad(2));
        await service.Read();
        var refusal = (await service.Status()).LastRefusal;
        Assert.Equal(("3", 2, 2), (refusal.Version, refusal.ErrorCount, service.Log.Count("refused as a whole")));
    }

    [Fact]
    public async Task A_refusal_is_over_when_the_source_holds_something_good_and_is_still_told()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(3));
        await using var service = await Refreshing.On(source);
        source.Hold("2", SmallCatalog.Bad(1));
        await service.Read();
        source.Hold("1", SmallCatalog.Of(3));
        await service.Read();
        var status = await service.Status();
        Assert.Equal((false, "2"), (status.SourceRefused, status.LastRefusal.Version));
        Assert.Equal(1, service.Log.Count("holds again what stayed in force"));
    }

    [Fact]
    public async Task A_catalog_that_lost_most_of_its_products_is_refused_like_a_bad_one()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(100));
        await using var service = await Refreshing.On(source);
        source.Hold("2", SmallCatalog.Of(49));
        await service.Read();
        await service.Read();
        var status = await service.Status();
        Assert.Equal((100, true), (status.Catalog.ProductCount, status.SourceRefused));
        Assert.Equal((Told.CatalogRefusalReason.TooManyLost, 1), (status.LastRefusal.Reason, status.LastRefusal.ErrorCount));
        Assert.Contains("51 of the 100 products", status.LastRefusal.Errors[0], StringComparison.Ordinal);
        Assert.Equal("2", source.Asked[^1]);
    }

    /// <summary>Which part of a hundred products may go: told by their models, so as many others do not make up for them.</summary>
    [Theory]
    [InlineData(50, 50, 0, true)]
    [InlineData(50, 49, 0, false)]
    [InlineData(50, 49, 1000, false)]
    [InlineData(50, 0, 100, false)]
    [InlineData(50, 100, 900, true)]
    [InlineData(0, 100, 0, true)]
    [InlineData(0, 99, 100, false)]
    [InlineData(10, 90, 0, true)]
    [InlineData(10, 89, 0, false)]
    [InlineData(100, 0, 1, true)]
    public void A_catalog_may_lose_so_much_of_what_is_in_force_and_no_more(int percent, int stay, int come, bool isGood)
    {
        var products = Enumerable.Range(0, stay).Concat(Enumerable.Range(1000, come)).Select(SmallCatalog.Product);
        var next = SmallCatalog.Read(SmallCatalog.Json(products)).Snapshot!;
        Assert.Equal(isGood, new LossGuard(percent).Fault(SmallCatalog.Of(100).Snapshot!, next, "s") is null);
    }

    [Fact]
    public void A_half_is_a_half_of_an_odd_number_too()
    {
        var guard = new LossGuard(50);
        Assert.Null(guard.Fault(SmallCatalog.Of(3).Snapshot!, SmallCatalog.Of(2).Snapshot!, "s"));
        Assert.NotNull(guard.Fault(SmallCatalog.Of(3).Snapshot!, SmallCatalog.Of(1).Snapshot!, "s"));
    }
}
