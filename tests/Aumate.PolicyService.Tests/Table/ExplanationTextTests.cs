using System.Text;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>
/// Whole explanations in every language, to be read: <c>Data/golden</c>. The letter, clause by clause, is there in English, and of two cases that make it
/// say most in the other languages too.
/// </summary>
public sealed class ExplanationTextTests(SharedService service) : IClassFixture<SharedService>
{
    private const int MostShown = 4;

    private static readonly string[] Languages = ["en", "es", "zh-Hans", "de", "fr"];

    /// <summary>Of these the letter is read in every language: of one all is known and much stands against it, of the other next to nothing is known.</summary>
    private static readonly string[] Traced = ["everything-against-it-and-two-exceptions", "nothing-known-but-day-and-model"];

    public static TheoryData<string, string> Scenes =>
        [.. Languages.SelectMany(language => ExplainedScenes.All.Keys.Select(scene => (language, scene)))];

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task A_telling_case_is_explained_as_it_was_when_somebody_read_it(string language, string scene)
    {
        var text = new StringBuilder();
        foreach (var audience in new[] { Audience.Customer, Audience.Agent, Audience.Auditor })
        {
            var answer = await service.Client.ExplainDecisionAsync(
                new ExplainDecisionRequest
                {
                    Claim = ExplainedScenes.Claim(scene),
                    Audience = audience,
                    Language = language,
                }
            );
            text.Append(text.Length == 0 ? "" : "\n").Append("== ").Append(audience).Append('\n');
            Say(text, answer.Explanation);
            if (audience == Audience.Agent && Traced.Contains(scene))
            {
                SayEffects(text, answer.Explanation);
            }
        }

        Golden.Check($"golden/{language}/{scene}.txt", text.ToString());
    }

    [Fact]
    public async Task The_cases_are_forty_or_more_and_leave_out_no_requirement_status_notice_or_kind_of_change()
    {
        Assert.InRange(ExplainedScenes.All.Count, 40, 60);
        var answers = new List<ExplainDecisionResponse>();
        foreach (var scene in ExplainedScenes.All.Keys)
        {
            answers.Add(await service.Client.ExplainDecisionAsync(new ExplainDecisionRequest { Claim = ExplainedScenes.Claim(scene) }));
        }

        var remedies = answers.SelectMany(answer => answer.Explanation.Remedies).ToArray();
        HasAll(answers.SelectMany(answer => answer.Decision.Findings.Where(IsNotMet).Select(finding => finding.Requirement)));
        HasAll(answers.SelectMany(answer => answer.Decision.Notices.Select(notice => notice.Code)));
        HasAll(remedies.Select(remedy => remedy.Status));
        HasAll(remedies.Select(remedy => remedy.ChangeOutlook));
        HasAll(remedies.SelectMany(remedy => remedy.Changes.Select(set => set.Kind)));
        HasAll(answers.SelectMany(answer => answer.Explanation.Timeline.Select(day => day.Kind)));
    }

    private static bool IsNotMet(Finding finding) => finding.State == FindingState.NotMet;

    private static void HasAll<T>(IEnumerable<T> said)
        where T : struct, Enum => Assert.Equal(Enum.GetValues<T>().Skip(1), said.Distinct().Order());

    [Fact]
    public async Task What_a_caller_writes_is_said_as_it_stands()
    {
        var claim = InOrder();
        claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.Invoice, Reference = "{asks} of {remedies}" });
        var answer = await service.Client.ExplainDecisionAsync(new ExplainDecisionRequest { Claim = claim, Audience = Audience.Auditor });
        Assert.All(answer.Explanation.Remedies.Take(3), remedy => Assert.Contains("{asks} of {remedies}", Assert.Single(remedy.Reasons)));
    }

    // Each audience is shown by what its words differ in: the customer by everything, the agent by reasons, the auditor by what settles and the days;
    // to both, the first reason that is sufficient and the first changes stand for the others.
    private static void Say(StringBuilder text, Explanation explanation)
    {
        var audience = explanation.Audience;
        var shown = audience == Audience.Customer ? MostShown : 1;
        foreach (var remedy in explanation.Remedies)
        {
            Say(text, remedy.Summary, remedy.Reasons.Where(_ => audience != Audience.Auditor).Select(reason => $"- {reason}"));
            Say(text, null, remedy.SufficientReasons.Take(shown).Select(reason => $"= {reason.Text}"));
            Say(text, null, remedy.Changes.Take(shown).SelectMany(Bullets));
            Say(text, null, new[] { remedy.ChangeOutlookText }.Where(outlook => outlook.Length > 0 && audience == Audience.Customer));
        }

        if (audience == Audience.Agent)
        {
            return;
        }

        Say(text, "?", explanation.Questions.Where(_ => audience == Audience.Customer).Select(question => question.Text));
        Say(text, "...", explanation.Timeline.Select(day => day.Derivation));
        Say(text, "!", explanation.Obligations.Concat(explanation.Notices));
        if (explanation is { Audience: Audience.Auditor, Language: "en" })
        {
            SayClauses(text, explanation);
        }
    }

    private static IEnumerable<string> Bullets(ChangeSet set) => set.Changes.Select((change, i) => $"{(i == 0 ? ">" : " ")} {change.Text}");

    private static void SayEffects(StringBuilder text, Explanation explanation)
    {
        foreach (var clause in explanation.Clauses)
        {
            Say(text, $"{clause.Clause} {clause.Heading}", [clause.Effect]);
        }
    }

    private static void SayClauses(StringBuilder text, Explanation explanation)
    {
        foreach (var clause in explanation.Clauses)
        {
            var facts = clause.Facts.Select(fact => $"{fact.Path} = {fact.Value} ({fact.Origin})");
            var behind = clause.Rulings.Concat(clause.Sources).ToArray();
            Say(
                text,
                $"{clause.Clause} {clause.Heading}",
                [clause.Effect, .. facts, .. behind.Length > 0 ? [string.Join(", ", behind)] : behind]
            );
        }
    }

    private static void Say(StringBuilder text, string? title, IEnumerable<string> lines)
    {
        var said = lines.ToArray();
        if (title is not null && (said.Length > 0 || title.Length > 3))
        {
            text.Append(title.TrimEnd()).Append('\n');
        }

        foreach (var line in said)
        {
            text.Append("  ").Append(line.TrimEnd()).Append('\n');
        }
    }
}
