using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Refresh;
using Aumate.PolicyService.Wire;

namespace Aumate.PolicyService.ClaimCommands;

/// <summary>The service's own parts, wired as it wires them and never started: nothing listens, and the catalog is read once.</summary>
internal sealed class FileDecider : IAsyncDisposable
{
    private readonly WebApplication app;

    private FileDecider(WebApplication app) => this.app = app;

    /// <summary>What decides. Null: there is no catalog, and <see cref="Missing"/> says why.</summary>
    internal ClaimBatches? Batches { get; private init; }

    /// <summary>Why there is no catalog.</summary>
    internal string Missing { get; private init; } = "";

    /// <exception cref="PolicyUnreadableException">The settings, or what decides besides the catalog, cannot be read.</exception>
    internal static async Task<FileDecider> Open(string[] settings, CancellationToken stop)
    {
        // The standard output is the answers'.
        var app = PolicyHost.Build(
            settings,
            builder => builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        );
        var services = app.Services;
        var (catalogs, time) = (services.GetRequiredService<CatalogInForce>(), services.GetRequiredService<TimeProvider>());
        var asked = Moment.Now(time);
        var reading = await services.GetRequiredService<ICatalogSource>().ReadAsync(null, stop);
        var (state, _) = services.GetRequiredService<CatalogJudge>().Judge(catalogs.State, reading, asked, time.GetUtcNow());
        catalogs.Replace(state);
        return new FileDecider(app)
        {
            Batches = state.Held is null ? null : services.GetRequiredService<ClaimBatches>(),
            Missing = state.LastFailure is { } failure
                ? $"The catalog cannot be read: {failure.Reason}"
                : $"The catalog is refused: {string.Join(Environment.NewLine, state.LastRefusal?.Errors ?? [])}",
        };
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
