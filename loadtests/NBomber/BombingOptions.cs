namespace Aumate.PolicyService.Bombing;

/// <summary>Which scenarios NBomber runs, and on what.</summary>
/// <param name="Names">The scenarios.</param>
/// <param name="Profile">How much of each.</param>
/// <param name="Target">Where the service runs. Null: it is started.</param>
/// <param name="Server">The published service. Null: it is published first.</param>
/// <param name="Report">Folder of the reports. Null: one among the artifacts.</param>
/// <param name="NBomber">What is NBomber's own.</param>
internal sealed record BombingOptions(
    IReadOnlyList<string> Names,
    string Profile = "smoke",
    Uri? Target = null,
    string? Server = null,
    string? Report = null,
    IReadOnlyList<string>? NBomber = null
)
{
    public const string Usage =
        "[<scenario>...|all] [--profile smoke|full] [--target URL | --server Aumate.PolicyService.dll] [--report DIR] [-- arguments of NBomber]";

    /// <summary>Reads the command line; without a scenario on it, all of them. Null: there is something on it that it does not know.</summary>
    public static BombingOptions? Parse(IReadOnlyList<string> args)
    {
        string[] own = [.. args.TakeWhile(each => each != "--")];
        string[] names = [.. own.TakeWhile(each => !each.StartsWith("--", StringComparison.Ordinal))];
        BombingOptions? options = new(names.Length == 0 ? ["all"] : names, NBomber: [.. args.Skip(own.Length + 1)]);
        for (var at = names.Length; at < own.Length && options is not null; at += 2)
        {
            options = at + 1 < own.Length ? options.With(own[at], own[at + 1]) : null;
        }

        return options is { Target: not null, Server: not null } ? null : options;
    }

    private BombingOptions? With(string name, string value) =>
        name switch
        {
            "--profile" => this with { Profile = value },
            "--target" when Uri.TryCreate(value, UriKind.Absolute, out var target) => this with { Target = target },
            "--server" => this with { Server = value },
            "--report" => this with { Report = value },
            _ => null,
        };
}
