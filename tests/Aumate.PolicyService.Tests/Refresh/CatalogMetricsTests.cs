extern alias host;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>What is measured of the catalog.</summary>
public sealed class CatalogMetricsTests
{
    [Fact]
    public async Task The_state_of_the_catalog_is_measured_with_names_and_units()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(3));
        await using var service = await Refreshing.On(source);
        using var measured = new Measured(service);
        Assert.Equal(
            [
                "aumate.policy.catalog.age s 0",
                "aumate.policy.catalog.categories {category} 1",
                $"aumate.policy.catalog.last_success s {Refreshing.Start.ToUnixTimeSeconds()}",
                "aumate.policy.catalog.products {product} 3",
                "aumate.policy.catalog.stale 1 0",
            ],
            measured.Gauges()
        );

        source.Fail("away");
        service.Time.Advance(TimeSpan.FromSeconds(2 * Refreshing.PollSeconds));
        Assert.Contains($"aumate.policy.catalog.age s {2 * Refreshing.PollSeconds}", measured.Gauges());
        Assert.Contains("aumate.policy.catalog.stale 1 1", measured.Gauges());
    }

    [Fact]
    public async Task What_there_is_not_yet_is_not_measured()
    {
        await using var service = await Refreshing.On(new ScriptedSource().Fail("away"));
        using var measured = new Measured(service);
        Assert.Empty(measured.Gauges());
    }

    [Fact]
    public async Task Readings_are_counted_and_timed_by_outcome()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(3));
        await using var service = await Refreshing.On(source);
        await Refreshing.Settled();
        using var measured = new Measured(service);
        await Step("confirmed", () => { });
        await Step("replaced", () => source.Hold("2", SmallCatalog.Of(4)));
        await Step("refused", () => source.Hold("3", SmallCatalog.Bad(1)));
        await Step("still_refused", () => { });
        await Step("unavailable", () => source.Fail("away"));

        async Task Step(string outcome, Action change)
        {
            change();
            var before = measured.Counts(outcome);
            source.Hint();
            await Refreshing.Until(() => measured.Counts(outcome).Readings > before.Readings);
            Assert.Equal((before.Readings + 1, before.Durations + 1), measured.Counts(outcome));
        }
    }

    /// <summary>Listens to one service: tests beside this one have meters of the same name.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly Lock noting = new();
        private readonly List<string> gauges = [];
        private readonly Dictionary<string, (int Readings, int Durations)> counts = [];

        public Measured(Refreshing service)
        {
            var factory = service.Service.Services.GetRequiredService<IMeterFactory>();
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == "Aumate.PolicyService" && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Note(instrument, value));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
            listener.Start();
        }

        /// <summary>Every gauge with its unit and value.</summary>
        public IReadOnlyList<string> Gauges()
        {
            lock (noting)
            {
                gauges.Clear();
                listener.RecordObservableInstruments();
                return [.. gauges.Order(StringComparer.Ordinal)];
            }
        }

        public (int Readings, int Durations) Counts(string outcome)
        {
            lock (noting)
            {
                return counts.GetValueOrDefault(outcome);
            }
        }

        public void Dispose() => listener.Dispose();

        private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags = default)
        {
            lock (noting)
            {
                if (tags is not [{ Key: "outcome", Value: string outcome }])
                {
                    gauges.Add($"{instrument.Name} {instrument.Unit} {value:0}");
                    return;
                }

                var (readings, durations) = counts.GetValueOrDefault(outcome);
                counts[outcome] =
                    (instrument.Name, instrument.Unit) == ("aumate.policy.catalog.refreshes", "{refresh}") ? (readings + 1, durations)
                    : (instrument.Name, instrument.Unit) == ("aumate.policy.catalog.refresh.duration", "s") ? (readings, durations + 1)
                    : (-1, -1);
            }
        }
    }
}
