using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog;

/// <summary>Where something stands, without a reference to an object. Made and read by a <see cref="PlaceTable"/>.</summary>
internal readonly record struct PackedPlace(int Part, int Index, int Line, int Column, int Key);

/// <summary>
/// Packs places that a later check may need: each product has one, and the paths and keys in them are few. Kept as they come, they would be a million
/// objects that live to the end of a load.
/// </summary>
internal sealed class PlaceTable
{
    private const int None = -1;

    private readonly Numbering<(string Source, string Path)> parts = new();
    private readonly Numbering<string> keys = new();

    internal PackedPlace Pack(Place place) =>
        new(
            place.Part is { } part ? parts.Of((part.Source, part.Path)) : None,
            place.Part?.Index ?? None,
            place.Line,
            place.Column,
            place.Key is { } key ? keys.Of(key) : None
        );

    internal Place Unpack(PackedPlace packed) =>
        new(Part(packed), packed.Line, packed.Column, packed.Key == None ? null : keys[packed.Key]);

    private PlacedPart? Part(PackedPlace packed)
    {
        if (packed.Part == None)
        {
            return null;
        }
        (string source, string path) = parts[packed.Part];
        return new PlacedPart(source, path, packed.Index);
    }
}
