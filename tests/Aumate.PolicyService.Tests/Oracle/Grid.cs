namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>What was read in each combination of the values of some facts.</summary>
internal sealed class Grid
{
    private readonly IReadOnlyList<Unknown> facts;
    private readonly uint[] cells;

    /// <summary>Enumerates the full product; the last fact changes fastest.</summary>
    public Grid(IReadOnlyList<Unknown> facts, Completion completion, Func<Completion, uint> read)
    {
        this.facts = facts;
        cells = new uint[SizeOf(facts)];
        Fill(completion, read, 0, 0);
    }

    public IReadOnlyCollection<uint> Cells => cells;

    /// <summary>Cells of the full product, at most the largest number.</summary>
    public static long SizeOf(IEnumerable<Unknown> facts) =>
        facts.Aggregate(1L, (size, fact) => size > long.MaxValue / fact.Values.Count ? long.MaxValue : size * fact.Values.Count);

    /// <summary>The lines along one fact: in each, only that fact differs.</summary>
    public IEnumerable<uint[]> LinesAlong(int fact)
    {
        int stride = (int)SizeOf(facts.Skip(fact + 1));
        int count = facts[fact].Values.Count;
        for (int block = 0; block < cells.Length; block += stride * count)
        {
            for (int start = block; start < block + stride; start++)
            {
                var line = new uint[count];
                for (int step = 0; step < count; step++)
                {
                    line[step] = cells[start + (step * stride)];
                }
                yield return line;
            }
        }
    }

    private int Fill(Completion completion, Func<Completion, uint> read, int fact, int cell)
    {
        if (fact == facts.Count)
        {
            cells[cell] = read(completion);
            return cell + 1;
        }
        foreach (var set in facts[fact].Values)
        {
            set(completion);
            cell = Fill(completion, read, fact + 1, cell);
        }
        return cell;
    }
}
