using Aumate.Warranty.Catalog;
using NodaTime;
using Xunit;
using static Aumate.Warranty.Tests.Catalog.Drafts;

namespace Aumate.Warranty.Tests.Catalog;

public sealed class EquivalentSearchTests
{
    private static readonly LocalDate Day = new(2026, 1, 15);

    [Theory]
    [InlineData("2020-01-01", null, true)]
    [InlineData("2026-01-15", null, true)]
    [InlineData("2026-01-16", null, false)]
    [InlineData("2020-01-01", "2026-01-15", true)]
    [InlineData("2020-01-01", "2026-01-16", true)]
    [InlineData("2020-01-01", "2026-01-14", false)]
    public void A_product_is_on_sale_from_its_release_through_its_last_sale_day(string released, string? until, bool onSale)
    {
        CatalogSnapshot catalog = Accepted(Draft([Category("C")], Product("A", released: released, until: until)));

        Assert.Equal(onSale, catalog.Find("A")!.Value.IsOnSale(Day));
    }

    [Fact]
    public void A_product_on_sale_is_exchanged_for_the_same_model_and_nothing_is_held_against_it()
    {
        ReplacementProposal proposal = For("A", Product("A", successor: "B"), Product("B"));

        Assert.Equal((ReplacementOutcome.SameModel, "A", 0), (proposal.Outcome, proposal.Model, proposal.QualifyingCount));
        Assert.Empty(proposal.Candidates);
    }

    [Fact]
    public void The_chain_comes_first_nearest_first_and_each_link_says_what_is_in_its_way()
    {
        ReplacementProposal proposal = For(
            "A",
            Old("A", "B") with
            {
                Brand = At("", "Own"),
            },
            Product("B", released: "2027-01-01", successor: "P") with
            {
                Brand = At("", "Own"),
            },
            Product("P", successor: "R") with
            {
                Brand = At("", "Own"),
                IsPrototype = true,
            },
            Product("R", successor: "X") with
            {
                Brand = At("", "Own"),
                IsRefurbished = true,
            },
            Product("X", until: "2021-01-01", successor: "Y") with
            {
                Brand = At("", "Else"),
                IsRefurbished = true,
                IsPrototype = true,
            },
            Product("Y") with
            {
                Brand = At("", "Own"),
                ListPrice = At("", "99"),
            },
            Product("Cheap") with
            {
                Brand = At("", "Own"),
                ListPrice = At("", "1"),
            }
        );

        Assert.Equal(
            ["1 B NotOnSale", "2 P Prototype", "3 R NotNew", "4 X NotOnSale,Prototype,NotNew,OtherBrand", "5 Y ", "0 Cheap "],
            proposal.Candidates.Select(one => $"{one.SuccessorRank} {one.Model} {string.Join(',', one.Obstacles)}")
        );
        Assert.Equal(("Y", 2), (proposal.Model, proposal.QualifyingCount));
    }

    [Fact]
    public void Outside_the_chain_only_those_that_qualify_are_listed()
    {
        ReplacementProposal proposal = For(
            "A",
            Old("A"),
            Product("Good"),
            Product("Prototype") with
            {
                IsPrototype = true,
            },
            Product("Refurbished") with
            {
                IsRefurbished = true,
            },
            Product("Gone", until: "2026-01-14"),
            Product("Future", released: "2026-01-16"),
            Product("Foreign") with
            {
                Brand = At("", "Else"),
            },
            Product("Other", category: "D")
        );

        Assert.Equal(["Good"], proposal.Candidates.Select(one => one.Model));
    }

    [Fact]
    public void The_rest_goes_by_lower_price_then_later_release_then_model()
    {
        ReplacementProposal proposal = For(
            "A",
            Old("A"),
            Product("a-none"),
            Product("max") with
            {
                ListPrice = At("", "79228162514264337593543950335"),
            },
            Product("b10", released: "2021-01-01") with
            {
                ListPrice = At("", "10"),
            },
            Product("Z10", released: "2021-01-01") with
            {
                ListPrice = At("", "10.00"),
            },
            Product("late10", released: "2022-01-01") with
            {
                ListPrice = At("", "10"),
            },
            Product("x9.99") with
            {
                ListPrice = At("", "9.99"),
            }
        );

        Assert.Equal(["x9.99", "late10", "Z10", "b10", "max", "a-none"], proposal.Candidates.Select(one => one.Model));
        Assert.Equal(ReplacementOutcome.Equivalent, proposal.Outcome);
    }

