using System.Text;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Wire.Json;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>Reads claims from a file with one EvaluateClaimRequest a line, in the contract's JSON. Blank lines are passed over.</summary>
/// <param name="file">The file, UTF-8.</param>
/// <param name="source">What it is called.</param>
internal sealed class JsonClaimLines(Stream file, string source) : ClaimLines
{
    // A line is what a call of one claim has as its body.
    private const int LongestLine = Limits.JsonBytes;

    private readonly PlacedPart part = new(source);
    private readonly byte[] buffer = new byte[LongestLine];

    /// <inheritdoc/>
    public override IEnumerable<Func<ClaimLine>> Read()
    {
        var (length, line, isLast) = (0, 0, false);
        while (!isLast)
        {
            var read = file.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            length += read;
            isLast = length < buffer.Length;
            var start = line == 0 && buffer.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            for (int end; (end = EndOfLine(start, length, isLast)) >= 0; start = end + 1)
            {
                line++;
                if (!IsBlank(start, end))
                {
                    var (at, text) = (line, buffer[start..end]);
                    yield return () => ReadLine(at, text);
                }
            }

            if (start == 0 && !isLast)
            {
                Broken = $"{new Place(part, line + 1, 1)}: a line of more than {LongestLine} bytes; each line is one claim";
                yield break;
            }

            buffer.AsSpan(start..Math.Max(start, length)).CopyTo(buffer);
            length = Math.Max(0, length - start);
        }
    }

    // Where the next line ends; the last one may end with the file. Below 0: there is none, or not all of it.
    private int EndOfLine(int start, int length, bool isLast)
    {
        if (start >= length)
        {
            return -1;
        }

        var end = buffer.AsSpan(start..length).IndexOf((byte)'\n');
        return end >= 0 ? start + end
            : isLast ? length
            : -1;
    }

    private bool IsBlank(int start, int end) => buffer.AsSpan(start..end).IndexOfAnyExcept(" \t\r"u8) < 0;

    private ClaimLine ReadLine(int line, byte[] text)
    {
        var read = JsonReader.Read(text, V1.EvaluateClaimRequest.Descriptor);
        return read.Fault is { } fault
            ? new ClaimLine(
                line,
                new V1.EvaluateClaimRequest(),
                Refusals.MalformedMessage($"{new Place(part, line, fault.Column)}: {fault}")
            )
            : new ClaimLine(line, (V1.EvaluateClaimRequest)read.Message!, null);
    }
}
