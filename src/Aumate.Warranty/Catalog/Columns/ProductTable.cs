namespace Aumate.Warranty.Catalog.Columns;

/// <summary>
/// All products in columns and tables: filled by a builder, then sealed and read by a snapshot. A row's number is that of its model, so a model that is
/// named before its product comes has a row already.
/// </summary>
internal sealed class ProductTable
{
    internal ProductTable()
    {
        Models = new TextTable(Texts);
        Values = new ValueStore(Texts);
    }

    internal TextPool Texts { get; } = new();

    internal TextTable Models { get; }

    internal ChunkedList<ProductRow> Rows { get; } = new();

    internal ValueStore Values { get; }

    /// <summary>Lists of models, each with its length before it.</summary>
    internal ChunkedList<int> Accessories { get; } = new();

    /// <summary>The categories by the number that rows have.</summary>
    internal List<Category> Categories { get; } = [];

    /// <summary>The brands by the number that rows have.</summary>
    internal Numbering<string> Brands { get; } = new();

    /// <summary>The rows in ordinal order of their models. Empty until the table is sealed.</summary>
    internal int[] Order { get; private set; } = [];

    /// <summary>The number of a model, which has a row from now on.</summary>
    internal int Model(ReadOnlySpan<byte> utf8)
    {
        int model = Models.Intern(utf8);
        if (model == Rows.Count)
        {
            Rows.Add(default);
        }
        return model;
    }

    /// <summary>Keeps a list of models; where it is.</summary>
    internal int AddAccessories(Span<int> models)
    {
        models.Sort();
        int position = Accessories.Add(0);
        for (int i = 0; i < models.Length; i++)
        {
            if (i == 0 || models[i] != models[i - 1])
            {
                Accessories.Add(models[i]);
                Accessories[position]++;
            }
        }
        return position;
    }

    /// <summary>The models of a list.</summary>
    internal int[] AccessoriesAt(int position)
    {
        int[] models = new int[Accessories[position]];
        Accessories.CopyTo(position + 1, models);
        return models;
    }

    /// <summary>Nothing comes any more: everything that has an order is put into it.</summary>
    internal void Seal()
    {
        Values.Seal();
        Order = Models.Ordered();
        int[] ranks = new int[Order.Length];
        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[Order[i]] = i;
        }
        for (int at = 0; at < Accessories.Count; at += Accessories[at] + 1)
        {
            int[] models = AccessoriesAt(at);
            models.AsSpan().Sort((a, b) => ranks[a] - ranks[b]);
            Accessories.Replace(at + 1, models);
        }
    }

    /// <summary>Whether nothing of a product is lower than the original's. Both are of one category (3.2, R21).</summary>
    internal bool NotLower(int original, int candidate)
    {
        Category category = Categories[Rows[original].Category];
        for (int i = 0; i < category.Parameters.Length; i++)
        {
            if (!NotLower(category, i, original, candidate))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether a parameter of a product is not lower than the original's.</summary>
    internal bool NotLower(Category category, int parameter, int original, int candidate) =>
        Values.NotLower(
            category.Parameters[parameter].Rule,
            Rows[original].Values + category.Word(parameter),
            Rows[candidate].Values + category.Word(parameter)
        );
}
