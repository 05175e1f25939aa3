using System.Text;

namespace Aumate.PolicyService.Catalogs;

/// <summary>Lines and columns of a UTF-8 text, both from 1; columns count UTF-16 characters, as editors do.</summary>
internal sealed class TextPositions
{
    private readonly ReadOnlyMemory<byte> text;
    private readonly List<int> lineStarts = [0];
    private (long Line, int Offset, int Characters) counted;

    internal TextPositions(ReadOnlyMemory<byte> text)
    {
        this.text = text;
        ReadOnlySpan<byte> bytes = text.Span;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>"line:column" of the byte at an offset.</summary>
    internal string At(long offset)
    {
        int found = lineStarts.BinarySearch((int)offset);
        int line = found >= 0 ? found : ~found - 1;
        return At(line, offset - lineStarts[line]);
    }

    /// <summary>"line:column" of a byte within a line, both counted from 0.</summary>
    internal string At(long line, long byteInLine)
    {
        int start = lineStarts[(int)line];
        int offset = start + (int)Math.Min(byteInLine, text.Length - start);
        // Places are mostly asked for onward: in a text of one line, counting anew from its start each time would be quadratic.
        if (counted.Line != line || counted.Offset > offset)
        {
            counted = (line, start, 0);
        }

        counted = (line, offset, counted.Characters + Encoding.UTF8.GetCharCount(text.Span[counted.Offset..offset]));
        return $"{line + 1}:{counted.Characters + 1}";
    }
}
