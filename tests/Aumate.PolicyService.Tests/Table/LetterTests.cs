extern alias host;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.Languages;
using Xunit;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>The register of paragraphs against the letter's own list, written here once more.</summary>
public sealed class LetterTests
{
    private static readonly Texts English = LanguageChoice.All[0].Texts;

    private static readonly string[] Letter =
    [
        "1.1 1.2",
        "2.1 2.2",
        "3.0 3.1 3.2 3.3 3.note",
        "4.1 4.2 4.3",
        "5.1 5.2 5.3 5.4 5.5 5.6 5.7 5.8 5.9 5.10 5.11 5.12",
        "6.1 6.2 6.3 6.4 6.5 6.6 6.7",
        "7",
        "8.1 8.2 8.3 8.4 8.5 8.6",
        "9.1 9.2 9.3",
    ];

    /// <summary>Paragraphs that set a period, an amount or who pays, by what a decision shows of them.</summary>
    private static readonly Dictionary<string, string> Figures = new()
    {
        ["1.2"] = "freight",
        ["2.1"] = "the warranty's end by period",
        ["2.2"] = "the warranty's end by service",
        ["3.1"] = "the repair's due day",
        ["4.1"] = "when support is due",
        ["7"] = "the limit of liability",
        ["9.2"] = "the overlays",
        ["9.3"] = "the exceptions",
    };

    private static IEnumerable<string> Clauses => Letter.SelectMany(section => section.Split(' '));

    private static IEnumerable<string> RuleClauses => CommitmentLetter.Rules.SelectMany(rule => rule.Limbs).Select(limb => limb.Clause);

    [Fact]
    public void Every_paragraph_is_registered_in_the_letters_order() =>
        Assert.Equal(Clauses, Paragraph.InOrder.Select(paragraph => paragraph.Clause));

    [Fact]
    public void Whatever_cites_a_clause_cites_a_paragraph()
    {
        Assert.Empty(RuleClauses.Except(Clauses));
        Assert.Empty(ObligationTable.Clauses.Select(row => row.Clause).Except(Clauses));
    }

    [Fact]
    public void A_paragraph_is_said_to_require_exactly_where_rows_stand_in_it() => AssertRole(ParagraphRole.Requires, RuleClauses);

    [Fact]
    public void A_paragraph_is_said_to_set_a_figure_exactly_where_it_sets_one() => AssertRole(ParagraphRole.SetsFigure, Figures.Keys);

    [Fact]
    public void A_paragraph_is_said_to_oblige_exactly_where_that_is_all_it_does() =>
        AssertRole(ParagraphRole.Obliges, ObligationTable.Clauses.Select(row => row.Clause).Except(RuleClauses).Except(Figures.Keys));

    [Fact]
    public void A_paragraph_that_does_nothing_of_all_this_has_a_text_that_says_why_it_decides_nothing()
    {
        var idle = Clauses.Except(RuleClauses).Except(Figures.Keys).Except(ObligationTable.Clauses.Select(row => row.Clause));
        AssertRole(ParagraphRole.Informs, idle);
        Assert.All(idle, clause => Assert.StartsWith("Decides nothing", English[$"effect.{clause}"], StringComparison.Ordinal));
    }

    [Fact]
    public void Only_a_paragraph_that_decides_nothing_says_so()
    {
        var saying = English.Keys.Where(key => English[key].StartsWith("Decides nothing", StringComparison.Ordinal));
        var informing = Paragraph.InOrder.Where(paragraph => paragraph.Role == ParagraphRole.Informs);
        Assert.Equal(informing.Select(paragraph => $"effect.{paragraph.Clause}").Order(), saying.Order());
    }

    [Fact]
    public void Every_paragraph_has_a_heading_and_no_other_clause_has_one() =>
        Assert.Equal(
            Clauses.Select(clause => $"heading.{clause}").Order(),
            English.Keys.Where(key => key.StartsWith("heading.", StringComparison.Ordinal)).Order()
        );

    [Fact]
    public void Every_requirement_is_read_by_a_ruling_and_so_is_every_paragraph_that_does_something()
    {
        Assert.All(Enum.GetValues<Requirement>(), requirement => AreRulings(Rulings.Of(requirement)));
        var reading = Figures.Keys.Concat(ObligationTable.Clauses.Select(row => row.Clause)).Except(["1.2"]).Distinct();
        Assert.All(reading, clause => AreRulings(Rulings.Of(clause)));
    }

    [Fact]
    public void Reasons_are_listed_in_the_order_of_the_requirements() =>
        Assert.Equal(
            CommitmentLetter.Rules.OrderBy(rule => rule.Requirement).Select(rule => rule.Requirement),
            CommitmentLetter.Rules.Select(rule => rule.Requirement)
        );

    private static void AreRulings(IReadOnlyCollection<string> rulings)
    {
        Assert.NotEmpty(rulings);
        Assert.All(rulings, ruling => Assert.Contains(ruling, Enumerable.Range(1, 29).Select(number => $"R{number}")));
    }

    private static void AssertRole(ParagraphRole role, IEnumerable<string> clauses) =>
        Assert.Equal(
            clauses.Distinct().Order(),
            Paragraph.InOrder.Where(paragraph => paragraph.Role == role).Select(paragraph => paragraph.Clause).Order()
        );
}
