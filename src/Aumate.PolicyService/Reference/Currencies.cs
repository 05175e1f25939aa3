using System.Collections.Frozen;
using System.Text;

namespace Aumate.PolicyService.Reference;

/// <summary>The currencies in which a price can be given (R29): the active codes of ISO 4217, and those withdrawn since 2014, as <c>Data/iso-4217.txt</c> lists them.</summary>
public static class Currencies
{
    private const int CodeLength = 3;

    private static readonly FrozenSet<string> Codes = EmbeddedText.List("iso-4217.txt").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CodesBySpan = Codes.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>
    /// Whether the code is one of them, in upper case. Codes withdrawn earlier are not known, nor are XTS and XXX, which stand for no currency.
    /// </summary>
    public static bool IsKnown(string code) => Codes.Contains(code);

    /// <summary>The same of a code in UTF-8.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> code)
    {
        Span<char> text = stackalloc char[CodeLength];
        return code.Length == CodeLength && Encoding.Latin1.GetChars(code, text) == CodeLength && CodesBySpan.Contains(text);
    }
}
