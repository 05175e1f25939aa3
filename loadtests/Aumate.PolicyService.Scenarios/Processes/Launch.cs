namespace Aumate.PolicyService.Scenarios.Processes;

/// <summary>A server to start.</summary>
/// <param name="Program">Its assembly.</param>
/// <param name="Arguments">Its arguments besides where it listens.</param>
/// <param name="Verb">What it is asked to be, before all arguments. Null: it is one thing only.</param>
/// <param name="IsPinned">Whether it has a core of its own and no other.</param>
/// <param name="Address">Where it listens. Null: on a loopback port that is free.</param>
/// <param name="Places">In how many places it listens.</param>
internal sealed record Launch(
    string Program,
    IReadOnlyList<string> Arguments,
    string? Verb = null,
    bool IsPinned = false,
    Uri? Address = null,
    int Places = 1
)
{
    private const string AnyPort = "http://127.0.0.1:0";

    /// <summary>The command line.</summary>
    public IReadOnlyList<string> Command =>
        [
            Program,
            .. Verb is null ? Array.Empty<string>() : [Verb],
            "--urls",
            Address?.GetLeftPart(UriPartial.Authority) ?? AnyPort,
            .. Arguments,
        ];
}
