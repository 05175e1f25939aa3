using System.Collections.Immutable;

namespace Aumate.PolicyService.LoadTests;

/// <summary>The middle of some numbers, and how far the middle half of them spreads.</summary>
internal readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    public static Quartiles Of(IEnumerable<double> numbers)
    {
        var ordered = numbers.Order().ToImmutableArray();
        return new Quartiles(At(ordered, 0.25), At(ordered, 0.5), At(ordered, 0.75));
    }

    // Between two numbers in proportion, so that a few rounds have quartiles too.
    private static double At(ImmutableArray<double> ordered, double share)
    {
        var place = share * (ordered.Length - 1);
        var (below, above) = (ordered[(int)Math.Floor(place)], ordered[(int)Math.Ceiling(place)]);
        return below + (above - below) * (place - Math.Floor(place));
    }
}
