using System.Diagnostics;
using System.Text;
using Aumate.PolicyService.Commands;
using Aumate.PolicyService.Reference;
using Aumate.PolicyService.Wire;
using Aumate.PolicyService.Wire.Files;

namespace Aumate.PolicyService.ClaimCommands;

/// <summary>Decides the claims of a file. What is written is aside until it is whole.</summary>
internal sealed class ClaimFile(string[] settings, CommandConsole console, Stream piped, TextWriter output, CancellationToken stop)
{
    /// <summary>The name of what is piped in.</summary>
    internal const string StandardInput = "-";

    private const string Csv = "csv";
    private const string Json = "jsonl";

    internal static readonly string[] Formats = [Csv, Json];

    internal async Task<int> Evaluate(string input, string? inputFormat, string? target, string? format)
    {
        if ((inputFormat ?? FormatOf(input)) is not { } read)
        {
            return Fail($"\"{input}\" ends neither with .csv nor with .jsonl; --input-format says which of them it is.");
        }

        if ((format ?? (target is null ? read : FormatOf(target))) is not { } written)
        {
            return Fail($"\"{target}\" ends neither with .csv nor with .jsonl; --format says which of them is written.");
        }

        try
        {
            if (target is not null && OutputPlace.Fault(target, input) is { } fault)
            {
                return Fail(fault);
            }

            await using var file = input == StandardInput ? piped : File.OpenRead(input);
            return await Evaluate(file, input == StandardInput ? "stdin" : Path.GetFileName(input), read, target, written);
        }
        catch (Exception unusable) when (OperatorFile.IsUnreadable(unusable))
        {
            return Fail(unusable.Message);
        }
    }

    private async Task<int> Evaluate(Stream file, string source, string read, string? target, string written)
    {
        ClaimLines lines = read == Csv ? new CsvClaimLines(file, source) : new JsonClaimLines(file, source);
        using var reader = lines as IDisposable;
        if (lines.Broken is { } broken)
        {
            return Fail(broken);
        }

        await using var decider = await FileDecider.Open(settings, stop);
        if (decider.Batches is not { } batches)
        {
            return Fail(decider.Missing);
        }

        OutcomeFile outcomes = written == Csv ? new CsvOutcomeFile() : new JsonOutcomeFile();
        return target is null
            ? await Run(batches, lines, outcomes, output, file)
            : await RunAside(target, aside => Run(batches, lines, outcomes, aside, file));
    }

    private async Task<int> Run(ClaimBatches batches, ClaimLines lines, OutcomeFile outcomes, TextWriter target, Stream file)
    {
        var clock = Stopwatch.StartNew();
        var counts = await console.WatchCounting(
            "Deciding",
            progress =>
                new ClaimFileRun(batches).Run(
                    lines,
                    outcomes,
                    target,
                    so =>
                    {
                        // Of a pipe nobody knows how much is to come.
                        var (at, end) = file.CanSeek ? (file.Position, file.Length) : (0, 0);
                        progress(at, end, $"{so.All} claims, {so.All / clock.Elapsed.TotalSeconds:F0} a second");
                    },
                    stop
                )
        );
        if (lines.Broken is { } broken)
        {
            return Fail($"{broken}{Environment.NewLine}The claims from there on are not decided.");
        }

        console.Remark($"{counts.All} claims: {counts.Decided} decided, {counts.InError} in error.");
        return counts.InError == 0 ? EvaluateCommand.AllDecided : EvaluateCommand.SomeInError;
    }

    // A run that fails leaves what was there before.
    private static async Task<int> RunAside(string target, Func<TextWriter, Task<int>> run)
    {
        var place = OutputPlace.Real(target);
        var aside = $"{place}.{Path.GetRandomFileName()}";
        try
        {
            int code;
            await using (
                var file = new StreamWriter(
                    aside,
                    new UTF8Encoding(false),
                    new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write }
                )
            )
            {
                code = await run(file);
            }

            if (code != EvaluateCommand.NotRun)
            {
                File.Move(aside, place, overwrite: true);
            }

            return code;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private int Fail(string line) => console.Fail(line, EvaluateCommand.NotRun);

    private static string? FormatOf(string path) =>
        Formats.FirstOrDefault(format => path.EndsWith($".{format}", StringComparison.OrdinalIgnoreCase));
}
