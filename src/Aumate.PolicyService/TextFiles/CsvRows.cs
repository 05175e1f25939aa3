using Aumate.Warranty.Catalog;
using Sylvan.Data.Csv;

namespace Aumate.PolicyService.TextFiles;

/// <summary>
/// The rows of a CSV file (RFC 4180) under its header, each cell with its line and column. The separator is whichever of comma, semicolon and tab the
/// header line has most of. What breaks the form of the file ends the reading; a row of another width than the header is passed over with a fault.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    private const int LongestRow = 4 * 1024 * 1024;

    private readonly Utf8TextReader text;
    private readonly CsvDataReader? csv;
    private readonly Action<Place, string> fault;
    private readonly Action<Place, string> breakOff;
    private readonly RepeatedTexts texts;
    private readonly PlacedPart part;
    private readonly char separator;
    private int line = 1;
    private int[] starts = [];

    /// <param name="utf8">The file.</param>
    /// <param name="source">What it is called.</param>
    /// <param name="fault">Takes a row of another width than the header.</param>
    /// <param name="breakOff">Takes what ends the reading.</param>
    /// <param name="texts">Gives the texts of cells.</param>
    internal CsvRows(Stream utf8, string source, Action<Place, string> fault, Action<Place, string> breakOff, RepeatedTexts texts)
    {
        this.fault = fault;
        this.breakOff = breakOff;
        this.texts = texts;
        part = new PlacedPart(source);
        text = new Utf8TextReader(utf8);
        separator = Separator(text.FirstLine);
        if (text.InvalidAt is { Line: 1 } at)
        {
            BreakOff(1, at.Column, NotText);
        }

        csv = Open();
        Header = !BrokeOff && Next() ? [.. Enumerable.Range(0, csv!.RowFieldCount).Select(i => (Text(i), PlaceOf(i, null)))] : [];
        if (Header.Count == 0 && !BrokeOff)
        {
            BreakOff(1, 1, "the header line is missing");
        }
    }

    /// <summary>The names of the columns, and where they stand. Empty: the file broke off before.</summary>
    internal IReadOnlyList<(string Name, Place Place)> Header { get; }

    /// <summary>Whether the form of the file is broken; the fault is told.</summary>
    internal bool BrokeOff { get; private set; }

    /// <summary>Where the row starts.</summary>
    internal Place RowPlace => new(part, line, 1);

    public void Dispose()
    {
        csv?.Dispose();
        text.Dispose();
    }

    /// <summary>How many cells the row has.</summary>
    internal int Width => csv!.RowFieldCount;

    /// <summary>Goes to the next row, whatever its width. A row without any text is passed over. False: there is none.</summary>
    internal bool ReadAny() => !BrokeOff && Next();

    /// <summary>Goes to the next row that has a cell for each column. A row without any text is passed over. False: there is none.</summary>
    internal bool Read()
    {
        while (ReadAny())
        {
            if (Width == Header.Count)
            {
                return true;
            }

            fault(RowPlace, $"the row has {Width} cells, but the header has {Header.Count}");
        }

        return false;
    }

    /// <summary>The text of a cell. Empty: not given.</summary>
    internal ReadOnlySpan<char> Cell(int column) => csv!.GetFieldSpan(column);

    internal string Text(int column) => texts.Of(Cell(column));

    /// <summary>Where a cell starts, under the name of its column.</summary>
    internal Place PlaceOf(int column, string? name)
    {
        ReadOnlySpan<char> before = csv!.GetRawRecordSpan()[..starts[column]];
        int last = before.LastIndexOf('\n');
        return new Place(part, line + before.Count('\n'), before.Length - last, name);
    }

    private CsvDataReader? Open()
    {
        try
        {
            return CsvDataReader.Create(
                text,
                new CsvDataReaderOptions
                {
                    HasHeaders = false,
                    Delimiter = separator,
                    ResultSetMode = ResultSetMode.SingleResult,
                    // A row that begins with it is passed over as a comment. No text has it: the reader of the text breaks off there.
                    Comment = '\0',
                    BufferSize = 64 * 1024,
                    MaxBufferSize = LongestRow,
                }
            );
        }
        catch (CsvFormatException broken)
        {
            Break(broken);
            return null;
        }
    }

    private bool Next()
    {
        try
        {
            while (Advance())
            {
                if (HasText())
                {
                    return true;
                }
            }
        }
        catch (CsvFormatException broken)
        {
            Break(broken);
        }

        return false;
    }

    private bool Advance()
    {
        int passed = starts.Length == 0 ? 0 : csv!.GetRawRecordSpan().Count('\n');
        line += passed;
        if (csv is null || !csv.Read() || IsCut(csv.GetRawRecordSpan()))
        {
            if (text.InvalidAt is { } at)
            {
                BreakOff(at.Line, at.Column, NotText);
            }

            return false;
        }

        return Measure(csv.GetRawRecordSpan());
    }

    // Where the text ends early, so does the row that it is in, which is not what its author wrote.
    private bool IsCut(ReadOnlySpan<char> raw) => text.InvalidAt is not null && raw is not [.., '\n'];

    // The library says what the cells are, and not where.
    private bool Measure(ReadOnlySpan<char> raw)
    {
        if (raw is [.., '\r'])
        {
            BreakOff(
                line + raw.Count('\n'),
                raw.Length - 1 - raw.LastIndexOf('\n'),
                "a bare carriage return; a line ends with LF, or with both"
            );
            return false;
        }

        if (starts.Length < csv!.RowFieldCount)
        {
            starts = new int[csv.RowFieldCount];
        }

        int at = 0;
        for (int i = 0; i < csv.RowFieldCount; i++)
        {
            starts[i] = at;
            at += CellLength(raw[at..]) + 1;
        }

        return true;
    }

    private int CellLength(ReadOnlySpan<char> rest)
    {
        int closed = 0;
        if (rest is ['"', ..])
        {
            closed = 1;
            for (int quote; (quote = rest[closed..].IndexOf('"')) >= 0 && rest[(closed + quote)..] is ['"', '"', ..]; closed += quote + 2)
            { }
            closed += rest[closed..].IndexOf('"');
        }

        int end = rest[closed..].IndexOf(separator);
        return end < 0 ? rest.Length : closed + end;
    }

    private bool HasText()
    {
        for (int i = 0; i < csv!.RowFieldCount; i++)
        {
            if (!Cell(i).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private void Break(CsvFormatException broken)
    {
        if (text.InvalidAt is { } at)
        {
            BreakOff(at.Line, at.Column, NotText);
        }
        else
        {
            string what =
                broken is CsvRecordTooLargeException ? $"a row of more than {LongestRow} characters; a quote may be open" : broken.Message;
            BreakOff(line, 1, $"not CSV: cell {broken.FieldOrdinal + 1} of the row: {what}");
        }
    }

    private string NotText =>
        text.EndsAtNul ? "from here on it is no text, but a control character (NUL)" : "from here on it is no UTF-8 text";

    private void BreakOff(int atLine, int column, string message)
    {
        BrokeOff = true;
        breakOff(new Place(part, atLine, column), message);
    }

    private static char Separator(ReadOnlySpan<char> header)
    {
        char most = ',';
        foreach (char one in ";\t")
        {
            most = header.Count(one) > header.Count(most) ? one : most;
        }

        return most;
    }
}
