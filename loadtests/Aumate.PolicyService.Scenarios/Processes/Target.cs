namespace Aumate.PolicyService.Scenarios.Processes;

/// <summary>What is called: a server that is started for it, or one that runs already.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly Launch? launch;
    private readonly Uri? address;
    private ServerProcess? server;

    private Target(Launch? launch, Uri? address, bool isTheService) =>
        (this.launch, this.address, IsTheService) = (launch, address, isTheService);

    /// <summary>Whether it answers what it is asked, and not what it was given.</summary>
    public bool IsTheService { get; }

    /// <summary>What it has used so far. Null: it is not ours to look into.</summary>
    public TimeSpan? CpuTime => server?.CpuTime;

    public static Target Of(Launch launch, bool isTheService = true) => new(launch, null, isTheService);

    public static Target At(Uri address) => new(null, address, true);

    /// <returns>Where it listens.</returns>
    public async Task<Uri> Start(CancellationToken bound)
    {
        if (launch is null)
        {
            return address!;
        }

        server = await ServerProcess.Start(launch, bound);
        return server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
