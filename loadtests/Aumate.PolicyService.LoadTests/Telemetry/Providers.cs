using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace Aumate.PolicyService.LoadTests.Telemetry;

/// <summary>What can be listened to in a process from outside.</summary>
internal static class Providers
{
    private const long TimeSeries = 0x2;
    private const long Events = 0x2;

    /// <summary>Meters, or instruments of meters: <c>Meter</c> or <c>Meter\instrument</c>, parted by commas.</summary>
    public static EventPipeProvider Metrics(string metrics) =>
        new(
            "System.Diagnostics.Metrics",
            EventLevel.Informational,
            TimeSeries,
            new Dictionary<string, string>
            {
                ["SessionId"] = Guid.NewGuid().ToString(),
                ["Metrics"] = metrics,
                ["RefreshInterval"] = "1",
                ["MaxTimeSeries"] = "1000",
                ["MaxHistograms"] = "100",
            }
        );

    /// <summary>A span for every activity that there is.</summary>
    public static EventPipeProvider Spans() =>
        new(
            "Microsoft-Diagnostics-DiagnosticSource",
            EventLevel.Verbose,
            Events,
            new Dictionary<string, string> { ["FilterAndPayloadSpecs"] = "[AS]*" }
        );
}
