using System.Collections.Immutable;

namespace Aumate.PolicyService.Wire;

/// <summary>Reads lists of a request.</summary>
internal static class ListReader
{
    /// <summary>The most entries that a list may have (R29).</summary>
    public const int MaxEntries = 32;

    /// <summary>Reports a list that is too long.</summary>
    public static void CheckCount(int count, string field, Violations violations)
    {
        if (count > MaxEntries)
        {
            violations.Add(field, $"has {count} entries; at most {MaxEntries} are read");
        }
    }

    /// <summary>Reads entries, at most as many as are allowed, so that a too long list costs no more. Null entries were reported.</summary>
    public static ImmutableArray<TEntry> Read<TSource, TEntry>(IReadOnlyList<TSource> source, Func<TSource, int, TEntry?> read)
        where TEntry : class
    {
        if (source.Count == 0)
        {
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<TEntry>(source.Count);
        for (var i = 0; i < Math.Min(source.Count, MaxEntries); i++)
        {
            if (read(source[i], i) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries.DrainToImmutable();
    }
}
