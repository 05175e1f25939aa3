using System.Globalization;

namespace Aumate.PolicyService.LoadTests;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Rounds of each scenario that count.</param>
/// <param name="Claims">Claims in a round, a call each or many in one.</param>
/// <param name="Warmup">Rounds of each scenario before, which do not count.</param>
/// <param name="Connections">Connections to the service.</param>
/// <param name="Concurrency">Calls under way on each connection.</param>
/// <param name="Minutes">When to give up.</param>
/// <param name="Server">The published service. Null: it is published first.</param>
internal sealed record RatioOptions(
    int Rounds = 25,
    int Claims = 2400,
    int Warmup = 8,
    int Connections = 2,
    int Concurrency = 16,
    int Minutes = 10,
    string? Server = null
)
{
    public const string Usage =
        "[--rounds N] [--claims N] [--warmup N] [--connections N] [--concurrency N] [--minutes N] [--server Aumate.PolicyService.dll]";

    /// <summary>Reads the command line. Null: there is something on it that it does not know.</summary>
    public static RatioOptions? Parse(IReadOnlyList<string> args)
    {
        RatioOptions? options = new();
        for (var at = 0; at < args.Count && options is not null; at += 2)
        {
            options = at + 1 < args.Count ? options.With(args[at], args[at + 1]) : null;
        }

        return options;
    }

    private RatioOptions? With(string name, string value) =>
        (name, Number(value)) switch
        {
            ("--server", _) => this with { Server = value },
            ("--rounds", { } number) => this with { Rounds = number },
            ("--claims", { } number) => this with { Claims = number },
            ("--warmup", { } number) => this with { Warmup = number },
            ("--connections", { } number) => this with { Connections = number },
            ("--concurrency", { } number) => this with { Concurrency = number },
            ("--minutes", { } number) => this with { Minutes = number },
            _ => null,
        };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
