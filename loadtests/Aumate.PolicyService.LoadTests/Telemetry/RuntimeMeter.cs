using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace Aumate.PolicyService.LoadTests.Telemetry;

/// <summary>
/// What the runtime of another process says that it has allocated on its heap, on all threads: an instrument of .NET's own, heard through its diagnostic port,
/// so that nothing is built into what is measured.
/// </summary>
internal sealed class RuntimeMeter : IDisposable
{
    private const string Instrument = "dotnet.gc.heap.total_allocated";

    private readonly EventPipeSession session;
    private readonly EventPipeEventSource source;
    private readonly SemaphoreSlim published = new(0);

    private double bytes;

    private RuntimeMeter(EventPipeSession session)
    {
        this.session = session;
        source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += Hear;
    }

    public static async Task<RuntimeMeter> Of(int process, CancellationToken bound)
    {
        var session = await new DiagnosticsClient(process).StartEventPipeSessionAsync(
            [Providers.Metrics($"System.Runtime\\{Instrument}")],
            requestRundown: false,
            token: bound
        );
        // The source begins to read where it is made, and waits for the first event.
        return await Task.Run(
            () =>
            {
                var meter = new RuntimeMeter(session);
                _ = Task.Run(meter.source.Process, CancellationToken.None);
                return meter;
            },
            bound
        );
    }

    /// <summary>Waits for a figure that was taken after this was asked: the first to come may be older.</summary>
    public async Task<double> Allocated(CancellationToken bound)
    {
        while (published.Wait(0, bound)) { }

        await published.WaitAsync(bound);
        await published.WaitAsync(bound);
        return bytes;
    }

    public void Dispose()
    {
        session.Dispose();
        source.Dispose();
        published.Dispose();
    }

    private void Hear(TraceEvent heard)
    {
        if (heard.EventName == "CounterRateValuePublished" && (string)heard.PayloadByName("instrumentName") == Instrument)
        {
            bytes = double.Parse((string)heard.PayloadByName("value"), CultureInfo.InvariantCulture);
            published.Release();
        }
    }
}
