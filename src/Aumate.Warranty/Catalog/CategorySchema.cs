namespace Aumate.Warranty.Catalog;

/// <summary>A category while products are read into it.</summary>
internal sealed class CategorySchema
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    internal CategorySchema(int number, Category category)
    {
        Number = number;
        Category = category;
        for (int i = 0; i < category.Parameters.Length; i++)
        {
            // Of two with one id, which is an error, values are checked by the first.
            indexes.TryAdd(category.Parameters[i].Id, i);
        }
    }

    /// <summary>Its number in the table.</summary>
    internal int Number { get; }

    internal Category Category { get; }

    /// <summary>The index of a parameter. -1: there is none of this id.</summary>
    internal int IndexOf(string parameter) => indexes.GetValueOrDefault(parameter, -1);
}
