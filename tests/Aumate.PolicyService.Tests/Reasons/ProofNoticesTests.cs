using System.Collections.Immutable;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Table;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using NodaTime;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>The checks of this folder, held against workings that were made by hand: right ones, and ones that are wrong in one place.</summary>
public sealed class ProofNoticesTests
{
    private static readonly LocalDate LastReturnDay = new(2026, 3, 17);

    /// <summary>Claimed five days too late to be returned, and lent.</summary>
    private static readonly ReasonCase Late = ReasonCase.Of(
        Scenes.InOrder with
        {
            PurchaseDate = new DateOnly(2026, 3, 10),
            ClaimDate = new DateOnly(2026, 3, 22),
            Title = PlainTitle.Borrowed,
            Invoice = false,
        }
    );

    private static readonly Change BuyIt = new(ClaimField.Title, ChangeKind.Fixed, ChangeLimit.Exactly, [Requirement.NotBorrowed]);
    private static readonly Change ShowInvoice = new(
        ClaimField.ProofOfPurchase,
        ChangeKind.Actionable,
        ChangeLimit.Exactly,
        [Requirement.Invoice]
    );
    private static readonly Change ClaimEarlier = new(
        ClaimField.ClaimDate,
        ChangeKind.Lapsed,
        ChangeLimit.AtMost,
        [Requirement.ReturnWindow]
    )
    {
        Day = LastReturnDay,
    };

    private static readonly RemedyWorking Right = new(
        Remedy.Return,
        [
            Reason(Requirement.NotBorrowed, "3.0", ClaimField.Title),
            Reason(Requirement.Invoice, "5.8", ClaimField.ProofOfPurchase),
            Reason(Requirement.ReturnWindow, "3.3", ClaimField.ClaimDate, ClaimField.PurchaseDate),
        ],
        false,
        [],
        [new ChangeSet(ChangeKind.Fixed, [ClaimEarlier, BuyIt, ShowInvoice])],
        false,
        ChangeOutlook.NotActionable
    );

    /// <summary>What can be wrong about the reasons.</summary>
    public static TheoryData<string> WrongReasons => [.. Reasons.Keys];

    /// <summary>What can be wrong about the changes.</summary>
    public static TheoryData<string> WrongChanges => [.. Changes.Keys];

    /// <summary>What can be wrong about the questions.</summary>
    public static TheoryData<string> WrongQuestions => [.. Questions.Keys];

    private static Dictionary<string, RemedyWorking> Reasons { get; } =
        new()
        {
            ["a fact too many"] = WithReason(0, Reason(Requirement.NotBorrowed, "3.0", ClaimField.Title, ClaimField.Source)),
            ["a fact too few"] = WithReason(2, Reason(Requirement.ReturnWindow, "3.3", ClaimField.ClaimDate)),
            ["a fact that nobody states"] = WithReason(1, Reason(Requirement.Invoice, "5.8", ClaimField.ContractDate)),
            ["another requirement"] = WithReason(0, Reason(Requirement.Certificate, "5.8", ClaimField.Title)),
            ["another clause"] = WithReason(0, Reason(Requirement.NotBorrowed, "5.1", ClaimField.Title)),
            ["a reason too few"] = Right with { Reasons = Right.Reasons[1..] },
            ["another order"] = Right with { Reasons = [.. Right.Reasons.Reverse()] },
            ["more that there are not"] = Right with { MoreReasons = true },
            ["something to rest on"] = Right with { RestsOn = [Requirement.Complete] },
        };

