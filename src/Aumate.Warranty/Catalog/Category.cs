using System.Collections.Immutable;
using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog;

/// <summary>One standard performance parameter of a category (R21).</summary>
/// <param name="Id">Its name within the category.</param>
/// <param name="Unit">The unit of every value; "-" for none, "0/1" for a yes-or-no value that is written 0 or 1.</param>
/// <param name="Rule">How values are compared.</param>
public sealed record Parameter(string Id, string Unit, ParameterRule Rule);

/// <summary>Products that replace one another: they share their standard performance parameters (R21).</summary>
public sealed class Category
{
    /// <summary>The most parameters that a category may have.</summary>
    public const int MaxParameters = 16;

    // Where each parameter's value begins among the words of a product's values.
    private readonly int[] words;

    internal Category(string id, string name, ImmutableArray<Parameter> parameters)
    {
        Id = id;
        Name = name;
        Parameters = parameters;
        words = new int[parameters.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = WordCount;
            WordCount += ValueStore.Width(parameters[i].Rule);
        }
    }

    /// <summary>Its id, unique in the catalog, compared ordinally.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>Its parameters in the catalog's order, at most <see cref="MaxParameters"/>. Empty: nothing is compared, so every product of the category performs alike.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    internal int WordCount { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;

    internal int Word(int parameter) => words[parameter];
}
