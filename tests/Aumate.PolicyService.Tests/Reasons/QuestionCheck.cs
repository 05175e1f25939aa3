using Aumate.Warranty.Explanations;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Holds the questions against a count of all completions.</summary>
internal static class QuestionCheck
{
    /// <summary>What is wrong, in words. Empty: nothing.</summary>
    public static IEnumerable<string> Complaints(IReadOnlyList<Question> expected, IReadOnlyList<Question> listed) =>
        expected.SequenceEqual(listed) ? [] : [$"questions {Say(expected)}\n    listed    {Say(listed)}"];

    private static string Say(IEnumerable<Question> questions) =>
        string.Join(", ", questions.Select(one => $"{FieldOrder.Say(one.Field)} {one.Settles}/{one.Completions} on {one.Remedies}"));
}
