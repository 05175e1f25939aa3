using System.Collections.Concurrent;
using Aumate.PolicyService.Languages;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Explaining;

/// <summary>
/// Wordings of entries that say the same for every claim, each made when it is first said. There are no more of them than languages, entries of the
/// table and obligations that these attach; all who come first make the same.
/// </summary>
internal sealed class ConstantWords
{
    private readonly ConcurrentDictionary<(Language Language, ClauseEntry Entry, int Obligations), ClauseWords> made = new();

    /// <summary>The wording of an entry.</summary>
    /// <param name="language">The language.</param>
    /// <param name="trace">The entry, of which nothing but the obligations hangs on the claim.</param>
    /// <param name="make">Words it.</param>
    public ClauseWords Of(Language language, ClauseTrace trace, Func<ClauseTrace, ClauseWords> make)
    {
        var obligations = 0;
        foreach (var code in trace.Obligations)
        {
            obligations |= 1 << (int)code;
        }

        return made.GetOrAdd((language, trace.Entry, obligations), (_, entry) => make(entry), trace);
    }
}
