using System.Text;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// What is wrong with a request, each with the path of its field and what would be right (R29). Nothing is allocated while nothing is wrong. A refusal
/// travels in the headers of the answer, of which many callers take 8 KiB at most: what does not fit is counted and not listed.
/// </summary>
/// <param name="request">What stands for the whole where not all violations fit: a field, or "request" where no field has all of it.</param>
internal sealed class Violations(string request = "claim")
{
    // In Base64, with the message beside them, these stay under 8 KiB; a test holds the largest refusal to it.
    private const int ListedBytes = 4608;
    private const int BytesAroundEach = 8;

    private List<(string Field, string Description)>? listed;
    private int bytes;
    private int unlisted;
    private Action<string, string>? added;

    /// <summary>How many there are, listed or not.</summary>
    public int Count => (listed?.Count ?? 0) + unlisted;

    public bool Any => listed is not null;

    /// <summary>The violations in the order in which they were found. Where they do not all fit, the last entry says how many more there are.</summary>
    public IEnumerable<(string Field, string Description)> Listed =>
        unlisted == 0 ? listed ?? [] : listed!.Append((request, $"has {unlisted} more violation(s), not listed"));

    /// <summary>Where those of a part are reported that is read as the same part of another request: they are added here, by the paths of this one.</summary>
    /// <param name="from">The path of the part in the other request.</param>
    /// <param name="to">Its path in this one.</param>
    public Violations Under(string from, string to) => new(request) { added = (field, text) => Add(to + field[from.Length..], text) };

    public void Add(string field, string description)
    {
        if (added is not null)
        {
            added(field, description);
            return;
        }

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
