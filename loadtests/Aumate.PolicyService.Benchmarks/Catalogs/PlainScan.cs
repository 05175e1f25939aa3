using System.Collections.Immutable;
using Aumate.Warranty.Catalog;
using NodaTime;

namespace Aumate.PolicyService.Benchmarks.Catalogs;

/// <summary>The search for a replacement without an index (R21): every product of the category is held against the original, one after the other.</summary>
/// <param name="catalog">The catalog.</param>
internal sealed class PlainScan(CatalogSnapshot catalog)
{
    private readonly ImmutableArray<Product> products = [.. catalog.Products];
    private readonly Dictionary<string, ImmutableArray<Product>> byCategory = [];

    /// <summary>Gathers the products of a category, so that a scan is of them alone.</summary>
    public void Gather(Category category) => byCategory[category.Id] = [.. products.Where(product => product.Category.Id == category.Id)];

    /// <summary>The models that qualify outside the successor chain, in order of preference. The product is not on sale on the day.</summary>
    public IReadOnlyList<string> Find(Product original, LocalDate day)
    {
        var chain = Chain(original);
        return
        [
            .. byCategory[original.Category.Id]
                .Where(one => one.IsOnSale(day) && Stands(original, one) && !chain.Contains(one.Model) && Performs(original, one))
                .OrderBy(one => one.ListPrice ?? decimal.MaxValue)
                .ThenBy(one => one.ListPrice is null)
                .ThenByDescending(one => one.Released)
                .ThenBy(one => one.Model, StringComparer.Ordinal)
                .Select(one => one.Model),
        ];
    }

    private HashSet<string> Chain(Product original)
    {
        var chain = new HashSet<string>(StringComparer.Ordinal) { original.Model };
        for (var next = original.Successor; next is not null; next = catalog.Find(next)!.Value.Successor)
        {
            chain.Add(next);
        }

        return chain;
    }

    private static bool Stands(Product original, Product one) => one.IsNew && !one.IsPrototype && one.Brand == original.Brand;

    private static bool Performs(Product original, Product one)
    {
        var parameters = original.Category.Parameters;
        for (var at = 0; at < parameters.Length; at++)
        {
            if (!NotLower(parameters[at].Rule, original.Value(at), one.Value(at)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool NotLower(ParameterRule rule, ParameterValue? original, ParameterValue? one) =>
        (rule, original, one) switch
        {
            (ParameterRule.Higher, NumberValue from, NumberValue to) => to.Amount >= from.Amount,
            (ParameterRule.Lower, NumberValue from, NumberValue to) => to.Amount <= from.Amount,
            (ParameterRule.Equal, not null, not null) => original.ToString() == one.ToString(),
            (ParameterRule.Superset, SetValue from, SetValue to) => from.Elements.All(to.Elements.Contains),
            (ParameterRule.RangeContains, RangeValue from, RangeValue to) => to.Low <= from.Low && to.High >= from.High,
            (ParameterRule.IpCode, IpCodeValue from, IpCodeValue to) => to.Solids >= from.Solids && to.Liquids >= from.Liquids,
            _ => false,
        };
}
