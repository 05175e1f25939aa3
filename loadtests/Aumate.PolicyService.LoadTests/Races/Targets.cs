using System.Globalization;

namespace Aumate.PolicyService.LoadTests.Races;

/// <summary>What the figures of the commands may be.</summary>
/// <param name="Within">How far from 1 the same thing may be from itself.</param>
/// <param name="Commands">The targets of each command.</param>
internal sealed record Targets(double Within, IReadOnlyDictionary<string, IReadOnlyList<Target>> Commands)
{
    public static Targets Read() => DataFile.Read<Targets>("thresholds.json", "ratios");

    public IReadOnlyList<Target> Of(string command) => Commands.TryGetValue(command, out var targets) ? targets : [];
}

/// <summary>What a figure may be.</summary>
/// <param name="Figure">Its name.</param>
/// <param name="AtMost">The highest. Null: it has none.</param>
/// <param name="AtLeast">The lowest. Null: it has none.</param>
/// <param name="Goal">What it should be one day, which nothing depends on.</param>
internal sealed record Target(string Figure, double? AtMost = null, double? AtLeast = null, double? Goal = null)
{
    public string Bound =>
        string.Join(
            " and ",
            new[]
            {
                AtLeast is { } least ? Text("at least", least) : null,
                AtMost is { } most ? Text("at most", most) : null,
            }.OfType<string>()
        );

    public bool IsKeptBy(double value) => value <= (AtMost ?? double.MaxValue) && value >= (AtLeast ?? double.MinValue);

    private static string Text(string word, double value) => string.Create(CultureInfo.InvariantCulture, $"{word} {value}");
}
