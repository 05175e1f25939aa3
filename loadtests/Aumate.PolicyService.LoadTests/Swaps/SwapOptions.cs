using System.Globalization;

namespace Aumate.PolicyService.LoadTests.Swaps;

/// <summary>How much is swapped and asked.</summary>
/// <param name="Products">Products of each catalog.</param>
/// <param name="Swaps">How many swaps.</param>
/// <param name="Rate">Calls a second.</param>
/// <param name="Calm">Seconds without a swap before each of them.</param>
/// <param name="Minutes">When to give up.</param>
/// <param name="Server">The published service. Null: it is published first.</param>
internal sealed record SwapOptions(
    int Products = 1_000_000,
    int Swaps = 4,
    int Rate = 400,
    int Calm = 30,
    int Minutes = 20,
    string? Server = null
)
{
    public const string Usage = "[--products N] [--swaps N] [--rate N] [--calm SECONDS] [--minutes N] [--server Aumate.PolicyService.dll]";

    /// <summary>Reads the command line. Null: there is something on it that it does not know.</summary>
    public static SwapOptions? Parse(IReadOnlyList<string> args)
    {
        SwapOptions? options = new();
        for (var at = 0; at < args.Count && options is not null; at += 2)
        {
            options = at + 1 < args.Count ? options.With(args[at], args[at + 1]) : null;
        }

        return options;
    }

    private SwapOptions? With(string name, string value) =>
        (name, Number(value)) switch
        {
            ("--server", _) => this with { Server = value },
            ("--products", >= Catalogs.SyntheticCatalog.Categories and var number) => this with { Products = number },
            ("--swaps", { } number) => this with { Swaps = number },
            ("--rate", { } number) => this with { Rate = number },
            ("--calm", { } number) => this with { Calm = number },
            ("--minutes", { } number) => this with { Minutes = number },
            _ => null,
        };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
