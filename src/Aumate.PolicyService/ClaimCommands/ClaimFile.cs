using System.Diagnostics;
using System.Text;
using Aumate.PolicyService.Commands;
using Aumate.PolicyService.Reference;
using Aumate.PolicyService.Wire;
using Aumate.PolicyService.Wire.Files;

namespace Aumate.PolicyService.ClaimCommands;

/// <summary>Decides the claims of a file. What is written is aside until it is whole.</summary>
internal sealed class ClaimFile(string[] settings, CommandConsole console, TextWriter output, CancellationToken stop)
{
    private const string Csv = "csv";
    private const string Json = "jsonl";

    internal static readonly string[] Formats = [Csv, Json];

    internal async Task<int> Evaluate(string input, string? target, string? format)
    {
        if (FormatOf(input) is not { } read || (format ?? FormatOf(target ?? input)) is not { } written)
        {
            return console.Fail(
                $"\"{(FormatOf(input) is null ? input : target)}\" ends neither with .csv nor with .jsonl.",
                EvaluateCommand.NotRun
            );
        }

        if (target is not null && Path.GetFullPath(target) == Path.GetFullPath(input))
        {
            return console.Fail($"\"{target}\" is the input too; give the output a name of its own.", EvaluateCommand.NotRun);
        }

        try
        {
            await using var file = File.OpenRead(input);
            return await Evaluate(file, Path.GetFileName(input), read, target, written);
        }
        catch (Exception unusable) when (OperatorFile.IsUnreadable(unusable))
        {
            return console.Fail(unusable.Message, EvaluateCommand.NotRun);
        }
    }

    private async Task<int> Evaluate(FileStream file, string source, string read, string? target, string written)
    {
        ClaimLines lines = read == Csv ? new CsvClaimLines(file, source) : new JsonClaimLines(file, source);
        using var reader = lines as IDisposable;
        if (lines.Broken is { } broken)
        {
            return console.Fail(broken, EvaluateCommand.NotRun);
        }

        await using var decider = await FileDecider.Open(settings, stop);
        if (decider.Batches is not { } batches)
        {
            return console.Fail(decider.Missing, EvaluateCommand.NotRun);
        }

        OutcomeFile outcomes = written == Csv ? new CsvOutcomeFile() : new JsonOutcomeFile();
        return target is null
            ? await Run(batches, lines, outcomes, output, file)
            : await RunAside(target, aside => Run(batches, lines, outcomes, aside, file));
    }

    private async Task<int> Run(ClaimBatches batches, ClaimLines lines, OutcomeFile outcomes, TextWriter target, FileStream file)
    {
        var clock = Stopwatch.StartNew();
        var counts = await console.WatchCounting(
            "Deciding",
            progress =>
                new ClaimFileRun(batches).Run(
                    lines,
                    outcomes,
                    target,
                    so => progress(file.Position, file.Length, $"{so.All} claims, {so.All / clock.Elapsed.TotalSeconds:F0} a second"),
                    stop
                )
        );
        if (lines.Broken is { } broken)
        {
            return console.Fail($"{broken}{Environment.NewLine}The claims from there on are not decided.", EvaluateCommand.NotRun);
        }

        console.Remark($"{counts.All} claims: {counts.Decided} decided, {counts.InError} in error.");
        return counts.InError == 0 ? EvaluateCommand.AllDecided : EvaluateCommand.SomeInError;
    }

    // A run that fails leaves what was there before.
    private static async Task<int> RunAside(string target, Func<TextWriter, Task<int>> run)
    {
        var aside = $"{target}.{Path.GetRandomFileName()}";
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
                File.Move(aside, target, overwrite: true);
            }

            return code;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static string? FormatOf(string path) =>
        Formats.FirstOrDefault(format => path.EndsWith($".{format}", StringComparison.OrdinalIgnoreCase));
}
