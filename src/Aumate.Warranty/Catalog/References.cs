namespace Aumate.Warranty.Catalog;

/// <summary>Checks what one product says of another: unique models, successors, standard configurations.</summary>
internal sealed class References(IReadOnlyList<ProductDraft> products, List<CatalogError> errors)
{
    private readonly Dictionary<string, ProductDraft> byModel = new(StringComparer.Ordinal);

    internal void Check()
    {
        foreach (ProductDraft product in products)
        {
            if (product.Model is { Text: { } model } given && !byModel.TryAdd(model, product))
            {
                errors.Add(new(given.Place, $"model '{model}' is given twice, first at {byModel[model].Place}"));
            }
        }
        foreach (ProductDraft product in products)
        {
            Successor(product);
            StandardConfiguration(product);
        }
        Cycles();
    }

    private void Successor(ProductDraft product)
    {
        if (product.Successor is not { Text: { } successor } given)
        {
            return;
        }
        if (successor == product.Model?.Text)
        {
            errors.Add(new(given.Place, $"'{successor}' is its own successor"));
        }
        else if (!byModel.TryGetValue(successor, out ProductDraft? next))
        {
            errors.Add(new(given.Place, $"there is no product '{successor}' to be the successor"));
        }
        else if (next.Category?.Text is { } other && product.Category?.Text is { } own && other != own)
        {
            errors.Add(new(given.Place, $"the successor '{successor}' is of category '{other}', not of '{own}'"));
        }
    }

    private void StandardConfiguration(ProductDraft product)
    {
        foreach (DraftText accessory in product.StandardConfiguration ?? [])
        {
            if (accessory.Text is { } model && !byModel.ContainsKey(model))
            {
                errors.Add(new(accessory.Place, $"there is no product '{model}' to be in a standard configuration"));
            }
        }
    }

    // A walk that meets itself has found a cycle; one that meets an earlier walk has not, and every model is walked once.
    private void Cycles()
    {
        var walked = new HashSet<string>(StringComparer.Ordinal);
        foreach (string start in byModel.Keys)
        {
            var path = new List<string>();
            string? model = start;
            while (model is not null && walked.Add(model))
            {
                path.Add(model);
                model = Next(model);
            }
            int entry = model is null ? -1 : path.IndexOf(model);
            if (entry >= 0)
            {
                Cycle(path[entry..]);
            }
        }
    }

    // Named from its ordinally first member on, wherever the walk came in.
    private void Cycle(List<string> members)
    {
        int first = members.IndexOf(members.Min(StringComparer.Ordinal)!);
        string[] named = [.. members[first..], .. members[..first], members[first]];
        errors.Add(new(byModel[named[0]].Successor!.Value.Place, $"successors form a cycle: {string.Join(" -> ", named)}"));
    }

    // A product that is its own successor has been named already; it ends the walk.
    private string? Next(string model) =>
        byModel[model].Successor?.Text is { } next && next != model && byModel.ContainsKey(next) ? next : null;
}
