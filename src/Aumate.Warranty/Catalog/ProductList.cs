using System.Collections;

namespace Aumate.Warranty.Catalog;

/// <summary>The products of a snapshot in ordinal order of their models.</summary>
internal sealed class ProductList(CatalogSnapshot snapshot) : IReadOnlyList<Product>
{
    public int Count => snapshot.ProductCount;

    public Product this[int index] => new(snapshot, snapshot.Table.Order[index]);

    public IEnumerator<Product> GetEnumerator()
    {
        foreach (int number in snapshot.Table.Order)
        {
            yield return new Product(snapshot, number);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
