namespace Aumate.Warranty.Catalog;

/// <summary>A part of a source that many places are in, such as one product of a file.</summary>
/// <param name="Source">What the source calls itself, such as "catalog.json".</param>
/// <param name="Path">Its path in the source, such as "models". Empty: the source itself.</param>
/// <param name="Index">Its index in a list, from 0, which follows the path as "[3]". Below 0: none.</param>
public sealed record PlacedPart(string Source, string Path = "", int Index = -1)
{
    /// <summary>The path with the index.</summary>
    public override string ToString() => Index < 0 ? Path : $"{Path}[{Index}]";
}

/// <summary>
/// Where something stands in a source. There is one beside everything that a source gives, and nearly none is ever read, so its text is
/// made only when it is.
/// </summary>
/// <param name="Part">The part of the source.</param>
/// <param name="Line">The line, from 1. 0: the source has no lines.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Key">The path within the part, such as "values.screen". Null: the part itself.</param>
public readonly record struct Place(PlacedPart? Part, int Line = 0, int Column = 0, string? Key = null)
{
    /// <summary>A place that is a name.</summary>
    public static implicit operator Place(string name) => new(new PlacedPart(name));

    /// <summary>Such as "catalog.json:120:7 models[3].values.screen".</summary>
    public override string ToString()
    {
        string at = Line == 0 ? $"{Part?.Source}" : $"{Part?.Source}:{Line}:{Column}";
        string part = $"{Part}";
        string path = part.Length == 0 || Key is null ? part + Key : $"{part}.{Key}";
        return path.Length == 0 ? at : $"{at} {path}";
    }
}
