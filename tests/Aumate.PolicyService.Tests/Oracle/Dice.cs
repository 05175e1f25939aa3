namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Random numbers by splitmix64: the same for a seed on any machine and runtime.</summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Roll()
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 up to but not including the limit.</summary>
    public int Below(int limit) => (int)(Roll() % (ulong)limit);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(double probability) => (Roll() >> 11) * (1.0 / (1ul << 53)) < probability;

    public T Pick<T>(params IReadOnlyList<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values[Below(values.Count)];
    }

    public T Any<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());
}
