namespace Aumate.Warranty.Catalog.Columns;

/// <summary>Numbers things from 0 as they come, equal ones alike.</summary>
internal sealed class Numbering<T>
    where T : notnull
{
    private readonly Dictionary<T, int> numbers = [];
    private readonly List<T> all = [];

    internal T this[int number] => all[number];

    /// <summary>All of them, by number.</summary>
    internal T[] ToArray() => [.. all];

    internal int Of(T one)
    {
        if (!numbers.TryGetValue(one, out int number))
        {
            number = all.Count;
            all.Add(one);
            numbers.Add(one, number);
        }
        return number;
    }
}
