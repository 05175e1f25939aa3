using System.Data;
using Google.Protobuf;
using Sylvan.Data.Csv;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>A claim of a file with what became of it.</summary>
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
        using (var csv = CsvDataWriter.Create(text, new CsvDataWriterOptions { WriteHeaders = hasHeader, NewLine = "\n" }))
        {
            csv.Write(rows);
        }

        return text.ToString();
    }

    // A spreadsheet would take such a cell for a formula, and carry it out.
    private static string Harmless(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{cell}" : cell;
}
