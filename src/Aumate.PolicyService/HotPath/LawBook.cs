using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Aumate.PolicyService.Reference;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.HotPath;

/// <summary>Terms that govern some sales.</summary>
/// <param name="Number">Stands for them, from 0.</param>
/// <param name="Terms">The terms.</param>
internal sealed record Law(int Number, Terms Terms);

/// <summary>
/// The terms that govern a sale by its place and day (R25, R27): worked out once for each place, and looked up from then on. Of subdivisions those of the
/// United States are dealt with, which are listed; others are known by their form alone, and callers could name tens of thousands.
/// </summary>
internal sealed class LawBook
{
    private const int CountryLength = 2;

    private readonly TermsRegister register;
    private readonly ImmutableArray<LocalDate> changes;
    private readonly ImmutableArray<(Day From, Law Law)> letterAlone;
    private readonly ConcurrentDictionary<ulong, ImmutableArray<(Day From, Law Law)>> places = [];
    private int laws;

    /// <summary>A book of the terms and overlays of a register.</summary>
    public LawBook(TermsRegister register)
    {
        this.register = register;
        changes = register.Changes();
        letterAlone = Read(null);
    }

    /// <summary>The terms of a sale. Null: none, or not dealt with here.</summary>
    /// <param name="place">Its jurisdiction. Empty: none was given.</param>
    /// <param name="day">Its day.</param>
    public Law? Find(ReadOnlySpan<byte> place, Day day)
    {
        Law? found = null;
        foreach (var (from, law) in place.IsEmpty ? letterAlone : Of(place))
        {
            if (from.Number > day.Number)
            {
                break;
            }

            found = law;
        }

        return found;
    }

    private ImmutableArray<(Day From, Law Law)> Of(ReadOnlySpan<byte> place)
    {
        if (place.Length > sizeof(ulong) || (place.Length != CountryLength && !place.StartsWith("US-"u8)))
        {
            return [];
        }

        ulong key = 0;
        foreach (var letter in place)
        {
            key = (key << 8) | letter;
        }

        return places.TryGetValue(key, out var known) ? known
            : Encoding.ASCII.GetString(place) is var code && Jurisdictions.IsKnown(code) ? places.GetOrAdd(key, Read(code))
            : [];
    }

    private ImmutableArray<(Day From, Law Law)> Read(string? place)
    {
        var timeline = ImmutableArray.CreateBuilder<(Day, Law)>();
        Law? before = null;
        foreach (var day in changes)
        {
            if (register.InForce(day, place) is { } terms && !IsSame(before, terms))
            {
                before = new Law(Interlocked.Increment(ref laws), terms);
                timeline.Add((day, before));
            }
        }

        return timeline.ToImmutable();
    }

    private static bool IsSame(Law? before, Terms terms) =>
        before is not null && before.Terms.Version == terms.Version && before.Terms.Overlays.SequenceEqual(terms.Overlays);
}
