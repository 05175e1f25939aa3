using Aumate.Warranty.Catalog.Columns;
using NodaTime;

namespace Aumate.Warranty.Catalog.Index;

/// <summary>How a column's value has to stand to the one asked for.</summary>
internal enum Bound
{
    AtLeast,
    AtMost,
    Same,
}

/// <summary>What of a product a column holds.</summary>
internal enum ColumnSource
{
    Word,
    Solids,
    Liquids,
    Released,
    LastSaleDay,
}

/// <summary>
/// One comparison that a candidate has to pass: every rule but Superset is one or two of them, and being on sale is two (R21). What is compared is a
/// key: a number or a text as its word, 0 where it is missing.
/// </summary>
/// <param name="Source">What is compared.</param>
/// <param name="Word">Which of the product's words. No matter for the days.</param>
/// <param name="Bound">How it is compared.</param>
internal readonly record struct ColumnKind(ColumnSource Source, int Word, Bound Bound)
{
    private const int MonthBits = 4;
    private const int DayBits = 5;

    /// <summary>The columns of a category.</summary>
    internal static ColumnKind[] Of(Category category)
    {
        List<ColumnKind> kinds = [new(ColumnSource.Released, 0, Bound.AtMost), new(ColumnSource.LastSaleDay, 0, Bound.AtLeast)];
        for (int i = 0; i < category.Parameters.Length; i++)
        {
            kinds.AddRange(Of(category.Parameters[i].Rule, category.Word(i)));
        }
        return [.. kinds];
    }

    /// <summary>The key of a product in this column.</summary>
    internal int Key(ProductTable table, int product)
    {
        ref readonly ProductRow row = ref table.Rows[product];
        return Source switch
        {
            ColumnSource.Word => table.Values.Word(row.Values + Word),
            ColumnSource.Solids => ValueStore.Solids(table.Values.Word(row.Values + Word)),
            ColumnSource.Liquids => ValueStore.Liquids(table.Values.Word(row.Values + Word)),
            ColumnSource.Released => Key(row.Released),
            // What is sold without an end is sold on the last of days.
            _ => Key(row.Is(ProductTraits.HasLastSaleDay) ? row.LastSaleDay : LocalDate.MaxIsoValue),
        };
    }

    /// <summary>The key that is asked for: the original's, or that of the claim date.</summary>
    internal int Key(ProductTable table, int original, LocalDate day) => Source >= ColumnSource.Released ? Key(day) : Key(table, original);

    private static ColumnKind[] Of(ParameterRule rule, int word) =>
        rule switch
        {
            ParameterRule.Higher => [new(ColumnSource.Word, word, Bound.AtLeast)],
            ParameterRule.Lower => [new(ColumnSource.Word, word, Bound.AtMost)],
            ParameterRule.Equal => [new(ColumnSource.Word, word, Bound.Same)],
            ParameterRule.RangeContains => [new(ColumnSource.Word, word, Bound.AtMost), new(ColumnSource.Word, word + 1, Bound.AtLeast)],
            ParameterRule.IpCode => [new(ColumnSource.Solids, word, Bound.AtLeast), new(ColumnSource.Liquids, word, Bound.AtLeast)],
            _ => [],
        };

    private static int Key(LocalDate day) => NumberTable.Of((((day.Year << MonthBits) | day.Month) << DayBits) | day.Day);
}
