extern alias host;
using System.Collections.Concurrent;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>A service on a scripted source and a clock of the test's. It polls so seldom that, for an hour of that clock, only hints make it read.</summary>
internal sealed class Refreshing : IAsyncDisposable
{
    public const int PollSeconds = 3600;
    public const int StaleAfterSeconds = 2 * PollSeconds;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Refreshing(RunningService service, ScriptedSource source, Clock time, Lines lines) =>
        (Service, Source, Time, Log) = (service, source, time, lines);

    public static DateTimeOffset Start { get; } = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    public RunningService Service { get; }

    public ScriptedSource Source { get; }

    public Clock Time { get; }

    public Lines Log { get; }

    /// <summary>Starts it, whether its first reading succeeds or not.</summary>
    public static async Task<Refreshing> On(ScriptedSource source, params string[] args)
    {
        var (time, lines) = (new Clock(), new Lines());
        var service = await RunningService.StartUnready(
            source,
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
                services.RemoveAll<ILoggerProvider>();
                services.AddSingleton<ILoggerProvider>(lines);
            },
            [
                "--Logging:LogLevel:Aumate=Information",
                $"--Policy:Catalog:PollSeconds={PollSeconds}",
                $"--Policy:Catalog:StaleAfterSeconds={StaleAfterSeconds}",
                .. args,
            ]
        );
        var refreshing = new Refreshing(service, source, time, lines);
        await Until(() => source.Readings > 0);
        // A hint makes a second reading, before which the first was dealt with.
        await refreshing.Read();
        return refreshing;
    }

    /// <summary>Lets it read once more, and comes back when that was dealt with.</summary>
    public async Task Read()
    {
        var before = Source.Readings;
        // The reading after this one begins when this one was dealt with.
        Source.Hint();
        await Until(() => Source.Readings > before);
        var dealtWith = Source.Readings;
        Source.Hint();
        await Until(() => Source.Readings > dealtWith);
    }

    /// <summary>Lets it come to wait for the next hint; a test in which it has not by then asks for less, and fails on nothing.</summary>
    public static Task Settled() => Task.Delay(50);

    public async Task<GetCatalogStatusResponse> Status() => await Service.Catalogs.GetCatalogStatusAsync(new());

    public async Task<bool> Serves(string name) =>
        (await Service.Health.CheckAsync(new HealthCheckRequest { Service = name })).Status == ServingStatus.Serving;

    /// <summary>Waits for what another thread is about to do.</summary>
    public static async Task Until(Func<bool> happened)
    {
        var deadline = DateTimeOffset.UtcNow + Patience;
        while (!happened())
        {
            await Task.Delay(1);
            if (DateTimeOffset.UtcNow > deadline)
            {
                throw new TimeoutException("It did not come about.");
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Source.Open();
        return Service.DisposeAsync();
    }

    /// <summary>A clock of the test's, of which the wall's part can be set back alone.</summary>
    public sealed class Clock() : FakeTimeProvider(Refreshing.Start)
    {
        public TimeSpan WallIsSetBackBy { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - WallIsSetBackBy;

        public override long GetTimestamp() => base.GetUtcNow().UtcTicks;
    }

    /// <summary>What was logged.</summary>
    public sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyList<string> All => [.. lines];

        public int Count(string words) => lines.Count(line => line.Contains(words, StringComparison.Ordinal));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
