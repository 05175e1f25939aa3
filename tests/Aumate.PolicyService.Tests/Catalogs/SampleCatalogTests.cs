extern alias host;

using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

// Worked by hand from the data: what each discontinued product is exchanged for, and why the others are not given.
public sealed class SampleCatalogTests
{
    private static readonly LocalDate Today = new(2026, 11, 22);

    [Fact]
    public void The_embedded_catalog_is_accepted_and_of_the_promised_size()
    {
        CatalogSnapshot catalog = Sample();

        Assert.Equal(96, catalog.ProductCount);
        Assert.Equal(11, catalog.CategoryCount);
        Assert.Equal("USD", catalog.Currency);
        Assert.Equal(Today, catalog.AsOf);
        Assert.Matches("^[0-9a-f]{16}$", catalog.Revision);
    }

    [Theory]
    [InlineData("DX-300", "2026-11-22", "DX-360", "DX-320 is for 12 V only")]
    [InlineData("DX-300", "2024-03-31", "DX-300", "its last sale day")]
    [InlineData("DX-300", "2024-04-01", "DX-360", "the day after")]
    [InlineData("DX-100", "2021-07-01", "DX-110", "the direct successor")]
    [InlineData("DX-100", "2023-10-01", "DX-120", "DX-110 is off sale, so the next of the chain")]
    [InlineData("DX-700", "2026-11-22", "DX-720", "the direct successor")]
    [InlineData("DX-H1", "2026-11-22", "DX-H2", "the pilot series behind it is not needed")]
    [InlineData("DC-10", "2024-11-01", null, "DC-20 has another connector")]
    [InlineData("DC-30", "2026-11-22", "DC-32", "the direct successor")]
    [InlineData("JS-800", "2026-11-22", "JS-1000L", "JS-850 has less capacity")]
    [InlineData("JS-800", "2023-12-31", null, "JS-850 has less capacity, JS-1200 is too heavy, JS-1000L is not released")]
    [InlineData("JS-1200", "2026-11-22", "JS-1500", "the direct successor")]
    [InlineData("BT-2", "2021-02-01", "BT-3", "the direct successor")]
    [InlineData("BT-2", "2026-11-22", "BT-7", "BT-3 is off sale, BT-5 does not state its error, BT-7 is cheaper than BT-9")]
    [InlineData("BT-3", "2026-11-22", "BT-7", "BT-5 does not state its error")]
    [InlineData("TP-10", "2026-11-22", "TP-20", "TP-15 is off sale, TP-20 is next in the chain")]
    [InlineData("TP-10", "2022-09-01", "TP-15", "the direct successor")]
    [InlineData("TP-8E", "2026-11-22", "TP-22", "no successor: same price as TP-20, released later")]
    [InlineData("TP-8E", "2025-01-31", "TP-15", "no successor: the cheapest that qualifies")]
    [InlineData("BS-4", "2026-11-22", "BS-6", "the direct successor")]
    [InlineData("BS-9", "2026-11-22", null, "nothing has its connector")]
    [InlineData("TI-100", "2026-11-22", "TI-160", "TI-150 is off sale")]
    [InlineData("HU-7", "2026-11-22", "HU-10", "HU-9 is off sale")]
    [InlineData("HU-A1", "2027-03-31", "HU-A1", "its last sale day is still to come")]
    [InlineData("HU-A1", "2027-04-01", null, "the refurbished one is not new")]
    [InlineData("AC-OBD16", "2023-06-01", null, "the successor is too short, AC-OBD16X does not fit DX-100")]
    [InlineData("AC-OBD16", "2026-11-22", "AC-OBD16C", "an accessory is a product: second in the chain")]
    [InlineData("AC-CASE2", "2026-11-22", null, "its length and current are not stated")]
    [InlineData("AC-CARD64", "2026-11-22", null, "the larger card does not fit DC-10")]
    [InlineData("CH-2", "2020-01-01", "CH-3", "the direct successor")]
    [InlineData("CH-2", "2024-01-01", "CH-8", "CH-3 is off sale, CH-4 states only one digit of its IP code")]
    [InlineData("CH-2", "2025-01-01", "CH-5", "the fourth of its line")]
    [InlineData("CH-4", "2025-01-01", null, "its own IP code has a missing digit")]
    [InlineData("RC-1", "2021-01-01", "RC-2", "the direct successor")]
    [InlineData("RC-1", "2026-11-22", "RC-4", "RC-3P is a prototype, RC-4 is next; RC-4W is cheaper but not in the chain")]
    [InlineData("RC-D1", "2026-11-22", null, "its successor sees less wide")]
    public void A_product_is_exchanged_for(string model, string day, string? replacement, string why)
    {
        CatalogSnapshot catalog = Sample();

        ReplacementProposal proposal = Proposal(catalog, model, LocalDatePattern.Iso.Parse(day).Value);

        Assert.True(replacement == proposal.Model, $"{proposal.Model}, not {replacement}: {why}");
        Assert.Equal(Outcome(model, replacement), proposal.Outcome);
    }