    private static Dictionary<string, RemedyWorking> Changes { get; } =
        new()
        {
            ["a change too many"] = WithChanges(
                ClaimEarlier,
                BuyIt,
                new Change(ClaimField.Source, ChangeKind.Fixed, ChangeLimit.Exactly, [Requirement.AuthorizedSource]),
                ShowInvoice
            ),
            ["a change too few"] = WithChanges(ClaimEarlier, BuyIt),
            ["a day too early"] = WithChanges(ClaimEarlier with { Day = LastReturnDay.PlusDays(-1) }, BuyIt, ShowInvoice),
            ["a day too late"] = WithChanges(ClaimEarlier with { Day = LastReturnDay.PlusDays(1) }, BuyIt, ShowInvoice),
            ["an easier kind"] = WithChanges(ClaimEarlier with { Kind = ChangeKind.Actionable }, BuyIt, ShowInvoice),
            ["a harder kind"] = WithChanges(ClaimEarlier, BuyIt, ShowInvoice with { Kind = ChangeKind.Fixed }),
            ["an easier set"] = Right with { Changes = [Right.Changes[0] with { Kind = ChangeKind.Lapsed }] },
            ["no requirement"] = WithChanges(ClaimEarlier with { Requirements = [] }, BuyIt, ShowInvoice),
            ["no set"] = Right with { Changes = [] },
            ["a set twice"] = Right with { Changes = [Right.Changes[0], Right.Changes[0]] },
            ["more that there are not"] = Right with { MoreChanges = true },
            ["another outlook"] = Right with { Outlook = ChangeOutlook.Actionable },
        };

    /// <summary>Neither title nor papers are known: either answers both remedies where it is against the customer.</summary>
    private static ReasonCase Open { get; } =
        ReasonCase.Of(Scenes.InOrder with { Title = null, Invoice = null, Complete = null, PurchaseDate = new DateOnly(2026, 1, 1) });

    // Free and paid repair hang on title and papers. One bad answer of the two settles both, so each settles half of the four completions.
    private static readonly Question[] RightQuestions =
    [
        new(ClaimField.Title, Remedies.FreeRepair | Remedies.PaidRepair, 4, 8),
        new(ClaimField.ProofOfPurchase, Remedies.FreeRepair | Remedies.PaidRepair, 4, 8),
    ];

    private static Dictionary<string, Question[]> Questions { get; } =
        new()
        {
            ["another order"] = [RightQuestions[1], RightQuestions[0]],
            ["another count"] = [RightQuestions[0] with { Settles = 3 }, RightQuestions[1]],
            ["another whole"] = [RightQuestions[0] with { Completions = 16 }, RightQuestions[1]],
            ["another remedy"] = [RightQuestions[0] with { Remedies = Remedies.FreeRepair }, RightQuestions[1]],
            ["a question too few"] = [RightQuestions[0]],
            ["a question too many"] = [.. RightQuestions, RightQuestions[0] with { Field = ClaimField.Complete }],
        };

    [Fact]
    public void The_proof_has_nothing_against_what_is_right()
    {
        Assert.Empty(new ReasonCheck(Late).Complaints(Right));
        Assert.Empty(new ChangeCheck(Late).Complaints(Right));
        Assert.Empty(QuestionCheck.Complaints(QuestionCount.Of(Open, Remedies.All, 8)!, RightQuestions));
    }

    [Theory]
    [MemberData(nameof(WrongReasons))]
    public void The_proof_notices_of_the_reasons(string wrong) => Assert.NotEmpty(new ReasonCheck(Late).Complaints(Reasons[wrong]));

    [Theory]
    [MemberData(nameof(WrongChanges))]
    public void The_proof_notices_of_the_changes(string wrong) => Assert.NotEmpty(new ChangeCheck(Late).Complaints(Changes[wrong]));

    [Theory]
    [MemberData(nameof(WrongQuestions))]
    public void The_proof_notices_of_the_questions(string wrong) =>
        Assert.NotEmpty(QuestionCheck.Complaints(QuestionCount.Of(Open, Remedies.All, 8)!, Questions[wrong]));

    private static SufficientReason Reason(Requirement requirement, string clause, params ClaimField[] fields) =>
        new([.. fields.Select(field => (FieldRef)field)], [requirement], [clause]);

    private static RemedyWorking WithReason(int place, SufficientReason reason) =>
        Right with
        {
            Reasons = Right.Reasons.SetItem(place, reason),
        };

    private static RemedyWorking WithChanges(params ImmutableArray<Change> changes) =>
        Right with
        {
            Changes = [new ChangeSet(changes.Max(change => change.Kind), changes)],
        };
}
