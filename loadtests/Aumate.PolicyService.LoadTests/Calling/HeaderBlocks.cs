using System.Buffers;
using System.Text;

namespace Aumate.PolicyService.LoadTests.Calling;

/// <summary>
/// The headers of a call (RFC 7541): the first time in full and to be remembered, then by their numbers, as every gRPC client of note sends them.
/// </summary>
internal sealed class HeaderBlocks
{
    private const byte MethodPost = 0x83;
    private const byte SchemeHttp = 0x86;

    // Literals to be remembered: the number of a name that everybody knows, or none.
    private const byte Authority = 0x41;
    private const byte Path = 0x44;
    private const byte ContentType = 0x5F;
    private const byte Named = 0x40;
    private const int LongestText = 126;

    public HeaderBlocks(Uri address, ReadyCalls calls)
    {
        var first = new ArrayBufferWriter<byte>();
        first.Write([MethodPost, SchemeHttp, Path]);
        Text(first, calls.Path);
        first.Write([Authority]);
        Text(first, address.Authority);
        first.Write([ContentType]);
        Text(first, calls.ContentType);
        first.Write([Named]);
        Text(first, "te");
        Text(first, "trailers");
        First = first.WrittenSpan.ToArray();
    }

    /// <summary>Of the first call of a connection.</summary>
    public byte[] First { get; }

    /// <summary>Of every other. What was remembered last has the lowest number, 62.</summary>
    public byte[] Next { get; } = [MethodPost, SchemeHttp, 0x80 | 65, 0x80 | 64, 0x80 | 63, 0x80 | 62];

    private static void Text(ArrayBufferWriter<byte> block, string text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LongestText);
        block.Write([(byte)text.Length]);
        Encoding.ASCII.GetBytes(text, block);
    }
}
