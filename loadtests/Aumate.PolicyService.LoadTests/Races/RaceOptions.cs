using System.Globalization;
using Aumate.PolicyService.LoadTests.Calling;

namespace Aumate.PolicyService.LoadTests.Races;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Rounds of each lane that count.</param>
/// <param name="Seconds">How long a round calls.</param>
/// <param name="Warmup">For how many seconds at least each lane is called before anything counts: less measures the compiler.</param>
/// <param name="Minutes">When to give up.</param>
/// <param name="Client">Who calls: the frames of this program, or h2load.</param>
/// <param name="Largest">How many products the largest catalog has, where catalogs are compared.</param>
/// <param name="Server">The published service. Null: it is published first.</param>
/// <param name="Floors">The published floors. Null: they are published first.</param>
internal sealed record RaceOptions(
    int Rounds = 15,
    double Seconds = 1,
    double Warmup = 8,
    int Minutes = 30,
    string Client = RaceOptions.Frames,
    int Largest = 1_000_000,
    string? Server = null,
    string? Floors = null
)
{
    public const string Usage =
        "[--rounds N] [--seconds N] [--warmup SECONDS] [--minutes N] [--client frames|h2load] [--largest PRODUCTS] [--server Aumate.PolicyService.dll] [--floors Aumate.PolicyService.Floors.dll]";

    public const string H2Load = "h2load";

    private const string Frames = "frames";

    /// <summary>Who calls over gRPC.</summary>
    public ICaller Caller => Client == H2Load ? new H2LoadCaller() : new Http2Caller();

    public TimeSpan Round => TimeSpan.FromSeconds(Seconds);

    /// <summary>Reads the command line. Null: there is something on it that it does not know.</summary>
    public static RaceOptions? Parse(IReadOnlyList<string> args, RaceOptions usual)
    {
        RaceOptions? options = usual;
        for (var at = 0; at < args.Count && options is not null; at += 2)
        {
            options = at + 1 < args.Count ? options.With(args[at], args[at + 1]) : null;
        }

        return options;
    }

    private RaceOptions? With(string name, string value) =>
        (name, value, Number(value)) switch
        {
            ("--server", _, _) => this with { Server = value },
            ("--floors", _, _) => this with { Floors = value },
            ("--client", Frames or H2Load, _) => this with { Client = value },
            ("--seconds", _, { } number) => this with { Seconds = number },
            ("--warmup", _, { } number) => this with { Warmup = number },
            ("--largest", _, >= 100 and var number) => this with { Largest = (int)number },
            ("--rounds", _, >= 1 and var number) => this with { Rounds = (int)number },
            ("--minutes", _, >= 1 and var number) => this with { Minutes = (int)number },
            _ => null,
        };

    private static double? Number(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
