using System.Globalization;

namespace Aumate.PolicyService.LoadTests;

/// <summary>Which scenarios are run, and on what.</summary>
/// <param name="Names">The scenarios.</param>
/// <param name="Profile">How much of each.</param>
/// <param name="Floor">Whether they are compared with the floor.</param>
/// <param name="Target">Where the service runs. Null: it is started.</param>
/// <param name="Server">The published service. Null: it is published first.</param>
/// <param name="Report">Folder of the reports. Null: one among the artifacts.</param>
/// <param name="Minutes">When to give up. Null: when it takes twice as long as planned, and ten minutes more.</param>
internal sealed record RunOptions(
    IReadOnlyList<string> Names,
    string Profile = RunOptions.Full,
    bool Floor = false,
    Uri? Target = null,
    string? Server = null,
    string? Report = null,
    int? Minutes = null
)
{
    public const string Full = "full";

    public const string Usage =
        "<scenario>...|all [--profile smoke|full] [--target URL | --server Aumate.PolicyService.dll] [--report DIR] [--floor] [--minutes N]";

    /// <summary>Reads the command line. Null: there is something on it that it does not know, or no scenario.</summary>
    public static RunOptions? Parse(IReadOnlyList<string> args)
    {
        string[] names = [.. args.TakeWhile(each => !each.StartsWith("--", StringComparison.Ordinal))];
        RunOptions? options = names.Length == 0 ? null : new(names);
        for (var at = names.Length; at < args.Count && options is not null; at++)
        {
            options =
                args[at] == "--floor" ? options with { Floor = true }
                : at + 1 < args.Count ? options.With(args[at], args[++at])
                : null;
        }

        return options is { Target: not null, Server: not null } or { Target: not null, Floor: true } ? null : options;
    }

    private RunOptions? With(string name, string value) =>
        name switch
        {
            "--profile" => this with { Profile = value },
            "--target" when Uri.TryCreate(value, UriKind.Absolute, out var target) => this with { Target = target },
            "--server" => this with { Server = value },
            "--report" => this with { Report = value },
            "--minutes" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes > 0 =>
                this with
                {
                    Minutes = minutes,
                },
            _ => null,
        };
}
