using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog;

/// <summary>
/// Checks what one product says of another: unique models, successors, standard configurations. What only the last product can tell is kept until
/// then, packed.
/// </summary>
internal sealed class References(ProductTable table)
{
    private const int None = ProductRow.None;

    private readonly List<CatalogError> errors = [];
    private readonly PlaceTable places = new();
    private readonly Numbering<string> categories = new();
    private readonly ChunkedList<Mention> mentions = new();

    // By model: the first product that has it.
    private readonly ChunkedList<Holder> holders = new();

    /// <summary>Takes that a product has a model. False: another had it before, which is an error.</summary>
    internal bool Give(int model, string text, ProductDraft draft)
    {
        ref ProductRow row = ref table.Rows[model];
        if (row.Is(ProductTraits.Given))
        {
            errors.Add(new(draft.Model!.Value.Place, $"model '{text}' is given twice, first at {places.Unpack(holders[model].Place)}"));
            return false;
        }
        row.Traits |= ProductTraits.Given;
        while (holders.Count <= model)
        {
            holders.Add(default);
        }
        holders[model] = new Holder(places.Pack(draft.Place), CategoryOf(draft));
        return true;
    }

    /// <summary>Takes that a product of a model, or of <see cref="ProductRow.None"/>, names a successor.</summary>
    internal void Successor(int model, int successor, ProductDraft draft) =>
        mentions.Add(new Mention(false, model, successor, CategoryOf(draft), places.Pack(draft.Successor!.Value.Place)));

    /// <summary>Takes that a product names an accessory. One whose product has come needs no check.</summary>
    internal void Accessory(int accessory, Place place)
    {
        if (!table.Rows[accessory].Is(ProductTraits.Given))
        {
            mentions.Add(new Mention(true, None, accessory, None, places.Pack(place)));
        }
    }

    /// <summary>All errors, once every product has come.</summary>
    internal IReadOnlyList<CatalogError> Errors()
    {
        for (int i = 0; i < mentions.Count; i++)
        {
            if ((mentions[i].IsAccessory ? OfAccessory(mentions[i]) : OfSuccessor(mentions[i])) is { } error)
            {
                errors.Add(new(places.Unpack(mentions[i].Place), error));
            }
        }
        errors.AddRange(new SuccessorCycles(table).Find(Successors().Select(one => one.From)).Select(Cycle));
        return errors;
    }

    private string? OfAccessory(Mention mention) =>
        table.Rows[mention.To].Is(ProductTraits.Given)
            ? null
            : $"there is no product '{table.Models.Text(mention.To)}' to be in a standard configuration";

    private string? OfSuccessor(Mention mention)
    {
        if (mention.From == mention.To)
        {
            return $"'{table.Models.Text(mention.To)}' is its own successor";
        }
        if (!table.Rows[mention.To].Is(ProductTraits.Given))
        {
            return $"there is no product '{table.Models.Text(mention.To)}' to be the successor";
        }
        int other = holders[mention.To].Category;
        return other == None || mention.Category == None || other == mention.Category
            ? null
            : $"the successor '{table.Models.Text(mention.To)}' is of category '{categories[other]}', not of '{categories[mention.Category]}'";
    }

    private CatalogError Cycle(int[] models)
    {
        int first = models[0];
        IEnumerable<string> named = models.Append(first).Select(table.Models.Text);
        return new(places.Unpack(SuccessorPlaces[first]), $"successors form a cycle: {string.Join(" -> ", named)}");
    }

    // Only a catalog with a cycle needs it.
    private Dictionary<int, PackedPlace> SuccessorPlaces =>
        successorPlaces ??= Successors().DistinctBy(one => one.From).ToDictionary(one => one.From, one => one.Place);

    private Dictionary<int, PackedPlace>? successorPlaces;

    private IEnumerable<Mention> Successors()
    {
        for (int i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].From != None)
            {
                yield return mentions[i];
            }
        }
    }

    private int CategoryOf(ProductDraft draft) => draft.Category is { Text: { } id } ? categories.Of(id) : None;

    private readonly record struct Holder(PackedPlace Place, int Category);

    private readonly record struct Mention(bool IsAccessory, int From, int To, int Category, PackedPlace Place);
}
