using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>Reads one category of a JSON catalog.</summary>
internal static class JsonCategoryReader
{
    /// <summary>The category whose value the reader is at.</summary>
    internal static CategoryDraft Read(ref PlacedJsonReader json, DraftText id)
    {
        DraftText? name = null;
        IReadOnlyList<ParameterDraft> parameters = [];
        string? path = json.Path;
        for (bool more = json.IsObject(); more && json.Member(path, out string key); )
        {
            switch (key)
            {
                case "name":
                    name = json.Text(key);
                    break;
                case "parameters":
                    parameters = Parameters(ref json);
                    break;
                default:
                    json.Other(key);
                    break;
            }
        }

        return new CategoryDraft(id, name, parameters);
    }

    private static List<ParameterDraft> Parameters(ref PlacedJsonReader json)
    {
        List<ParameterDraft> parameters = [];
        JsonItemPaths paths = json.Items();
        int index = 0;
        for (bool more = json.IsList("parameters"); more && json.Item(paths, ref index); )
        {
            Place place = json.Here();
            if (json.IsObject())
            {
                parameters.Add(Parameter(ref json, place));
            }
        }

        return parameters;
    }

    private static ParameterDraft Parameter(ref PlacedJsonReader json, Place place)
    {
        DraftText? id = null;
        DraftText? unit = null;
        DraftText? rule = null;
        string? path = json.Path;
        while (json.Member(path, out string key))
        {
            switch (key)
            {
                case "id":
                    id = json.Text(key);
                    break;
                case "unit":
                    unit = json.Text(key);
                    break;
                case "rule":
                    rule = json.Text(key);
                    break;
                default:
                    json.Other(key);
                    break;
            }
        }

        return new ParameterDraft(place, id, unit, rule);
    }
}
