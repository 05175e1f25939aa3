using System.Text;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>Whole explanations in every language, to be read: <c>Data/golden</c>. The letter, clause by clause, is there in English alone.</summary>
public sealed class ExplanationTextTests(SharedService service) : IClassFixture<SharedService>
{
    private static readonly string[] Languages = ["en", "es", "zh-Hans", "de", "fr"];

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
        }

        Golden.Check($"golden/{language}/{scene}.txt", text.ToString());
    }

    [Fact]
    public void The_cases_are_forty_or_more() => Assert.InRange(ExplainedScenes.All.Count, 40, 60);

    [Fact]
    public async Task What_a_caller_writes_is_said_as_it_stands()
    {
        var claim = InOrder();
        claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.Invoice, Reference = "{asks} of {remedies}" });
        var answer = await service.Client.ExplainDecisionAsync(
            new ExplainDecisionRequest { Claim = claim, Audience = Audience.Auditor }
        );
        Assert.All(answer.Explanation.Remedies.Take(3), remedy => Assert.Contains("{asks} of {remedies}", Assert.Single(remedy.Reasons)));
    }

    private static void Say(StringBuilder text, Explanation explanation)
    {
        foreach (var remedy in explanation.Remedies)
        {
            Say(text, $"{remedy.Summary}", remedy.Reasons.Select(reason => $"- {reason}"));
            Say(text, null, remedy.SufficientReasons.Take(2).Select(reason => $"= {reason.Text}"));
            Say(text, null, remedy.Changes.Take(3).SelectMany(set => set.Changes.Select((change, i) => $"{(i == 0 ? ">" : " ")} {change.Text}")));
            Say(text, null, new[] { remedy.ChangeOutlookText }.Where(outlook => outlook.Length > 0));
        }

        Say(text, "?", explanation.Questions.Select(question => question.Text));
        if (explanation.Audience == Audience.Agent)
        {
            return;
        }

        Say(text, "...", explanation.Timeline.Select(day => day.Derivation));
        Say(text, "!", explanation.Obligations.Concat(explanation.Notices));
        if (explanation is { Audience: Audience.Auditor, Language: "en" })
        {
            SayClauses(text, explanation);
        }
    }

    private static void SayClauses(StringBuilder text, Explanation explanation)
    {
        foreach (var clause in explanation.Clauses)
        {
            var facts = clause.Facts.Select(fact => $"{fact.Path} = {fact.Value} ({fact.Origin})");
            var behind = clause.Rulings.Concat(clause.Sources).ToArray();
            Say(text, $"{clause.Clause} {clause.Heading}", [clause.Effect, .. facts, .. behind.Length > 0 ? [string.Join(", ", behind)] : behind]);
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
