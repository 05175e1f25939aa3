using System.Globalization;
using Aumate.Warranty.Catalog;
using NodaTime.Text;
using Xunit;
using static Aumate.Warranty.Tests.Catalog.Drafts;

namespace Aumate.Warranty.Tests.Catalog;

// ORACLE_REPLACEMENTS is how many queries are made, a third of them of large catalogs. All together: 100,000 unless it is set.
public sealed class ReplacementOracleTests
{
    private const int DaysPerProduct = 3;
    private const int QueriesPerLarge = 400;

    private static readonly int Queries = int.Parse(
        Environment.GetEnvironmentVariable("ORACLE_REPLACEMENTS") ?? "100000",
        CultureInfo.InvariantCulture
    );

    private readonly Dictionary<ReplacementOutcome, int> outcomes = [];
    private int rivals;
    private int cut;

    // Groups too small for an index.
    [Fact]
    public void The_search_proposes_what_a_plain_scan_proposes()
    {
        for (int seed = 0; outcomes.Values.Sum() < Queries * 2 / 3; seed++)
        {
            var raw = new RandomCatalog(seed);
            Check(seed, raw, raw.Products.SelectMany(product => Enumerable.Repeat(product, DaysPerProduct)));
        }
        // Enough queries of each kind, or agreement says little.
        Assert.All(Enum.GetValues<ReplacementOutcome>(), outcome => Assert.InRange(outcomes[outcome], Queries / 20, int.MaxValue));
        Assert.InRange(rivals, Queries / 100, int.MaxValue);
    }

    // Groups with an index: more set elements than bits in every other catalog, brands of a few products beside, and more hits than are listed.
    [Fact]
    public void An_indexed_search_proposes_what_a_plain_scan_proposes()
    {
        for (int seed = 0; outcomes.Values.Sum() < Queries / 3; seed++)
        {
            var raw = new RandomCatalog(seed, isLarge: true);
            var random = new Random(seed);
            Check(seed, raw, Enumerable.Range(0, QueriesPerLarge).Select(_ => raw.Products[random.Next(raw.Products.Length)]));
        }
        Assert.All(Enum.GetValues<ReplacementOutcome>(), outcome => Assert.InRange(outcomes[outcome], Queries / 50, int.MaxValue));
        Assert.InRange(rivals, Queries / 100, int.MaxValue);
        Assert.InRange(cut, Queries / 1_000, int.MaxValue);
    }

    // Ranks of 16 bits reach 65,534 rows.
    [Fact]
    public void More_products_than_ranks_reach_are_searched_all()
    {
        const int Size = 70_000;
        var random = new Random(1);
        string[][] schema =
        [
            ["HIGHER", "LOWER", "HIGHER"],
        ];
        RawProduct[] products =
        [
            .. Enumerable
                .Range(0, Size)
                .Select(i => new RawProduct($"M{i}", 0, "2020-01-01")
                {
                    Until = i % 100 == 0 ? "2020-12-31" : null,
                    Price = random.Next(2) == 0 ? null : $"{random.Next(1_000)}",
                    Values = [$"{random.Next(1_000)}", $"{random.Next(1_000)}", $"{random.Next(1_000)}"],
                }),
        ];
        var oracle = new ReplacementOracle(schema, products);
        CatalogSnapshot catalog = Accepted(RandomCatalog.Draft(schema, products, 1));
        // Those that little is better than: the oracle orders what it finds by comparing each with each.
        RawProduct[] good =
        [
            .. products.Where(one =>
                one.Until is not null && one.Values[0]![0] >= '8' && one.Values[1]!.Length < 3 && one.Values[0]!.Length == 3
            ),
        ];

        Assert.InRange(good.Length, 5, 100);
        Assert.All(good, one => Check(0, oracle, catalog, one, "2026-01-01"));
        Assert.InRange(rivals, good.Length / 2, good.Length);
    }

    private void Check(int seed, RandomCatalog raw, IEnumerable<RawProduct> products)
    {
        var oracle = new ReplacementOracle(raw.Schema, raw.Products);
        CatalogSnapshot catalog = Accepted(RandomCatalog.Draft(raw.Schema, raw.Products, seed));
        foreach (RawProduct product in products)
        {
            Check(seed, oracle, catalog, product, raw.Day());
        }
    }

    private void Check(int seed, ReplacementOracle oracle, CatalogSnapshot catalog, RawProduct product, string day)
    {
        ReplacementProposal proposal = EquivalentSearch.Of(
            catalog,
            catalog.Find(product.Model)!.Value,
            LocalDatePattern.Iso.Parse(day).Value
        );
        string[] expected = oracle.Propose(product, day).Split('\n');
        string listed = string.Join('\n', expected.Take(1 + EquivalentSearch.MaxListed));
        Assert.Equal($"{seed} {product.Model} {day} {listed}", $"{seed} {product.Model} {day} {Text(proposal)}");
        outcomes[proposal.Outcome] = outcomes.GetValueOrDefault(proposal.Outcome) + 1;
        rivals += proposal.Candidates.Count(candidate => candidate.SuccessorRank == 0) > 1 ? 1 : 0;
        cut += expected.Length > 1 + EquivalentSearch.MaxListed ? 1 : 0;
    }

    private static string Text(ReplacementProposal proposal) =>
        string.Join('\n', [$"{proposal.Outcome} {proposal.Model} {proposal.QualifyingCount}", .. proposal.Candidates.Select(Text)]);

    private static string Text(Candidate one) =>
        $"{one.Model} {one.Qualifies} {one.SuccessorRank} [{string.Join(',', one.Obstacles)}] "
        + string.Join(' ', one.Proofs.Select(proof => $"{proof.Parameter.Id}:{proof.Passed}"));
}