    // B is better than A, and C is no worse than A but worse than B.
    [Fact]
    public void Each_link_is_held_against_the_original_and_not_against_the_link_before()
    {
        CategoryDraft[] categories = [Category("C", Parameter("size", "HIGHER"))];
        CatalogDraft draft = Draft(
            categories,
            Old("A", "B").With(Number("size", "5")),
            Product("B", until: "2021-01-01", successor: "C").With(Number("size", "9")),
            Product("C").With(Number("size", "6"))
        );

        ReplacementProposal proposal = For("A", Accepted(draft));

        Assert.Equal("C", proposal.Model);
        Assert.Equal(("5", "6"), (proposal.Candidates[1].Proofs[0].OriginalText, proposal.Candidates[1].Proofs[0].CandidateText));
    }

    [Fact]
    public void Every_parameter_is_proved_and_the_failing_ones_are_named()
    {
        CategoryDraft[] categories = [Category("C", Parameter("size", "HIGHER"), Parameter("mass", "LOWER"), Parameter("mark", "EQUAL"))];
        CatalogDraft draft = Draft(
            categories,
            Old("A", "B").With(Number("size", "5.0"), Number("mass", "2"), Word("mark", "X")),
            Product("B").With(Number("size", "5"), Number("mass", "2.1"))
        );

        ReplacementProposal proposal = For("A", Accepted(draft));

        Assert.Equal(
            ["size 5 5 True", "mass 2 2.1 False", "mark X  False"],
            proposal.Candidates[0].Proofs.Select(one => $"{one.Parameter.Id} {one.OriginalText} {one.CandidateText} {one.Passed}")
        );
        Assert.Equal((ReplacementOutcome.None, null, 0), (proposal.Outcome, proposal.Model, proposal.QualifyingCount));
        Assert.Null(proposal.Candidates[0].Proofs[2].CandidateText);
    }

    [Fact]
    public void A_hundred_are_listed_the_chain_first_and_all_are_counted()
    {
        ProductDraft[] rest = [.. Enumerable.Range(0, 150).Select(i => Product($"R{i:000}"))];
        ProductDraft[] chain =
        [
            Old("A", "B0"),
            .. Enumerable.Range(0, 9).Select(i => Product($"B{i}", successor: $"B{i + 1}")),
            Product("B9"),
        ];

        ReplacementProposal proposal = For("A", [.. chain, .. rest]);

        Assert.Equal((100, 160), (proposal.Candidates.Length, proposal.QualifyingCount));
        Assert.Equal("B0", proposal.Model);
        Assert.Equal(Enumerable.Range(1, 10), proposal.Candidates.Take(10).Select(one => one.SuccessorRank));
        Assert.Equal("R089", proposal.Candidates[99].Model);
    }

    private static ProductDraft Old(string model, string? successor = null) => Product(model, until: "2020-12-31", successor: successor);

    private static ReplacementProposal For(string model, params ProductDraft[] products) =>
        For(model, Accepted(Draft([Category("C"), Category("D")], products)));

    private static ReplacementProposal For(string model, CatalogSnapshot catalog) =>
        EquivalentSearch.Of(catalog, catalog.Find(model)!.Value, Day);

    // Each proof says the text of the original and of the candidate.
    [Theory]
    [InlineData(10, EquivalentSearch.MaxListed)]
    [InlineData(2_000, 4)]
    [InlineData(4_000, 2)]
    public void Candidates_are_listed_as_far_as_a_message_can_carry_them_and_all_are_counted(int length, int listed)
    {
        string[] parameters = [.. Enumerable.Range(0, Aumate.Warranty.Catalog.Category.MaxParameters).Select(i => $"p{i:D2}")];
        ValueDraft[] values = [.. parameters.Select(parameter => List(parameter, new string('e', length)))];
        ProductDraft original = Product("O", until: "2021-01-01").With(values);
        CatalogSnapshot catalog = Accepted(
            Draft(
                [Category("C", [.. parameters.Select(parameter => Parameter(parameter, "SUPERSET"))])],
                [original, .. Enumerable.Range(0, 150).Select(i => Product($"M{i:D3}").With(values))]
            )
        );

        ReplacementProposal proposal = EquivalentSearch.Of(catalog, catalog.Find("O")!.Value, new LocalDate(2026, 1, 15));

        Assert.Equal(150, proposal.QualifyingCount);
        Assert.Equal(listed, proposal.Candidates.Length);
        Assert.Equal("M000", proposal.Model);
    }
}
