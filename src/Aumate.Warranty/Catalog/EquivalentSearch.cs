using System.Collections.Immutable;

namespace Aumate.Warranty.Catalog;

/// <summary>Holds every other product of a category against one of its products (3.2, R21).</summary>
public static class EquivalentSearch
{
    /// <summary>What can be said of every possible replacement before the claim date is known. The product is one of the catalog's.</summary>
    public static Equivalents Of(CatalogSnapshot catalog, Product original)
    {
        ImmutableArray<ChainLink> chain = [.. Chain(catalog, original)];
        HashSet<Product> listed = [original, .. chain.Select(link => link.Product)];
        ImmutableArray<Alternative> alternatives =
        [
            .. catalog
                .Of(original.Category)
                .Where(product => !listed.Contains(product) && Standing(original, product).IsEmpty && Performs(original, product))
                .OrderBy(product => product.ListPrice ?? decimal.MaxValue)
                .ThenBy(product => product.ListPrice is null)
                .ThenByDescending(product => product.Released)
                .ThenBy(product => product.Model, StringComparer.Ordinal)
                .Select(product => new Alternative(product, Held(original, product, 0, []))),
        ];
        return new Equivalents(original, chain, alternatives);
    }

    // Finite, since an accepted catalog has no cycle of successors.
    private static IEnumerable<ChainLink> Chain(CatalogSnapshot catalog, Product original)
    {
        int rank = 0;
        for (Product? link = Next(catalog, original); link is not null; link = Next(catalog, link))
        {
            rank++;
            ImmutableArray<CandidateObstacle> standing = Standing(original, link);
            yield return new ChainLink(
                link,
                Held(original, link, rank, standing),
                Held(original, link, rank, [CandidateObstacle.NotOnSale, .. standing])
            );
        }
    }

    private static Product? Next(CatalogSnapshot catalog, Product product) =>
        product.Successor is { } successor ? catalog.Find(successor) : null;

    // The obstacles that no claim date changes.
    private static ImmutableArray<CandidateObstacle> Standing(Product original, Product product)
    {
        List<CandidateObstacle> obstacles = [];
        if (product.IsPrototype)
        {
            obstacles.Add(CandidateObstacle.Prototype);
        }
        if (!product.IsNew)
        {
            obstacles.Add(CandidateObstacle.NotNew);
        }
        if (product.Brand != original.Brand)
        {
            obstacles.Add(CandidateObstacle.OtherBrand);
        }
        return [.. obstacles];
    }

    // Cheaper than a proof, and most products of a category need none.
    private static bool Performs(Product original, Product product)
    {
        ImmutableArray<Parameter> parameters = original.Category.Parameters;
        for (int i = 0; i < parameters.Length; i++)
        {
            if (!Performance.NotLower(parameters[i].Rule, original.Value(i), product.Value(i)))
            {
                return false;
            }
        }
        return true;
    }

    private static Candidate Held(Product original, Product product, int rank, ImmutableArray<CandidateObstacle> obstacles)
    {
        ImmutableArray<ParameterProof> proofs =
        [
            .. original.Category.Parameters.Select((parameter, i) => Proof(parameter, original.Value(i), product.Value(i))),
        ];
        return new Candidate(product.Model, obstacles.IsEmpty && proofs.All(proof => proof.Passed), rank, obstacles, proofs);
    }

    private static ParameterProof Proof(Parameter parameter, ParameterValue? original, ParameterValue? candidate) =>
        new(parameter, original?.ToString(), candidate?.ToString(), Performance.NotLower(parameter.Rule, original, candidate));
}
