namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>The keys that the objects being read have so far, one object of each depth.</summary>
internal sealed class JsonKeys
{
    private const int KeptUpTo = 256;

    private readonly List<HashSet<string>> byDepth = [];

    /// <summary>Begins an object.</summary>
    internal void Begin(int depth)
    {
        while (byDepth.Count <= depth)
        {
            byDepth.Add(new(StringComparer.Ordinal));
        }

        // Clearing costs as much as the largest object ever took.
        if (byDepth[depth].Count > KeptUpTo)
        {
            byDepth[depth] = new(StringComparer.Ordinal);
        }

        byDepth[depth].Clear();
    }

    /// <summary>Takes a key. False: the object has it already.</summary>
    internal bool Add(int depth, string key) => byDepth[depth].Add(key);
}
