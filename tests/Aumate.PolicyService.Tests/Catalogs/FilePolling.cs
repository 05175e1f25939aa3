extern alias host;

using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Files;
using host::Aumate.PolicyService.Refresh;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aumate.PolicyService.Tests.Catalogs;

/// <summary>A service on files that it only polls, often, so that whatever it sees it sees without a watcher.</summary>
internal static class FilePolling
{
    internal static async Task<RunningService> On(string path)
    {
        var files = new FileCatalogSource(path, TimeProvider.System, TimeSpan.FromMilliseconds(5));
        RunningService service = await RunningService.StartUnready(
            new Unwatched(files),
            services => services.Replace(ServiceDescriptor.Singleton(new PollSchedule(TimeSpan.FromMilliseconds(10), new Random(1)))),
            "--Logging:LogLevel:Default=None"
        );
        await service.UntilServing();
        return service;
    }

    private sealed class Unwatched(ICatalogSource files) : ICatalogSource
    {
        public string Name => files.Name;

        public Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken) =>
            files.ReadAsync(known, cancellationToken);
    }
}
