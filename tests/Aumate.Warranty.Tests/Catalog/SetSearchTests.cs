using Aumate.Warranty.Catalog;
using NodaTime;
using Xunit;
using static Aumate.Warranty.Tests.Catalog.Drafts;

namespace Aumate.Warranty.Tests.Catalog;

// Groups large enough for an index, whose signatures have bits for 63 elements in each of four slices.
public sealed class SetSearchTests
{
    private const int FewestIndexed = 128;

    private static readonly LocalDate Day = new(2026, 1, 15);

    // Each product lacks one element, and each original has one: of those that lack just that, none may pass.
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(127)]
    [InlineData(252)]
    [InlineData(253)]
    [InlineData(400)]
    public void What_a_set_lacks_is_found_out_however_many_elements_there_are(int elements)
    {
        int size = Math.Max(elements, FewestIndexed);
        CatalogSnapshot catalog = Accepted(
            Draft(
                [Category("C", Parameter("p", "SUPERSET"))],
                [
                    .. Enumerable.Range(0, size).Select(i => Product($"M{i}").With(Set(elements, element => element != i % elements))),
                    .. Enumerable.Range(0, elements).Select(i => Gone($"O{i}").With(Set(elements, element => element == i))),
                ]
            )
        );

        Assert.All(
            Enumerable.Range(0, elements),
            i => Assert.Equal(Enumerable.Range(0, size).Count(product => product % elements != i), Count(catalog, $"O{i}"))
        );
    }

    [Fact]
    public void An_empty_set_needs_a_set_and_no_element()
    {
        CatalogSnapshot catalog = Accepted(
            Draft(
                [Category("C", Parameter("p", "SUPERSET"))],
                [
                    .. Enumerable.Range(0, FewestIndexed).Select(i => Product($"M{i}").With(Set(100, element => element == i))),
                    Product("without a set"),
                    Gone("empty").With(List("p")),
                    Gone("unheard").With(List("p", "nobody has it")),
                ]
            )
        );

        Assert.Equal((FewestIndexed, 0), (Count(catalog, "empty"), Count(catalog, "unheard")));
    }

    [Fact]
    public void A_proof_shows_the_text_of_the_value()
    {
        int shown = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            var raw = new RandomCatalog(seed, isLarge: seed % 4 == 0);
            CatalogSnapshot catalog = Accepted(RandomCatalog.Draft(raw.Schema, raw.Products, seed));
            foreach (Product original in catalog.Products)
            {
                shown += Shown(catalog, original);
            }
        }
        Assert.InRange(shown, 10_000, int.MaxValue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(300)]
    public void A_proof_shows_sets_of_any_length_and_script(int elements)
    {
        string[] names = [.. Enumerable.Range(0, elements).Select(i => $"\u30C6\uD83D\uDD27{i:D5}x")];
        CatalogSnapshot catalog = Accepted(
            Draft([Category("C", Parameter("p", "SUPERSET"))], Gone("old").With(List("p", names[0])), Product("new").With(List("p", names)))
        );

        ParameterProof proof = EquivalentSearch.Of(catalog, catalog.Find("old")!.Value, Day).Candidates.Single().Proofs.Single();

        Assert.Equal((names[0], string.Join(", ", names)), (proof.OriginalText, proof.CandidateText));
    }

    private static int Shown(CatalogSnapshot catalog, Product original)
    {
        int shown = 0;
        foreach (Candidate candidate in EquivalentSearch.Of(catalog, original, Day).Candidates)
        {
            Product product = catalog.Find(candidate.Model)!.Value;
            Assert.Equal(Texts(original), candidate.Proofs.Select(proof => proof.OriginalText));
            Assert.Equal(Texts(product), candidate.Proofs.Select(proof => proof.CandidateText));
            shown += candidate.Proofs.Length;
        }
        return shown;
    }

    private static IEnumerable<string?> Texts(Product product) =>
        Enumerable.Range(0, product.Category.Parameters.Length).Select(i => product.Value(i)?.ToString());

    private static int Count(CatalogSnapshot catalog, string original) =>
        EquivalentSearch.Of(catalog, catalog.Find(original)!.Value, Day).QualifyingCount;

    private static ProductDraft Gone(string model) => Product(model, until: "2020-12-31");

    private static ValueDraft Set(int elements, Func<int, bool> has) =>
        List("p", [.. Enumerable.Range(0, elements).Where(has).Select(i => $"e{i}")]);
}
