using Aumate.PolicyService.LoadTests.Ways;
using Microsoft.Diagnostics.NETCore.Client;

namespace Aumate.PolicyService.LoadTests.Telemetry;

/// <summary>Somebody who listens to a process, as a collector of telemetry does, and lets go of what he hears.</summary>
internal sealed class Listener : IDisposable
{
    // Those of the service, of the server, and of the framework.
    private const string Meters =
        "Aumate.PolicyService,Microsoft.AspNetCore.Hosting,Microsoft.AspNetCore.Server.Kestrel,Microsoft.AspNetCore.Routing,System.Runtime";

    private readonly EventPipeSession session;

    private Listener(EventPipeSession session)
    {
        this.session = session;
        _ = session.EventStream.CopyToAsync(Stream.Null);
    }

    public static async Task<Listener> To(int process, Listened what, CancellationToken bound) =>
        new(
            await new DiagnosticsClient(process).StartEventPipeSessionAsync(
                [what == Listened.Metrics ? Providers.Metrics(Meters) : Providers.Spans()],
                requestRundown: false,
                token: bound
            )
        );

    public void Dispose() => session.Dispose();
}
