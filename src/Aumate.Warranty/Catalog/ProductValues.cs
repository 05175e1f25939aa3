using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog;

/// <summary>Reads the values of one product after the other and lines them up with their category's parameters.</summary>
internal sealed class ProductValues(SchemaReading schema, ValueStore store, List<CatalogError> errors)
{
    private readonly ValueReading reading = new(store, errors);
    private readonly HashSet<int> seen = [];
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);
    private int[] words = [];

    /// <summary>Where the words of the product's values are.</summary>
    internal int Read(CategorySchema schema, IReadOnlyList<ValueDraft> drafts)
    {
        Start(schema.Category.WordCount);
        for (int i = 0; i < drafts.Count; i++)
        {
            Read(schema, drafts[i]);
        }
        return store.Add(words);
    }

    private void Start(int count)
    {
        if (words.Length != count)
        {
            words = new int[count];
        }
        Array.Clear(words);
        seen.Clear();
        unknown.Clear();
    }

    private void Read(CategorySchema category, ValueDraft draft)
    {
        if (draft.Parameter.Text is not { } id || schema.IsUnreadable(category.Category, id))
        {
            return;
        }
        int index = category.IndexOf(id);
        if (!(index < 0 ? unknown.Add(id) : seen.Add(index)))
        {
            errors.Add(new(draft.Parameter.Place, $"the value of '{id}' is given twice"));
        }
        if (index < 0)
        {
            errors.Add(new(draft.Parameter.Place, $"category '{category.Category.Id}' has no parameter '{id}'"));
            return;
        }
        Read(category.Category, index, draft);
    }

    private void Read(Category category, int index, ValueDraft draft)
    {
        Parameter parameter = category.Parameters[index];
        if (draft.Unit is { Text: { } unit } && unit != parameter.Unit)
        {
            errors.Add(new(draft.Unit.Value.Place, $"the unit of '{parameter.Id}' is '{parameter.Unit}', not '{unit}'"));
        }
        Span<int> value = words.AsSpan(category.Word(index), ValueStore.Width(parameter.Rule));
        value.Clear();
        if (draft.Value is { } given)
        {
            reading.Read(parameter, given, value);
        }
    }
}
