extern alias host;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Aumate.PolicyService.Tests.Service;
using Grpc.Core;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Refresh;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>How the catalog in force follows its source: what makes it read, and how often.</summary>
public sealed class RefreshTests
{
    [Fact]
    public async Task A_change_is_seen_at_the_next_poll_without_any_hint()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        source.Hold("2", SmallCatalog.Of(2));
        service.Time.Advance(TimeSpan.FromSeconds(Refreshing.PollSeconds * 1.2));
        await Refreshing.Until(() => service.Log.Count("2 products") > 0);
        Assert.Equal(2, (await service.Status()).Catalog.ProductCount);
    }

    [Fact]
    public async Task A_hint_makes_it_read_at_once()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        source.Hold("2", SmallCatalog.Of(2));
        await service.Read();
        Assert.Equal(2, (await service.Status()).Catalog.ProductCount);
        Assert.Equal(Refreshing.Start, service.Time.GetUtcNow());
    }

    [Fact]
    public async Task Any_number_of_hints_during_a_reading_make_one_reading_more_and_never_two_at_once()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        await service.Read();
        await Refreshing.Settled();
        source.Close();
        var before = source.Readings;
        source.Hint();
        await Refreshing.Until(() => source.Readings > before);
        for (var i = 0; i < 1000; i++)
        {
            source.Hint();
        }

        service.Time.Advance(TimeSpan.FromSeconds(3 * Refreshing.PollSeconds));
        await Refreshing.Settled();
        Assert.Equal(before + 1, source.Readings);
        source.Open();
        await Refreshing.Until(() => source.Readings > before + 1);
        await Refreshing.Settled();
        Assert.Equal((before + 2, 1), (source.Readings, source.MostAtOnce));
    }

    [Fact]
    public async Task The_watch_begins_before_the_first_reading()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        Assert.Equal((1, 0), (source.Watches, source.ReadingsBeforeTheWatch));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_watch_that_ends_or_breaks_is_begun_again_and_polling_goes_on(bool breaks)
    {
        var source = new ScriptedSource { Watch = breaks ? Task.FromException(new IOException("gone")) : Task.CompletedTask };
        await using var service = await Refreshing.On(source.Hold("1", SmallCatalog.Of(1)));
        Assert.Equal(1, source.Watches);
        source.Hold("2", SmallCatalog.Of(2));
        service.Time.Advance(TimeSpan.FromSeconds(Refreshing.PollSeconds * 1.2));
        await Refreshing.Until(() => source.Watches == 2 && service.Log.Count("2 products") > 0);
        Assert.Equal(breaks ? 2 : 0, service.Log.Count("gone"));
    }

    [Fact]
    public async Task A_version_that_is_known_is_asked_for_as_known()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        Assert.Null(source.Asked[0]);
        Assert.All(source.Asked.Skip(1), known => Assert.Equal("1", known));
        Assert.Equal(1, service.Log.Count("is in force"));
    }

    [Fact]
    public async Task A_new_version_with_equal_content_replaces_nothing()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        var before = await service.Status();
        service.Time.Advance(TimeSpan.FromSeconds(5));
        source.Hold("2", SmallCatalog.Of(1));
        await service.Read();
        var after = await service.Status();
        Assert.Equal(before.Catalog.LoadedAt, after.Catalog.LoadedAt);
        Assert.Equal(Refreshing.Start.AddSeconds(5), after.Catalog.ConfirmedAt.ToDateTimeOffset());
        Assert.Equal((1, "2"), (service.Log.Count("is in force"), source.Asked[^1]));
    }

    [Fact]
    public async Task A_source_that_is_down_at_the_start_is_asked_until_it_answers_and_meanwhile_nothing_is_decided()
    {
        var source = new ScriptedSource().Fail("no route");
        await using var service = await Refreshing.On(source);
        await service.Read();
        var refused = await Refused.Of(service.Service.Client.EvaluateClaimAsync(Evaluate(InOrder())).ResponseAsync);
        Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (refused.Code, refused.Reason));
        var status = await service.Status();
        Assert.Equal((null, true, "no route"), (status.Catalog, status.SourceUnavailable, status.LastFailure.Reason));
        Assert.Equal(1, service.Log.Count("no route"));
        Assert.False(await service.Serves(""));

        source.Hold("1", SmallCatalog.Of(1));
        await service.Read();
        Assert.True(await service.Serves(""));
        await service.Service.Client.EvaluateClaimAsync(Evaluate(InOrder()));
        Assert.Equal((false, "no route"), ((await service.Status()).SourceUnavailable, (await service.Status()).LastFailure.Reason));
    }

    /// <summary>What is thrown may hold a secret, such as a connection string; it is for the log alone.</summary>
    [Fact]
    public async Task A_source_that_throws_has_given_no_answer_and_is_asked_again()
    {
        var source = new ScriptedSource().Throw(new InvalidOperationException("Password=hunter2"));
        await using var service = await Refreshing.On(source);
        var status = await service.Status();
        Assert.True(status.SourceUnavailable);
        Assert.Contains(nameof(InvalidOperationException), status.LastFailure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", status.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, service.Log.Count("hunter2"));
        source.Hold("1", SmallCatalog.Of(1));
        await service.Read();
        Assert.True(await service.Serves(""));
    }

    [Fact]
    public async Task A_source_that_calls_unchanged_what_nobody_knows_has_given_no_answer()
    {
        var source = new ScriptedSource();
        source.Answer(_ => new SourceReading.Unchanged());
        await using var service = await Refreshing.On(source);
        var status = await service.Status();
        Assert.Equal((null, true), (status.Catalog, status.SourceUnavailable));
    }

    [Fact]
    public async Task What_goes_wrong_beside_the_source_is_said_and_it_is_read_again()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        var factory = service.Service.Services.GetRequiredService<IMeterFactory>();
        using (var full = new MeterListener())
        {
            full.InstrumentPublished = (instrument, listening) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            };
            full.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("no room to count"));
            full.Start();
            await service.Read();
        }

        Assert.InRange(service.Log.Count("no room to count"), 1, int.MaxValue);
        source.Hold("2", SmallCatalog.Of(2));
        await service.Read();
        Assert.Equal(2, (await service.Status()).Catalog.ProductCount);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(50, 10)]
    [InlineData(2_000, 200)]
    [InlineData(600_000, 5_000)]
    public void After_a_reading_comes_a_rest_of_a_tenth_of_it(int reading, int rest) =>
        Assert.Equal(TimeSpan.FromMilliseconds(rest), PollSchedule.RestAfter(TimeSpan.FromMilliseconds(reading)));

    [Fact]
    public async Task A_source_that_hints_without_rest_is_not_read_without_rest()
    {
        var source = new ScriptedSource();
        source.Answer(_ =>
        {
            source.Hint();
            return new SourceReading.Given("1", SmallCatalog.Of(1));
        });
        await using var service = await Refreshing.On(source);
        var (clock, before) = (Stopwatch.StartNew(), source.Readings);
        await Task.Delay(500);
        var readings = source.Readings - before;
        // A timer may be a little early.
        Assert.InRange(readings, 2, 2 + (clock.ElapsedMilliseconds / 8));
    }

    /// <summary>Replicas that started together would otherwise ask together for ever.</summary>
    [Fact]
    public void Polls_come_up_to_a_tenth_sooner_or_later_than_asked_and_not_in_step()
    {
        var period = TimeSpan.FromSeconds(100);
        var (one, other) = (new PollSchedule(period, new Random(1)), new PollSchedule(period, new Random(2)));
        var pauses = Enumerable.Range(0, 1000).Select(_ => (One: one.Next(), Other: other.Next())).ToList();
        Assert.All(pauses, pause => Assert.InRange(pause.One, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(110)));
        Assert.InRange(pauses.Min(pause => pause.One), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(91));
        Assert.InRange(pauses.Max(pause => pause.One), TimeSpan.FromSeconds(109), TimeSpan.FromSeconds(110));
        Assert.InRange(pauses.Average(pause => pause.One.TotalSeconds), 99, 101);
        Assert.All(pauses, pause => Assert.NotEqual(pause.One, pause.Other));
    }
}
