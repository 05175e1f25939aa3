using System.Globalization;
using System.Text;

namespace Aumate.PolicyService.LoadTests.Races;

/// <summary>What a command measured, by the names that <c>thresholds.json</c> has for it.</summary>
internal sealed class Figures
{
    private readonly Dictionary<string, double> measured = [];
    private readonly List<double> twice = [];

    public void Add(string figure, double value) => measured[figure] = value;

    /// <summary>Adds the ratio of the same thing measured twice.</summary>
    public void AddSame(Quartiles ratios) => twice.Add(ratios.Median);

    /// <summary>What each target is and what it came to, as a Markdown table.</summary>
    public string Write(IReadOnlyList<Target> targets)
    {
        var text = new StringBuilder();
        text.AppendLine("| figure | measured | target | goal | |").AppendLine("|---|---|---|---|---|");
        foreach (var target in targets)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {target.Figure} | {Measured(target)} | {target.Bound} | {target.Goal} | {(Keeps(target) ? "kept" : "missed")} |"
            );
        }

        return text.ToString();
    }

    /// <summary>The exit code: too noisy to say anything, or whether every target is kept. What has a target and was not measured is not kept.</summary>
    public int Verdict(Targets targets, string command)
    {
        if (twice.Any(ratio => Math.Abs(ratio - 1) > targets.Within))
        {
            Console.Error.WriteLine(
                "too noisy: the same thing, measured twice, differs by more than the thresholds allow; nothing follows"
            );
            return ExitCodes.TooNoisy;
        }

        var missed = targets.Of(command).Where(target => !Keeps(target)).ToList();
        missed.ForEach(target => Console.Error.WriteLine($"{target.Figure} is {Measured(target)}, and may be {target.Bound}"));
        return missed.Count == 0 ? ExitCodes.Kept : ExitCodes.Exceeded;
    }

    private bool Keeps(Target target) => measured.TryGetValue(target.Figure, out var value) && target.IsKeptBy(value);

    private string Measured(Target target) =>
        measured.TryGetValue(target.Figure, out var value) ? value.ToString("0.###", CultureInfo.InvariantCulture) : "not measured";
}
