using System.Numerics;
using System.Text;

namespace Aumate.PolicyService.TextFiles;

/// <summary>
/// Gives one string for short texts that come again and again, such as keys, categories and dates, which are most of a catalog. It forgets rather than
/// grows.
/// </summary>
internal sealed class RepeatedTexts
{
    internal const int Longest = 24;
    private const int Places = 4096;

    private readonly string?[] texts = new string?[Places];

    internal string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > Longest || !Ascii.IsValid(utf8))
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref string? known = ref texts[Place(utf8)];
        if (known is null || !Ascii.Equals(utf8, known))
        {
            known = Encoding.ASCII.GetString(utf8);
        }

        return known;
    }

    internal string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
        {
            return text.ToString();
        }

        ref string? known = ref texts[Place(text)];
        if (known is null || !text.SequenceEqual(known))
        {
            known = text.ToString();
        }

        return known;
    }

    private static int Place<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        uint hash = 2166136261;
        foreach (T one in text)
        {
            hash = (hash ^ uint.CreateTruncating(one)) * 16777619;
        }

        return (int)((hash ^ (hash >> 16)) % Places);
    }
}
