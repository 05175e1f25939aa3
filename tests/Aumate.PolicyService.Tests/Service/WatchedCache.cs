using Microsoft.Extensions.Caching.Memory;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>A cache that remembers nothing and tells of each look into it: a discontinued model is looked up as often as it is decided about.</summary>
internal sealed class WatchedCache(Action<string> looked) : IMemoryCache
{
    public bool TryGetValue(object key, out object? value)
    {
        looked($"{key}");
        value = null;
        return false;
    }

    public ICacheEntry CreateEntry(object key) => new MemoryCache(new MemoryCacheOptions()).CreateEntry(key);

    public void Remove(object key) { }

    public void Dispose() { }
}
