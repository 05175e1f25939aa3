extern alias host;
using System.Text;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Json;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>A source that holds one text of JSON.</summary>
internal sealed class TextCatalog(string json) : ICatalogSource
{
    public string Name => "text";

    public Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken) =>
        Task.FromResult<SourceReading>(new SourceReading.Given("1", JsonCatalogReader.Read(Encoding.UTF8.GetBytes(json), Name)));
}
