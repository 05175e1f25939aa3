using Google.Rpc;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>A claim of a file, as far as it could be read.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Request">The request; of a claim that could not be read, what is known of its ids.</param>
/// <param name="Error">Why it could not be read. Null: it could.</param>
internal sealed record ClaimLine(int Line, V1.EvaluateClaimRequest Request, Status? Error);

/// <summary>A file of claims, read as it is asked for.</summary>
internal abstract class ClaimLines
{
    /// <summary>Why nothing can be decided, or no more, with its place. Null: nothing is in the way, as far as the file is read.</summary>
    public string? Broken { get; protected set; }

    /// <summary>The claims, each as work that reads it and may be done on any thread. They end at the end of the file, or where it is broken.</summary>
    public abstract IEnumerable<Func<ClaimLine>> Read();
}
