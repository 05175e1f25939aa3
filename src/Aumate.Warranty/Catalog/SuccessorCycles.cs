using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog;

/// <summary>Finds the cycles of successors. Every model is walked once.</summary>
internal sealed class SuccessorCycles(ProductTable table)
{
    private const int None = ProductRow.None;

    // By model, the walk that came by, from 1.
    private readonly int[] walks = new int[table.Rows.Count];

    /// <summary>The cycles that walks from these models run into, each as its models from the ordinally first on.</summary>
    internal IEnumerable<int[]> Find(IEnumerable<int> starts)
    {
        int walk = 0;
        foreach (int start in starts)
        {
            walk++;
            int model = start;
            while (model != None && walks[model] == 0)
            {
                walks[model] = walk;
                model = Next(model);
            }
            // A walk that meets itself has found a cycle; one that meets an earlier walk has not.
            if (model != None && walks[model] == walk && Members(model) is { Length: > 1 } members)
            {
                yield return members;
            }
        }
    }

    private int[] Members(int entry)
    {
        List<int> members = [entry];
        for (int model = Next(entry); model != entry && model != None; model = Next(model))
        {
            members.Add(model);
        }
        int first = 0;
        for (int i = 1; i < members.Count; i++)
        {
            first = Utf8Order.Compare(table.Models[members[i]], table.Models[members[first]]) < 0 ? i : first;
        }
        return [.. members[first..], .. members[..first]];
    }

    // A product that is its own successor has been named already; it ends the walk.
    private int Next(int model)
    {
        int next = table.Rows[model].Successor;
        return next != None && next != model && table.Rows[next].Is(ProductTraits.Given) ? next : None;
    }
}
