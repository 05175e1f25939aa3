using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
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

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> part = new();

    private CatalogRevision() { }

    public void Dispose() => hash.Dispose();

    internal static string Of(CatalogSnapshot catalog)
    {
        using var revision = new CatalogRevision();
        revision.Write(catalog);
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
        foreach (Product product in catalog.Products)
        {
            Write(product);
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

    private void Write(Product product)
    {
        Text(product.Model);
        Text(product.Category.Id);
        Text(product.Brand);
        Text(product.Name);
        Text(product.ListPrice is { } price ? ParameterValue.TextOf(price) : null);
        Date(product.Released);
        Date(product.LastSaleDay);
        Text(product.Successor);
        Count(product.IsPrototype ? 1 : 0);
        Count(product.IsNew ? 1 : 0);
        Count((int?)product.OperatingSystem ?? -1);
        Count(product.WarrantyMonths ?? -1);
        Set(product.Accessories);
        foreach (ParameterValue? value in product.Values)
        {
            Write(value);
        }
    }

    private void Write(ParameterValue? value)
    {
        // The elements and not the joined text: an element may contain the separator.
        if (value is SetValue set)
        {
            Set(set.Elements);
        }
        else
        {
            Text(value?.ToString());
        }
    }

    private void Set(FrozenSet<string>? elements)
    {
        Count(elements?.Count ?? -1);
        foreach (string element in (elements ?? FrozenSet<string>.Empty).Order(StringComparer.Ordinal))
        {
            Text(element);
        }
    }

    private void Date(LocalDate? day) => Text(day is { } known ? LocalDatePattern.Iso.Format(known) : null);

    private void Text(string? text)
    {
        part.ResetWrittenCount();
        long length = text is null ? -1 : Encoding.UTF8.GetBytes(text, part);
        Count((int)length);
        hash.AppendData(part.WrittenSpan);
    }

    private void Count(int count)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, count);
        hash.AppendData(bytes);
    }
}