    [Fact]
    public void A_successor_that_fails_is_listed_with_what_failed_before_the_one_that_is_given()
    {
        ReplacementProposal proposal = Proposal(Sample(), "DX-300", Today);

        Assert.Equal(["DX-320", "DX-360", "DX-720"], proposal.Candidates.Select(one => one.Model));
        Assert.Equal([1, 0, 0], proposal.Candidates.Select(one => one.SuccessorRank));
        Assert.Equal([false, true, true], proposal.Candidates.Select(one => one.Qualifies));
        Assert.Equal(2, proposal.QualifyingCount);
        Assert.All(proposal.Candidates, one => Assert.Empty(one.Obstacles));
        ParameterProof failed = Assert.Single(proposal.Candidates[0].Proofs, proof => !proof.Passed);
        Assert.Equal(("supply_v", "12, 24", "12"), (failed.Parameter.Id, failed.OriginalText, failed.CandidateText));
        Assert.Equal(10, proposal.Candidates[0].Proofs.Length);
    }

    [Fact]
    public void A_value_that_the_successor_does_not_state_fails_by_name()
    {
        ReplacementProposal proposal = Proposal(Sample(), "BT-3", Today);

        Assert.Equal(["BT-5", "BT-7", "BT-9"], proposal.Candidates.Select(one => one.Model));
        ParameterProof failed = Assert.Single(proposal.Candidates[0].Proofs, proof => !proof.Passed);
        Assert.Equal(("cca_error", "3", null), (failed.Parameter.Id, failed.OriginalText, failed.CandidateText));
    }

    [Fact]
    public void A_link_that_is_off_sale_or_a_prototype_is_listed_with_its_obstacle()
    {
        ReplacementProposal tool = Proposal(Sample(), "TP-10", Today);
        ReplacementProposal camera = Proposal(Sample(), "RC-1", Today);

        Assert.Equal(["TP-15", "TP-20", "TP-22"], tool.Candidates.Select(one => one.Model));
        Assert.Equal([CandidateObstacle.NotOnSale], tool.Candidates[0].Obstacles);
        Assert.All(tool.Candidates[0].Proofs, proof => Assert.True(proof.Passed));
        Assert.Equal(["RC-2", "RC-3P", "RC-4", "RC-4W"], camera.Candidates.Select(one => one.Model));
        Assert.Equal([CandidateObstacle.Prototype], camera.Candidates[1].Obstacles);
    }

    [Fact]
    public void The_chain_is_listed_even_where_nothing_qualifies()
    {
        ReplacementProposal proposal = Proposal(Sample(), "CH-4", new LocalDate(2025, 1, 1));

        Candidate successor = Assert.Single(proposal.Candidates);
        Assert.Equal(("CH-5", 0), (successor.Model, proposal.QualifyingCount));
        Assert.Equal("IPX5", Assert.Single(successor.Proofs, proof => !proof.Passed).OriginalText);
    }

    [Fact]
    public void Facts_beside_performance_are_known_or_unknown()
    {
        CatalogSnapshot catalog = Sample();

        Assert.Equal(OperatingSystemKind.NonEmbedded, catalog.Find("HU-9")!.Value.OperatingSystem);
        Assert.Null(catalog.Find("HU-A1")!.Value.OperatingSystem);
        Assert.Equal(24, catalog.Find("BT-3")!.Value.WarrantyMonths);
        Assert.Null(catalog.Find("BS-9")!.Value.WarrantyMonths);
        Assert.Equal(["AC-CASE1", "AC-OBD16"], catalog.Find("DX-300")!.Value.StandardConfiguration!.Order());
        Assert.Empty(catalog.Find("TI-200")!.Value.StandardConfiguration!);
        Assert.Null(catalog.Find("DX-320")!.Value.StandardConfiguration);
        Assert.Equal(("Aumate", "Kerbline"), (catalog.Find("DX-300")!.Value.Brand, catalog.Find("KB-T2")!.Value.Brand));
        Assert.Null(catalog.Find("dx-300"));
    }

    private static ReplacementOutcome Outcome(string model, string? replacement) =>
        replacement is null ? ReplacementOutcome.None
        : replacement == model ? ReplacementOutcome.SameModel
        : ReplacementOutcome.Equivalent;

    private static ReplacementProposal Proposal(CatalogSnapshot catalog, string model, LocalDate day) =>
        EquivalentSearch.Of(catalog, catalog.Find(model)!.Value, day);

    private static CatalogSnapshot Sample()
    {
        CatalogResult result = EmbeddedCatalogSource.Read();
        Assert.Empty(result.Errors);
        return result.Snapshot!;
    }
}
