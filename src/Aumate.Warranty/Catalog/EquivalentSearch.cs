using System.Collections.Immutable;
using Aumate.Warranty.Catalog.Columns;
using Aumate.Warranty.Catalog.Index;
using NodaTime;

namespace Aumate.Warranty.Catalog;

/// <summary>Holds every other product of a category against one of its products (3.2, R21).</summary>
public static class EquivalentSearch
{
    /// <summary>The most candidates that a proposal lists.</summary>
    public const int MaxListed = 100;

    /// <summary>
    /// The most characters that the proofs of those listed have together, the first apart: a list that no message can carry would be no answer. The values of
    /// ordinary products have a tenth of it.
    /// </summary>
    public const int MaxListedText = 256 * 1024;

    /// <summary>What is given in exchange for a product. The proposal holds nothing of the catalog but its parameters.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="original">One of its products.</param>
    /// <param name="claimDate">The day of the claim (R6).</param>
    /// <exception cref="ArgumentException">The product is of another snapshot.</exception>
    public static ReplacementProposal Of(CatalogSnapshot catalog, Product original, LocalDate claimDate)
    {
        if (!original.IsOf(catalog))
        {
            throw new ArgumentException("A product is replaced by those of its own catalog.", nameof(original));
        }
        return original.IsOnSale(claimDate)
            ? new ReplacementProposal(ReplacementOutcome.SameModel, original.Model, [], 0)
            : Search(catalog, original, claimDate);
    }

    private static ReplacementProposal Search(CatalogSnapshot catalog, Product original, LocalDate day)
    {
        int[] chain = Chain(catalog.Table, original.Number);
        var holding = new Holding(catalog, original, day);
        int[] qualified = Array.FindAll(chain, holding.Qualifies);
        // A link that qualifies is found as any other product is; the original is not, since it is not on sale.
        var hits = new Hits(MaxListed + qualified.Length);
        catalog.Index.Find(original.Number, day, hits);
        int[] rest = [.. hits.First.Except(qualified)];
        ImmutableArray<Candidate> listed = Listed([
            .. chain.Take(MaxListed).Select((link, i) => (link, i + 1)),
            .. rest.Take(Math.Max(0, MaxListed - chain.Length)).Select(product => (product, 0)),
        ]);
        return hits.Count == 0
            ? new ReplacementProposal(ReplacementOutcome.None, null, listed, 0)
            : new ReplacementProposal(
                ReplacementOutcome.Equivalent,
                new Product(catalog, qualified.Length > 0 ? qualified[0] : rest[0]).Model,
                listed,
                hits.Count
            );

        // The first, and what has room after it.
        ImmutableArray<Candidate> Listed((int Product, int Rank)[] wanted)
        {
            ImmutableArray<Candidate>.Builder candidates = ImmutableArray.CreateBuilder<Candidate>(wanted.Length);
            int text = 0;
            foreach ((int product, int rank) in wanted)
            {
                Candidate candidate = holding.Candidate(product, rank);
                text += candidate.TextLength;
                if (candidates.Count > 0 && text > MaxListedText)
                {
                    break;
                }
                candidates.Add(candidate);
            }
            return candidates.DrainToImmutable();
        }
    }

    // Finite, since an accepted catalog has no cycle of successors.
    private static int[] Chain(ProductTable table, int original)
    {
        List<int> chain = [];
        for (int link = table.Rows[original].Successor; link != ProductRow.None; link = table.Rows[link].Successor)
        {
            chain.Add(link);
        }
        return [.. chain];
    }
}
