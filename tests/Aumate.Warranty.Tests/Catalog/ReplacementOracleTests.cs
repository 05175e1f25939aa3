using Aumate.Warranty.Catalog;
using NodaTime.Text;
using Xunit;
using static Aumate.Warranty.Tests.Catalog.Drafts;

namespace Aumate.Warranty.Tests.Catalog;

public sealed class ReplacementOracleTests
{
    private const int Catalogs = 1_500;
    private const int DaysPerProduct = 3;

    [Fact]
    public void The_search_proposes_what_a_plain_scan_proposes()
    {
        var outcomes = new Dictionary<ReplacementOutcome, int>();
        int rivals = 0;
        for (int seed = 0; seed < Catalogs; seed++)
        {
            var raw = new RandomCatalog(seed);
            var oracle = new ReplacementOracle(raw.Schema, raw.Products);
            CatalogSnapshot catalog = Accepted(RandomCatalog.Draft(raw.Schema, raw.Products, seed));
            foreach (RawProduct product in raw.Products)
            {
                Product original = catalog.Find(product.Model)!.Value;
                for (int i = 0; i < DaysPerProduct; i++)
                {
                    string day = raw.Day();
                    ReplacementProposal proposal = EquivalentSearch.Of(catalog, original, LocalDatePattern.Iso.Parse(day).Value);
                    Assert.Equal(
                        $"{seed} {product.Model} {day} {oracle.Propose(product, day)}",
                        $"{seed} {product.Model} {day} {Text(proposal)}"
                    );
                    outcomes[proposal.Outcome] = outcomes.GetValueOrDefault(proposal.Outcome) + 1;
                    rivals += proposal.Candidates.Count(candidate => candidate.SuccessorRank == 0) > 1 ? 1 : 0;
                }
            }
        }
        // Enough queries of each kind, or agreement says little.
        Assert.InRange(outcomes.Values.Sum(), 20_000, int.MaxValue);
        Assert.All(Enum.GetValues<ReplacementOutcome>(), outcome => Assert.InRange(outcomes[outcome], 2_000, int.MaxValue));
        Assert.InRange(rivals, 500, int.MaxValue);
    }

    private static string Text(ReplacementProposal proposal) =>
        string.Join('\n', [$"{proposal.Outcome} {proposal.Model} {proposal.QualifyingCount}", .. proposal.Candidates.Select(Text)]);

    private static string Text(Candidate one) =>
        $"{one.Model} {one.Qualifies} {one.SuccessorRank} [{string.Join(',', one.Obstacles)}] "
        + string.Join(' ', one.Proofs.Select(proof => $"{proof.Parameter.Id}:{proof.Passed}"));
}
