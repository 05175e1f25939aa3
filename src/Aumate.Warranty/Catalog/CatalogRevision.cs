using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Aumate.Warranty.Catalog.Columns;
using NodaTime;
using NodaTime.Text;

namespace Aumate.Warranty.Catalog;

/// <summary>
/// The digest of a catalog's content. Every part is written with its length before it and every list with its count, so no two
/// contents are written alike; categories, products and sets are written in ordinal order, so order does not matter.
/// </summary>
internal sealed class CatalogRevision : IDisposable
{
    private const int HexDigits = 16;
    private const int BufferBytes = 1 << 16;
    private const int Absent = -1;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[BufferBytes];
    private readonly Dictionary<LocalDate, byte[]> days = [];
    private readonly ProductTable table;
    private int used;

    private CatalogRevision(ProductTable table) => this.table = table;

    public void Dispose() => hash.Dispose();

    internal static string Of(CatalogSnapshot catalog)
    {
        using var revision = new CatalogRevision(catalog.Table);
        revision.Write(catalog);
        revision.Flush();
        return Convert.ToHexStringLower(revision.hash.GetHashAndReset())[..HexDigits];
    }

    private void Write(CatalogSnapshot catalog)
    {
        Date(catalog.AsOf);
        Text(catalog.Currency);
        Count(catalog.CategoryCount);
        foreach (Category category in catalog.Categories)
        {
            Write(category);
        }
        Count(catalog.ProductCount);
        foreach (int product in table.Order)
        {
            Write(product, table.Rows[product]);
        }
    }

    private void Write(Category category)
    {
        Text(category.Id);
        Text(category.Name);
        Count(category.Parameters.Length);
        foreach (Parameter parameter in category.Parameters)
        {
            Text(parameter.Id);
            Text(parameter.Unit);
            Count((int)parameter.Rule);
        }
    }

    private void Write(int product, in ProductRow row)
    {
        Category category = table.Categories[row.Category];
        Text(table.Models[product]);
        Text(category.Id);
        Text(table.Brands[row.Brand]);
        Name(row.Name);
        Number(row.ListPrice);
        Date(row.Released);
        Date(row.Is(ProductTraits.HasLastSaleDay) ? row.LastSaleDay : null);
        Model(row.Successor);
        Count(row.Is(ProductTraits.Prototype) ? 1 : 0);
        Count(row.Is(ProductTraits.New) ? 1 : 0);
        Count(
            row.Is(ProductTraits.Embedded) ? (int)OperatingSystemKind.Embedded
            : row.Is(ProductTraits.NonEmbedded) ? (int)OperatingSystemKind.NonEmbedded
            : Absent
        );
        Count(row.WarrantyMonths == 0 ? Absent : row.WarrantyMonths);
        Accessories(row.Accessories);
        for (int i = 0; i < category.Parameters.Length; i++)
        {
            Value(category.Parameters[i].Rule, row.Values + category.Word(i));
        }
    }

    private void Value(ParameterRule rule, int position)
    {
        int word = table.Values.Word(position);
        switch (rule)
        {
            case var _ when word == ValueStore.Missing:
                Count(Absent);
                break;
            // The elements and not the joined text: an element may contain the separator.
            case ParameterRule.Superset:
                Set(ValueStore.SetOf(word));
                break;
            case ParameterRule.Equal when ValueStore.IsText(word):
                Text(table.Values.TextUtf8(word));
                break;
            case ParameterRule.Higher or ParameterRule.Lower or ParameterRule.Equal:
                Number(word);
                break;
            default:
                Text(table.Values.Value(rule, position)?.ToString());
                break;
        }
    }

    private void Set(int set)
    {
        SetTable sets = table.Values.Sets;
        int count = sets.Count(set);
        Count(count);
        for (int i = 0; i < count; i++)
        {
            Text(sets.Utf8(sets.Member(set, i)));
        }
    }

    private void Accessories(int position)
    {
        int count = position == ProductRow.None ? Absent : table.Accessories[position];
        Count(count);
        for (int i = 1; i <= count; i++)
        {
            Text(table.Models[table.Accessories[position + i]]);
        }
    }

    private void Date(LocalDate? day)
    {
        if (day is not { } known)
        {
            Count(Absent);
            return;
        }
        if (!days.TryGetValue(known, out byte[]? utf8))
        {
            utf8 = Encoding.UTF8.GetBytes(LocalDatePattern.Iso.Format(known));
            days.Add(known, utf8);
        }
        Text(utf8);
    }

    private void Number(int number)
    {
        if (number == NumberTable.Missing)
        {
            Count(Absent);
            return;
        }
        Span<byte> utf8 = stackalloc byte[NumberTable.MostBytes];
        Text(utf8[..table.Values.Numbers.Write(number, utf8)]);
    }

    private void Name(uint name)
    {
        if (name == TextPool.None)
        {
            Count(Absent);
            return;
        }
        Text(table.Texts[name]);
    }

    private void Model(int model)
    {
        if (model == ProductRow.None)
        {
            Count(Absent);
            return;
        }
        Text(table.Models[model]);
    }

    private void Text(string? text)
    {
        if (text is null)
        {
            Count(Absent);
            return;
        }
        Text(Encoding.UTF8.GetBytes(text));
    }

    private void Text(ReadOnlySpan<byte> utf8)
    {
        Count(utf8.Length);
        if (utf8.Length > BufferBytes - used)
        {
            Flush();
        }
        if (utf8.Length > BufferBytes)
        {
            hash.AppendData(utf8);
            return;
        }
        utf8.CopyTo(buffer.AsSpan(used));
        used += utf8.Length;
    }

    private void Count(int count)
    {
        if (sizeof(int) > BufferBytes - used)
        {
            Flush();
        }
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(used), count);
        used += sizeof(int);
    }

    private void Flush()
    {
        hash.AppendData(buffer, 0, used);
        used = 0;
    }
}
