using System.Collections.Immutable;

namespace Aumate.Warranty.Explanations;

/// <summary>
/// The minimal sets of fields by each of which something comes about: a monotone formula in its shortest form, without a set that contains another.
/// Smaller sets first, then in the order of fields.
/// </summary>
/// <param name="Sets">The sets. None: it cannot come about; one of no field: it comes about anyhow.</param>
/// <param name="LeftOut">What all longer ones that were left out have in common. Null: none was left out.</param>
internal readonly record struct Ways(ImmutableArray<FieldSet> Sets, FieldSet? LeftOut)
{
    // Far more than are ever listed, so that what is listed are the smallest; thirty-two services with two ways each would otherwise be four billion.
    private const int Most = 256;

    /// <summary>It comes about anyhow.</summary>
    public static Ways Anyhow { get; } = new([FieldSet.None], null);

    /// <summary>It cannot come about.</summary>
    public static Ways Never { get; } = new([], null);

    /// <summary>It comes about by one set.</summary>
    public static Ways By(FieldSet set) => new([set], null);

    /// <summary>Whether it comes about anyhow.</summary>
    public bool IsAnyhow => Sets is [{ Count: 0 }, ..];

    /// <summary>By one or by the other.</summary>
    public Ways Or(Ways other) =>
        IsAnyhow || other.Sets.IsEmpty ? this
        : other.IsAnyhow || Sets.IsEmpty ? other
        : Least([.. Sets, .. other.Sets], Common(LeftOut, other.LeftOut));

    /// <summary>By both together.</summary>
    public Ways And(Ways other)
    {
        if (other.IsAnyhow || Sets.IsEmpty)
        {
            return this;
        }

        if (IsAnyhow || other.Sets.IsEmpty)
        {
            return other;
        }

        // Mostly one of the two is a single set, which often has one of the other's sets in it, and then is all that is left.
        if (Sets is [var mine] && (other.Sets is [_] || other.HasWithin(mine)))
        {
            return other.Sets is [var only] && !only.IsWithin(mine)
                ? new Ways([mine | only], Common(LeftOut, other.LeftOut))
                : new Ways(Sets, Common(LeftOut, other.LeftOut));
        }

        var both = new List<FieldSet>(Sets.Length * other.Sets.Length);
        foreach (var one in Sets)
        {
            foreach (var another in other.Sets)
            {
                both.Add(one | another);
            }
        }

        return Least(both, Common(LeftOut, other.LeftOut));
    }

    /// <summary>Whether one of the sets is within another set.</summary>
    public bool HasWithin(FieldSet set)
    {
        foreach (var way in Sets)
        {
            if (way.IsWithin(set))
            {
                return true;
            }
        }

        return false;
    }

    // Sorted by size, a set can only contain one that stands before it. What was left out before is no loss where it contains one of those.
    private static Ways Least(List<FieldSet> sets, FieldSet? leftOut)
    {
        sets.Sort((one, other) => one.CompareTo(other));
        var least = ImmutableArray.CreateBuilder<FieldSet>(Math.Min(sets.Count, Most));
        foreach (var set in sets)
        {
            if (Contains(least, set))
            {
                continue;
            }

            if (least.Count == Most)
            {
                leftOut = Common(leftOut, set);
            }
            else
            {
                least.Add(set);
            }
        }

        var isLoss = leftOut is { } common && !Contains(least, common);
        return new Ways(least.DrainToImmutable(), isLoss ? leftOut : null);
    }

    private static FieldSet? Common(FieldSet? one, FieldSet? other) =>
        one is { } first && other is { } second ? first & second : one ?? other;

    private static bool Contains(ImmutableArray<FieldSet>.Builder least, FieldSet set)
    {
        foreach (var smaller in least)
        {
            if (smaller.IsWithin(set))
            {
                return true;
            }
        }

        return false;
    }
}
