using Aumate.PolicyService.LoadTests.Races;
using Aumate.PolicyService.LoadTests.Ways;

namespace Aumate.PolicyService.LoadTests.Commands;

/// <summary>What a command measures on: servers that end with it, a folder that goes with it, and the figures that come of it.</summary>
internal sealed class Stage(RaceOptions options, Targets targets, CancellationToken bound) : IAsyncDisposable
{
    private readonly List<ServerProcess> servers = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loadtests");
    private string? service = options.Server;
    private string? floors = options.Floors;

    public RaceOptions Options => options;

    public Targets Targets => targets;

    public CancellationToken Bound => bound;

    public Figures Figures { get; } = new();

    /// <summary>A path in the folder.</summary>
    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Starts the service on the servers' core, and waits until it decides.</summary>
    /// <param name="places">In how many places it listens.</param>
    /// <param name="settings">Its settings.</param>
    public async Task<ServerProcess> Service(int places, params string[] settings)
    {
        var started = await Add(ServerProcess.Start(new Launch(await ServicePath(), settings, IsPinned: true, Places: places), bound));
        await Serving.Until(started.Address, bound);
        return started;
    }

    /// <summary>Starts a floor on the servers' core.</summary>
    /// <param name="kind">Which: floor or limit.</param>
    /// <param name="answers">The folder of its answers.</param>
    public async Task<ServerProcess> Floor(string kind, string answers) =>
        await Add(ServerProcess.Start(new Launch(await FloorsPath(), ["--answers", answers], Verb: kind, IsPinned: true), bound));

    /// <summary>The published service.</summary>
    public async Task<string> ServicePath() => service ??= await Publication.MakeAhead(bound);

    /// <summary>The published floors.</summary>
    public async Task<string> FloorsPath() => floors ??= await Publication.Make("loadtests/Aumate.PolicyService.Floors", "floors", bound);

    /// <summary>Adds a server that ends with the command.</summary>
    public async Task<ServerProcess> Add(Task<ServerProcess> starting)
    {
        var started = await starting;
        servers.Add(started);
        return started;
    }

    /// <summary>Writes answers as floors read them.</summary>
    /// <returns>The folder.</returns>
    public string Answers(params IEnumerable<Prepared> all)
    {
        var to = Directory.CreateDirectory(PathOf("answers")).FullName;
        foreach (var prepared in all)
        {
            for (var at = 0; at < prepared.Answers.Length; at++)
            {
                File.WriteAllBytes(Path.Combine(to, $"{prepared.Way.Method}.{at:D4}.bin"), prepared.Answers[at]);
            }
        }

        return to;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
