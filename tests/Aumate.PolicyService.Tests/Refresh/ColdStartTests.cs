extern alias host;
using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.Refresh;
using Xunit;
using Told = Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>A start without a source that could be used, from the last good catalog.</summary>
public sealed class ColdStartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => System.IO.Path.Combine(folder.FullName, "kept.json");

    private string Setting => $"--Policy:Catalog:LastGoodPath={Path}";

    [Fact]
    public async Task What_comes_into_force_is_kept_and_starts_the_next_service_while_the_source_is_down()
    {
        string revision;
        await using (var first = await Refreshing.On(new ScriptedSource().Hold("1", SmallCatalog.Of(2)), Setting))
        {
            revision = (await first.Status()).Catalog.Revision;
        }

        await using var second = await Refreshing.On(new ScriptedSource().Fail("away"), Setting);
        var status = await second.Status();
        Assert.Equal((revision, Told.CatalogOrigin.LastGoodFile), (status.Catalog.Revision, status.Catalog.Origin));
        Assert.True(status.SourceUnavailable);
        Assert.True(await second.Serves(""));
        Assert.Equal(1, second.Log.Count("from the last-good file"));
    }

    [Theory]
    [InlineData(100, 100, false)]
    [InlineData(Refreshing.StaleAfterSeconds, Refreshing.StaleAfterSeconds, true)]
    [InlineData(-100, 0, false)]
    public async Task Its_age_counts_from_when_the_source_last_held_it_as_far_as_that_was_kept(int keptBefore, int age, bool stale)
    {
        Keep(2, Refreshing.Start.AddSeconds(-keptBefore));
        await using var service = await Refreshing.On(new ScriptedSource().Fail("away"), Setting);
        var status = await service.Status();
        Assert.Equal((age, stale), (status.Freshness.Age.Seconds, status.Freshness.Stale));
        Assert.Equal(!stale, await service.Serves("aumate.policy.v1.CatalogFreshness"));
        service.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(age + 10, (await service.Status()).Freshness.Age.Seconds);
    }

    [Fact]
    public async Task A_source_that_holds_it_too_confirms_it_and_it_is_kept_with_the_new_instant()
    {
        Keep(2, Refreshing.Start.AddDays(-1));
        var source = new ScriptedSource().Fail("away");
        await using var service = await Refreshing.On(source, Setting);
        await service.Read();
        Assert.Equal(Refreshing.Start.AddDays(-1), Kept().ConfirmedAt);
        source.Hold("1", SmallCatalog.Of(2));
        await service.Read();
        var status = await service.Status();
        Assert.Equal((Told.CatalogOrigin.Source, 0), (status.Catalog.Origin, status.Freshness.Age.Seconds));
        Assert.Equal(Refreshing.Start, Kept().ConfirmedAt);
    }

    [Fact]
    public async Task A_source_whose_first_catalog_is_refused_does_not_stop_a_service_that_has_a_last_good_one()
    {
        Keep(2, Refreshing.Start);
        await using var service = await Refreshing.On(new ScriptedSource().Hold("bad", SmallCatalog.Bad(1)), Setting);
        var status = await service.Status();
        Assert.Equal((Told.CatalogOrigin.LastGoodFile, true), (status.Catalog.Origin, status.SourceRefused));
        Assert.Equal("bad", service.Source.Asked[^1]);
    }

    [Fact]
    public async Task What_lost_most_of_the_last_good_products_is_refused_after_a_start_from_them()
    {
        Keep(100, Refreshing.Start);
        var source = new ScriptedSource().Fail("away");
        await using var service = await Refreshing.On(source, Setting);
        source.Hold("1", SmallCatalog.Of(10));
        await service.Read();
        Assert.Equal(Told.CatalogRefusalReason.TooManyLost, (await service.Status()).LastRefusal.Reason);
    }

    [Fact]
    public async Task What_lost_most_of_the_last_good_products_is_refused_at_the_start_and_what_is_kept_stays()
    {
        Keep(96, Refreshing.Start);
        await using var service = await Refreshing.On(new ScriptedSource().Hold("1", SmallCatalog.Of(3)), Setting);
        var status = await service.Status();
        Assert.Equal((96, Told.CatalogOrigin.LastGoodFile), (status.Catalog.ProductCount, status.Catalog.Origin));
        Assert.Equal((true, Told.CatalogRefusalReason.TooManyLost), (status.SourceRefused, status.LastRefusal.Reason));
        Assert.Equal((96, 1), (Kept().Snapshot.ProductCount, service.Log.Count("from the last-good file")));
    }

    [Fact]
    public async Task What_lost_less_is_in_force_at_the_start_and_kept()
    {
        Keep(96, Refreshing.Start);
        await using var service = await Refreshing.On(new ScriptedSource().Hold("1", SmallCatalog.Of(50)), Setting);
        var status = await service.Status();
        Assert.Equal((50, Told.CatalogOrigin.Source), (status.Catalog.ProductCount, status.Catalog.Origin));
        Assert.Equal((50, 0), (Kept().Snapshot.ProductCount, service.Log.Count("from the last-good file")));
    }

    [Fact]
    public async Task What_the_source_holds_too_at_the_start_is_the_sources_and_kept_with_the_new_instant()
    {
        Keep(2, Refreshing.Start.AddDays(-1));
        await using var service = await Refreshing.On(new ScriptedSource().Hold("1", SmallCatalog.Of(2)), Setting);
        var status = await service.Status();
        Assert.Equal((Told.CatalogOrigin.Source, 0), (status.Catalog.Origin, status.Freshness.Age.Seconds));
        Assert.Equal((1, 0), (service.Log.Count("is in force: 2 products in"), service.Log.Count("from the last-good file")));
        Assert.Equal(Refreshing.Start, Kept().ConfirmedAt);
    }

    [Fact]
    public async Task It_is_not_in_force_before_the_source_answered()
    {
        Keep(2, Refreshing.Start);
        var source = new ScriptedSource().Fail("away");
        source.Close();
        await using var service = await RunningService.StartUnready(source, Setting);
        await Refreshing.Until(() => source.Readings > 0);
        Assert.Null((await service.Catalogs.GetCatalogStatusAsync(new())).Catalog);
        source.Open();
        await service.UntilServing();
    }

    [Fact]
    public async Task A_damaged_one_is_no_hindrance_to_a_source_that_answers()
    {
        File.WriteAllText(Path, "{");
        await using var service = await Refreshing.On(new ScriptedSource().Hold("1", SmallCatalog.Of(3)), Setting);
        Assert.Equal(1, service.Log.Count($"Warning: The last-good file {Path} is refused"));
        Assert.Equal((3, 3), ((await service.Status()).Catalog.ProductCount, Kept().Snapshot.ProductCount));
    }

    [Fact]
    public async Task A_damaged_one_is_said_once_and_the_service_waits_for_its_source()
    {
        File.WriteAllText(Path, "{");
        var source = new ScriptedSource().Fail("away");
        await using var service = await Refreshing.On(source, Setting);
        await service.Read();
        Assert.Null((await service.Status()).Catalog);
        Assert.Equal(1, service.Log.Count($"Warning: The last-good file {Path} is refused"));
        source.Hold("1", SmallCatalog.Of(1));
        await service.Read();
        Assert.True(await service.Serves(""));
        Assert.Equal(1, Kept().Snapshot.ProductCount);
    }

    [Fact]
    public async Task A_refused_catalog_and_a_damaged_file_stop_the_service()
    {
        File.WriteAllText(Path, "{");
        var (exitCode, output) = await ServiceRun.ToItsEnd("--Policy:Catalog:Path=/nowhere/catalog.json", Setting);
        Assert.Equal(2, exitCode);
        Assert.Contains($"The last-good file {Path} is refused", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said_once_and_tried_again()
    {
        Directory.CreateDirectory(Path + ".new");
        await using var service = await Refreshing.On(new ScriptedSource().Hold("1", SmallCatalog.Of(2)), Setting);
        await service.Read();
        Assert.Equal(1, service.Log.Count("is not kept"));
        Assert.True(await service.Serves(""));
        Directory.Delete(Path + ".new");
        await service.Read();
        Assert.Equal(2, Kept().Snapshot.ProductCount);
    }

    public void Dispose() => folder.Dispose();

    private void Keep(int products, DateTimeOffset confirmed) =>
        new LastGoodFile(Path).Keep(SmallCatalog.Of(products).Snapshot!, confirmed);

    private LastGoodReading.Kept Kept() => Assert.IsType<LastGoodReading.Kept>(new LastGoodFile(Path).Read(CancellationToken.None));
}
