using System.Text.RegularExpressions;
using Aumate.PolicyService.Tests.Languages;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Xunit;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>An explanation says what was decided, and says it in sentences.</summary>
public sealed partial class ExplanationTests(ExplanationTests.Answers answers) : IClassFixture<ExplanationTests.Answers>
{
    private static readonly string[] Clauses = [.. Warranty.Letter.Paragraph.InOrder.Select(paragraph => paragraph.Clause)];

    [Fact]
    public void Its_decision_is_the_one_that_is_answered_without_it_byte_for_byte() =>
        ForEachDrawn(
            (evaluated, explained) =>
                evaluated.Decision.ToByteString().Equals(explained.Decision.ToByteString()) ? [] : ["another decision is explained"]
        );

    [Fact]
    public void Its_clauses_are_the_letters_in_order_and_their_states_are_the_findings() =>
        ForEachDrawn(
            (_, explained) =>
            {
                var traces = explained.Explanation.Clauses;
                if (explained.Explanation.Audience == Audience.Customer)
                {
                    return traces.Count == 0 ? [] : ["a customer is told the letter"];
                }

                var said = traces.SelectMany(trace => trace.States.Where(NotMet).Select(state => (trace.Clause, Text: Text(trace, state))));
                var findings = explained.Decision.Findings;
                return
                [
                    .. traces.Select(trace => trace.Clause).Distinct().SequenceEqual(Clauses) ? Array.Empty<string>() : ["other clauses"],
                    .. findings.Select(Text).Except(said.Select(one => one.Text)).Select(lost => $"not traced: {lost}"),
                    .. said.Select(one => one.Text).Except(findings.Select(Text)).Select(more => $"traced, not found: {more}"),
                    .. findings.Where(one => !said.Contains((one.Clause, Text(one)))).Select(one => $"not traced at {one.Clause}"),
                ];
            }
        );

    [Fact]
    public void Every_status_that_is_not_plain_consent_has_a_summary_and_reasons() =>
        ForEachDrawn(
            (_, explained) =>
                explained
                    .Explanation.Remedies.Where(remedy =>
                        remedy.Summary.Length == 0 || (remedy.Status != RemedyStatus.Eligible && remedy.Reasons.Count == 0)
                    )
                    .Select(remedy => $"{remedy.Remedy} is {remedy.Status} without a reason: {remedy.Summary}")
        );

    [Fact]
    public void Remedies_obligations_and_notices_are_explained_one_by_one() =>
        ForEachDrawn(
            (_, explained) =>
            {
                var (decision, explanation) = (explained.Decision, explained.Explanation);
                var statuses = decision.Remedies.Select(remedy => (remedy.Remedy, remedy.Status));
                return
                    statuses.SequenceEqual(explanation.Remedies.Select(remedy => (remedy.Remedy, remedy.Status)))
                    && decision.Obligations.Count == explanation.Obligations.Count
                    && decision.Notices.Count == explanation.Notices.Count
                    ? []
                    : ["something is left out"];
            }
        );

    [Fact]
    public void A_customer_reads_no_clause_no_ruling_no_path_and_no_code_in_any_language() =>
        ForEachDrawn(
            (_, explained) =>
                explained.Explanation.Audience == Audience.Customer
                    ? Sentences(explained.Explanation).Where(Codes.In).Select(sentence => $"a code is said: {sentence}")
                    : []
        );

    [Fact]
    public void A_sentence_has_no_placeholder_no_code_and_no_loose_end() =>
        ForEachDrawn((_, explained) => Sentences(explained.Explanation).SelectMany(Faults));

    private void ForEachDrawn(Func<EvaluateClaimResponse, ExplainDecisionResponse, IEnumerable<string>> faults)
    {
        var found = answers.Drawn.SelectMany(one =>
            faults(one.Evaluated, one.Explained).Select(fault => $"{one.Evaluated.RequestId}: {fault}")
        );
        Assert.Empty(found.Take(20));
    }

    private static IEnumerable<string> Sentences(Explanation explanation) =>
        [
            .. explanation.Remedies.Select(remedy => remedy.Summary),
            .. explanation.Remedies.SelectMany(remedy => remedy.Reasons),
            .. explanation.Remedies.SelectMany(remedy => remedy.SufficientReasons.Select(reason => reason.Text)),
            .. explanation.Remedies.SelectMany(remedy => remedy.Changes.SelectMany(set => set.Changes.Select(change => change.Text))),
            .. explanation.Remedies.Select(remedy => remedy.ChangeOutlookText).Where(outlook => outlook.Length > 0),
            .. explanation.Questions.Select(question => question.Text),
            .. explanation.Timeline.Select(day => day.Derivation),
            .. explanation.Clauses.SelectMany(clause => new[] { clause.Heading, clause.Effect }),
            .. explanation.Obligations,
            .. explanation.Notices,
            .. explanation.Derivations,
        ];

    private static IEnumerable<string> Faults(string sentence)
    {
        if (sentence.AsSpan().ContainsAny('{', '}'))
        {
            yield return $"a placeholder is left: {sentence}";
        }

        if (WireCode().IsMatch(sentence))
        {
            yield return $"a code is said: {sentence}";
        }

        if (string.IsNullOrWhiteSpace(sentence) || LooseEnd().IsMatch(sentence))
        {
            yield return $"a loose end: {sentence}";
        }
    }

    private static bool NotMet(RequirementTrace state) => state.State != FindingState.Met;

    private static string Text(ClauseTrace trace, RequirementTrace state) =>
        $"{trace.Requirement} {state.State} {state.Effect} [{string.Join(' ', state.Remedies)}] {state.WaivedBy}";

    private static string Text(Finding finding) =>
        $"{finding.Requirement} {finding.State} {finding.Effect} [{string.Join(' ', finding.Remedies)}] {finding.WaivedBy}";

    [GeneratedRegex("[A-Z]{2,}_[A-Z]")]
    private static partial Regex WireCode();

    // Two spaces, a space before a stop, or nothing where a value was to stand.
    [GeneratedRegex(@"  | [.,;:]|\(\)|: *\.|:$|\.\.")]
    private static partial Regex LooseEnd();

    /// <summary>Answers to claims that nobody chose, asked for once: each evaluated, and explained.</summary>
    public sealed class Answers : IAsyncLifetime
    {
        public (EvaluateClaimResponse Evaluated, ExplainDecisionResponse Explained)[] Drawn { get; } =
            new (EvaluateClaimResponse, ExplainDecisionResponse)[5_000];

        public async ValueTask InitializeAsync()
        {
            await using var service = await RunningService.Start();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Drawn.Length),
                async (seed, cancel) =>
                {
                    var request = DrawnRequests.Draw(seed);
                    var evaluated = await service.Client.EvaluateClaimAsync(request, cancellationToken: cancel);
                    var explained = await service.Client.ExplainDecisionAsync(DrawnRequests.Explain(request), cancellationToken: cancel);
                    Drawn[seed] = (evaluated, explained);
                }
            );
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
