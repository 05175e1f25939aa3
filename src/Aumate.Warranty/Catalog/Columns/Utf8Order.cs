namespace Aumate.Warranty.Catalog.Columns;

/// <summary>The ordinal order of texts, that of UTF-16, over their UTF-8.</summary>
internal static class Utf8Order
{
    // In bytes, the characters beyond the basic plane (F0 and up) come last; in UTF-16 their surrogates come before U+E000 to U+FFFF (EE and EF).
    private const byte AfterSurrogates = 0xEE;
    private const byte BeyondBasicPlane = 0xF0;

    internal static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int common = a.CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
        {
            return a.Length - b.Length;
        }
        byte first = a[common];
        byte second = b[common];
        return first >= AfterSurrogates && second >= AfterSurrogates && (first >= BeyondBasicPlane) != (second >= BeyondBasicPlane)
            ? second - first
            : first - second;
    }
}
