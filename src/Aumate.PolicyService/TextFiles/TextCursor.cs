using System.Text;

namespace Aumate.PolicyService.TextFiles;

/// <summary>A position in a UTF-8 text that moves onward: line and column, both from 1; columns count UTF-16 characters, as editors do.</summary>
internal struct TextCursor
{
    private long lines;
    private long characters;
    private long bytes;

    internal readonly bool IsAtStart => lines == 0 && bytes == 0;

    internal readonly int Line => Bounded(lines);

    internal readonly int Column => Bounded(characters);

    /// <summary>Moves behind what comes next.</summary>
    internal void Advance(ReadOnlySpan<byte> passed)
    {
        int last = passed.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            lines += passed[..(last + 1)].Count((byte)'\n');
            (characters, bytes) = (0, 0);
            passed = passed[(last + 1)..];
        }

        characters += Encoding.UTF8.GetCharCount(passed);
        bytes += passed.Length;
    }

    /// <summary>Moves behind so many characters of ASCII without a line break.</summary>
    internal void AdvancePlain(int passed)
    {
        characters += passed;
        bytes += passed;
    }

    /// <summary>Moves onward to the byte of a line, both counted from 0, in the text that comes next.</summary>
    internal void Advance(ReadOnlySpan<byte> next, long line, long byteInLine)
    {
        int at = 0;
        for (long missing = line - lines; missing > 0 && next[at..].IndexOf((byte)'\n') is >= 0 and var end; missing--)
        {
            at += end + 1;
        }

        Advance(next[..at]);
        Advance(next.Slice(at, (int)Math.Clamp(byteInLine - bytes, 0, next.Length - at)));
    }

    // A file of more than two thousand million lines has errors whose line is not known exactly.
    private static int Bounded(long passed) => (int)Math.Min(passed, int.MaxValue - 1) + 1;
}
