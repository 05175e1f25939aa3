using Aumate.Warranty.Catalog.Columns;
using NodaTime;

namespace Aumate.Warranty.Catalog.Index;

/// <summary>
/// Finds the products that may replace another: those of its category and brand that are new and no prototypes, on sale on a day, and in no parameter
/// lower, which is a dominance query (R21). They lie in order of preference, so the first that are found are the first to be listed.
/// </summary>
/// <remarks>
/// Dominance over a dozen parameters of many orders defeats trees, whose regions overlap nearly whole; what holds up is to test one column after the
/// other, and to do so for many rows at once. Values become ranks, as bit-sliced and range-encoded indexes have them (P. O'Neil, D. Quass: Improved Query
/// Performance with Variant Indexes, SIGMOD 1997; C.-Y. Chan, Y. Ioannidis: Bitmap Index Design and Evaluation, SIGMOD 1998), so that every rule is one
/// test of a range; ranks lie column by column and a block of rows is left as soon as no row remains (Y. Li, J. Patel: BitWeaving: Fast Scans for Main
/// Memory Data Processing, SIGMOD 2013), with whole ranks in vector registers in place of slices of bits. That a test of dominance gains from vectors and
/// from an early end is known from skylines (S.-R. Cho et al.: VSkyline, SIGMOD Record 2010).
/// </remarks>
internal sealed class DominanceIndex
{
    // Below this a plain look at each product costs no more than the tests' preparation.
    private const int FewestIndexed = 2 * RankScan.Block;

    private readonly ProductTable table;
    private readonly int[] products;
    private readonly Dictionary<(int Category, int Brand), Group> groups = [];

    /// <summary>Indexes all products of a sealed table.</summary>
    internal DominanceIndex(ProductTable table)
    {
        this.table = table;
        Preference[] preferences = Preferences();
        products = Array.ConvertAll(preferences, one => one.Product);
        for (int first = 0, next; first < products.Length; first = next)
        {
            (int Category, int Brand) key = KeyOf(products[first]);
            for (next = first + 1; next < products.Length && KeyOf(products[next]) == key; next++) { }
            groups.Add(key, new Group(first, next - first, Segments(key.Category, first, next - first)));
        }
    }

    /// <summary>Adds all products that may replace another on a day. Itself is among them where it may.</summary>
    internal void Find(int original, LocalDate day, Hits hits)
    {
        if (!groups.TryGetValue(KeyOf(original), out Group group))
        {
            return;
        }
        foreach (Segment segment in group.Segments)
        {
            segment.Find(original, day, hits);
        }
        int count = group.Segments.Length > 0 ? 0 : group.Count;
        foreach (int product in products.AsSpan(group.First, count))
        {
            if (table.Rows[product].IsOnSale(day) && table.NotLower(original, product))
            {
                hits.Add(product);
            }
        }
    }

    private (int Category, int Brand) KeyOf(int product) => (table.Rows[product].Category, table.Rows[product].Brand);

    private Preference[] Preferences()
    {
        List<Preference> preferences = [];
        for (int rank = 0; rank < table.Order.Length; rank++)
        {
            ref readonly ProductRow row = ref table.Rows[table.Order[rank]];
            if (row.Is(ProductTraits.New) && !row.Is(ProductTraits.Prototype))
            {
                preferences.Add(Preference.Of(table, table.Order[rank], rank));
            }
        }
        Preference[] sorted = [.. preferences];
        Array.Sort(sorted);
        return sorted;
    }

    private Segment[] Segments(int category, int first, int count)
    {
        if (count < FewestIndexed)
        {
            return [];
        }
        var segments = new Segment[(count + Segment.MaxRows - 1) / Segment.MaxRows];
        for (int i = 0; i < segments.Length; i++)
        {
            int from = i * Segment.MaxRows;
            int rows = Math.Min(Segment.MaxRows, count - from);
            segments[i] = new Segment(table, table.Categories[category], products, first + from, rows);
        }
        return segments;
    }

    private readonly record struct Group(int First, int Count, Segment[] Segments);
}
