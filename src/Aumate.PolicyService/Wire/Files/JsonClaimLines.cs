using System.Text;
using System.Text.Json;
using Aumate.PolicyService.Web;
using Aumate.Warranty.Catalog;
using Grpc.Core;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>Reads claims from a file with one EvaluateClaimRequest a line, in the contract's JSON. Blank lines are passed over.</summary>
/// <param name="file">The file, UTF-8.</param>
/// <param name="source">What it is called.</param>
internal sealed class JsonClaimLines(Stream file, string source) : ClaimLines
{
    /// <summary>Longest line in bytes, generously: the largest valid claim has 16,000 as a message.</summary>
    internal const int LongestLine = 256 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

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
        try
        {
            using var json = JsonDocument.Parse(text, Strict);
            if (TwiceNamed(json.RootElement) is { } name)
            {
                return Unreadable(line, 1, $"\"{name}\" is given by both of its names");
            }

            return new ClaimLine(line, (V1.EvaluateClaimRequest)JsonReader.Read(text, V1.EvaluateClaimRequest.Descriptor), null);
        }
        catch (JsonException bad)
        {
            return Unreadable(line, (bad.BytePositionInLine ?? 0) + 1, $"no JSON: {WithoutPlace(bad.Message)}");
        }
        catch (RpcException bad)
        {
            return Unreadable(line, 1, $"no EvaluateClaimRequest: {bad.Status.Detail}");
        }
    }

    private ClaimLine Unreadable(int line, long column, string what) =>
        new(line, new V1.EvaluateClaimRequest(), Refusals.MalformedMessage($"{new Place(part, line, (int)column)}: {what}"));

    // The place in the file is said, and the line of a line is always the first.
    private static string WithoutPlace(string message) => message.Split(" LineNumber:")[0];

    // A field has two names in JSON, claimDate and claim_date, and the reader takes the last of them.
    private static string? TwiceNamed(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Select(TwiceNamed).FirstOrDefault(name => name is not null);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return value
            .EnumerateObject()
            .Select(member => names.Add(member.Name.Replace("_", "", StringComparison.Ordinal)) ? TwiceNamed(member.Value) : member.Name)
            .FirstOrDefault(name => name is not null);
    }
}
