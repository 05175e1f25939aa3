using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aumate.PolicyService.Reference;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.HotPath;

/// <summary>Terms that govern some sales.</summary>
/// <param name="Number">Stands for them, from 0.</param>
/// <param name="Terms">The terms.</param>
internal sealed record Law(int Number, Terms Terms);

/// <summary>The terms that govern a sale by its place and day (R25, R27): worked out once for each place, and looked up from then on.</summary>
internal sealed class LawBook(TermsRegister register)
{
    // Subdivisions are known by their form alone, so that a caller could name tens of thousands.
    private const int MostPlaces = 1024;
    private const int MostPlaceBytes = 6;

    private readonly ImmutableArray<LocalDate> changes = register.Changes();
    private readonly ConcurrentDictionary<ulong, ImmutableArray<(Day From, Law Law)>> places = [];
    private ImmutableArray<(Day From, Law Law)> letterAlone;
    private int laws;

    /// <summary>The terms of a sale. Null: none, or not dealt with here.</summary>
    /// <param name="place">Its jurisdiction. Empty: none was given.</param>
    /// <param name="day">Its day.</param>
    public Law? Find(ReadOnlySpan<byte> place, Day day)
    {
        if (place.Length > MostPlaceBytes)
        {
            return null;
        }

        Law? found = null;
        foreach (var (from, law) in Of(place))
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
        // Most sales name no place.
        if (place.IsEmpty)
        {
            return letterAlone.IsDefault ? letterAlone = Read(null) : letterAlone;
        }

        ulong key = 0;
        foreach (var letter in place)
        {
            key = (key << 8) | letter;
        }

        return places.TryGetValue(key, out var known) ? known
            : places.Count >= MostPlaces ? []
            : places.GetOrAdd(key, Read(System.Text.Encoding.ASCII.GetString(place)));
    }

    private ImmutableArray<(Day From, Law Law)> Read(string? place)
    {
        if (place is not null && !Jurisdictions.IsKnown(place))
        {
            return [];
        }

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
