using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog;

/// <summary>Reads the categories and their parameters into a table.</summary>
internal sealed class SchemaReading(ProductTable table, List<CatalogError> errors)
{
    private readonly TextReading texts = new(errors);
    private readonly Dictionary<string, CategorySchema> categories = new(StringComparer.Ordinal);

    // Parameters that exist but could not be read: their values are neither unknown nor checkable.
    private readonly HashSet<(string Category, string Parameter)> unreadable = [];

    internal CategorySchema? Find(string id) => categories.GetValueOrDefault(id);

    internal bool IsUnreadable(Category category, string parameter) =>
        unreadable.Count > 0 && unreadable.Contains((category.Id, parameter));

    internal void Read(CategoryDraft draft)
    {
        string? id = Id(draft.Id, draft.Id.Place, "id of the category");
        string? name = Filled(draft.Name, draft.Id.Place, "name of the category");
        if (draft.Parameters.Count > Category.MaxParameters)
        {
            errors.Add(new(draft.Id.Place, $"category '{id}' has {draft.Parameters.Count} parameters, more than {Category.MaxParameters}"));
        }
        if (id is null)
        {
            return;
        }
        Parameter[] parameters = [.. draft.Parameters.Select(parameter => Read(id, parameter)).OfType<Parameter>()];
        Duplicates(id, draft.Parameters);
        var schema = new CategorySchema(table.Categories.Count, new Category(id, name ?? id, [.. parameters]));
        if (categories.TryAdd(id, schema))
        {
            table.Categories.Add(schema.Category);
        }
        else
        {
            errors.Add(new(draft.Id.Place, $"category '{id}' is given twice"));
        }
    }

    private Parameter? Read(string category, ParameterDraft draft)
    {
        string? id = Id(draft.Id, draft.Place, "id of the parameter");
        string? unit = Trimmed(draft.Unit, draft.Place, "unit of the parameter");
        ParameterRule? rule = Rule(draft);
        if (id is { } known && unit is { } measure && rule is { } compared)
        {
            return new Parameter(known, measure, compared);
        }
        unreadable.Add((category, id ?? ""));
        return null;
    }

    private ParameterRule? Rule(ParameterDraft draft)
    {
        if (Filled(draft.Rule, draft.Place, "rule of the parameter") is not { } text)
        {
            return null;
        }
        ParameterRule? rule = text switch
        {
            "HIGHER" => ParameterRule.Higher,
            "LOWER" => ParameterRule.Lower,
            "EQUAL" => ParameterRule.Equal,
            "SUPERSET" => ParameterRule.Superset,
            "RANGE_CONTAINS" => ParameterRule.RangeContains,
            "IP_CODE" => ParameterRule.IpCode,
            _ => null,
        };
        if (rule is null)
        {
            errors.Add(new(draft.Rule!.Value.Place, $"'{text}' is not a rule (HIGHER, LOWER, EQUAL, SUPERSET, RANGE_CONTAINS, IP_CODE)"));
        }
        return rule;
    }

    private void Duplicates(string category, IReadOnlyList<ParameterDraft> drafts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (ParameterDraft draft in drafts)
        {
            if (draft.Id is { Text: { } id } given && !seen.Add(id))
            {
                errors.Add(new(given.Place, $"category '{category}' has parameter '{id}' twice"));
            }
        }
    }

    private string? Id(DraftText? given, Place place, string what)
    {
        string? id = Trimmed(given, place, what);
        if (id is ['_', ..])
        {
            errors.Add(new(given!.Value.Place, $"the {what}, '{id}', starts with '_', and such keys are remarks in files"));
        }
        return id;
    }

    // What is wrong is kept, so that its products are not called products of nothing besides.
    private string? Trimmed(DraftText? given, Place place, string what)
    {
        string? text = Filled(given, place, what);
        if (text is not null)
        {
            texts.IsTrimmed(given!.Value);
        }
        if (text?.Length > CatalogSnapshot.MaxModelLength)
        {
            errors.Add(new(given!.Value.Place, $"the {what} has {text.Length} characters, more than {CatalogSnapshot.MaxModelLength}"));
        }
        return text;
    }

    private string? Filled(DraftText? given, Place place, string what)
    {
        if (given is { Text: null } || !string.IsNullOrWhiteSpace(given?.Text))
        {
            return given?.Text;
        }
        errors.Add(new(given?.Place ?? place, given is null ? $"the {what} is missing" : $"the {what} is blank"));
        return null;
    }
}
