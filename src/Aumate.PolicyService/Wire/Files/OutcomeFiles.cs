using System.Data;
using System.Text;
using Google.Protobuf;
using Sylvan.Data.Csv;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>A claim of a file with what became of it.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Outcome">The decision, or why there is none.</param>
internal sealed record LineOutcome(int Line, V1.ClaimOutcome Outcome);

/// <summary>Writes what became of claims as a file.</summary>
internal abstract class OutcomeFile
{
    /// <summary>What the file begins with. Empty: nothing.</summary>
    public abstract string Head { get; }

    /// <summary>The text of some outcomes, in their order.</summary>
    public abstract string TextOf(IReadOnlyList<LineOutcome> outcomes);
}

/// <summary>One ClaimOutcome a line, in the contract's JSON.</summary>
internal sealed class JsonOutcomeFile : OutcomeFile
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(Refusals.Details));

    /// <inheritdoc/>
    public override string Head => "";

    /// <inheritdoc/>
    public override string TextOf(IReadOnlyList<LineOutcome> outcomes) =>
        string.Concat(outcomes.Select(outcome => $"{Formatter.Format(outcome.Outcome)}\n"));
}

/// <summary>One row a claim, with what most people look for; the rest of a decision is in the JSON.</summary>
internal sealed class CsvOutcomeFile : OutcomeFile
{
    /// <inheritdoc/>
    public override string Head => Written([], hasHeader: true);

    /// <inheritdoc/>
    public override string TextOf(IReadOnlyList<LineOutcome> outcomes) => Written(outcomes, hasHeader: false);

    private static string Written(IReadOnlyList<LineOutcome> outcomes, bool hasHeader)
    {
        using var table = new DataTable();
        foreach (var name in OutcomeRow.Names)
        {
            table.Columns.Add(name, typeof(string));
        }

        foreach (var outcome in outcomes)
        {
            table.Rows.Add([.. OutcomeRow.Of(outcome).Select(Harmless)]);
        }

        using var text = new StringWriter();
        using (var rows = table.CreateDataReader())
        using (var csv = CsvDataWriter.Create(text, Options(hasHeader)))
        {
            csv.Write(rows);
        }

        return text.ToString();
    }

    // With quotes, a reader that parts cells at semicolons or tabs too does not part these.
    private static CsvDataWriterOptions Options(bool hasHeader) =>
        new()
        {
            WriteHeaders = hasHeader,
            NewLine = "\n",
            QuoteStrings = CsvStringQuoting.AlwaysQuoteNonEmpty,
        };

    // A spreadsheet would take such a cell for a formula, and carry it out; so would one that parts lines at semicolons or tabs, which knows no quotes within
    // its cells, with what stands behind one of them.
    private static string Harmless(string cell)
    {
        var text = new StringBuilder(cell.Length + 1);
        var before = ';';
        foreach (var one in cell)
        {
            if ((before, one) is (';' or '\t' or '\r' or '\n', '=' or '+' or '-' or '@' or '\t' or '\r'))
            {
                text.Append('\'');
            }

            text.Append(one);
            before = one;
        }

        return text.ToString();
    }
}
