using System.Text.Json;

namespace Aumate.PolicyService.Catalogs;

/// <summary>A JSON value and where it stands.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Place">Where it starts, such as "catalog.json:120:7 models[3].values.screen".</param>
/// <param name="Text">The text of a string, or a number as written. Else empty.</param>
/// <param name="Members">Members of an object, each key once. Else empty.</param>
/// <param name="Items">Items of an array. Else empty.</param>
internal sealed record PlacedJson(
    JsonValueKind Kind,
    string Place,
    string Text,
    IReadOnlyList<PlacedMember> Members,
    IReadOnlyList<PlacedJson> Items
);

/// <summary>A member of a JSON object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Place">Where the key stands.</param>
/// <param name="Value">Its value.</param>
internal sealed record PlacedMember(string Key, string Place, PlacedJson Value);
