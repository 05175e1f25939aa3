using System.Collections.Immutable;

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

    internal Category(string id, string name, ImmutableArray<Parameter> parameters)
    {
        Id = id;
        Name = name;
        Parameters = parameters;
    }

    /// <summary>Its id, unique in the catalog, compared ordinally.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>Its parameters in the catalog's order, at most <see cref="MaxParameters"/>. Empty: nothing is compared, so every product of the category performs alike.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
