using System.Text;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// What is wrong with a request, each with the path of its field and what would be right (R29). Nothing is allocated while nothing is wrong. A refusal
/// travels in the headers of the answer, of which many callers take 8 KiB at most: what does not fit is counted and not listed.
/// </summary>
internal sealed class Violations
{
    // In Base64, with the message beside them, these stay under 8 KiB; a test holds the largest refusal to it.
    private const int ListedBytes = 4608;
    private const int BytesAroundEach = 8;

    private List<(string Field, string Description)>? listed;
    private int bytes;
    private int unlisted;

    /// <summary>How many there are, listed or not.</summary>
    public int Count => (listed?.Count ?? 0) + unlisted;

    public bool Any => listed is not null;

    /// <summary>The violations in the order in which they were found. Where they do not all fit, the last entry says how many more there are.</summary>
    public IEnumerable<(string Field, string Description)> Listed =>
        unlisted == 0 ? listed ?? [] : listed!.Append(("claim", $"has {unlisted} more violation(s), not listed"));

    public void Add(string field, string description)
    {
        bytes += Encoding.UTF8.GetByteCount(field) + Encoding.UTF8.GetByteCount(description) + BytesAroundEach;
        if (bytes > ListedBytes)
        {
            unlisted++;
        }
        else
        {
            (listed ??= []).Add((field, description));
        }
    }
}
