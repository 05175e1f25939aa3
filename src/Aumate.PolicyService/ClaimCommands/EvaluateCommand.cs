using System.CommandLine;
using Aumate.PolicyService.Commands;
using Aumate.PolicyService.Hosting;

namespace Aumate.PolicyService.ClaimCommands;

/// <summary>
/// What the program does with a file of claims when its first argument is <see cref="Name"/>. Settings are given as the service takes them, and what
/// decides is the same; no service has to run.
/// </summary>
public static class EvaluateCommand
{
    /// <summary>The first argument.</summary>
    public const string Name = "evaluate";

    /// <summary>Every claim has a decision, also where it refuses.</summary>
    public const int AllDecided = 0;

    /// <summary>The file was gone through, and of some claims nothing is known: they have an error in the place of a decision.</summary>
    public const int SomeInError = 1;

    /// <summary>It could not run, or not to the end. Nothing was put in the place of the output.</summary>
    public const int NotRun = 2;

    /// <summary>Runs the command.</summary>
    /// <param name="args">All arguments of the program.</param>
    /// <param name="input">What is piped in, for the file "-". Read for no other.</param>
    /// <param name="output">Where results go without <c>--output</c>.</param>
    /// <param name="errors">Where errors and progress go.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The exit code: <see cref="AllDecided"/>, <see cref="SomeInError"/> or <see cref="NotRun"/>.</returns>
    /// <exception cref="PolicyUnreadableException">The settings, or what decides, cannot be read.</exception>
    public static async Task<int> Run(string[] args, Stream input, TextWriter output, TextWriter errors, CancellationToken stop = default)
    {
        var (settings, words) = CommandArguments.Split(args);
        var console = new CommandConsole(output, errors);
        var parsed = Root(settings, console, input, output).Parse(words);
        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = errors,
                EnableDefaultExceptionHandler = false,
            };
            var code = await parsed.InvokeAsync(invocation, stop);
            return parsed.Errors.Count > 0 ? NotRun : code;
        }
        catch (OperationCanceledException)
        {
            return console.Fail("Stopped.", NotRun);
        }
    }

    private static RootCommand Root(string[] settings, CommandConsole console, Stream piped, TextWriter output)
    {
        var input = new Argument<string>("file")
        {
            Description =
                $"The claims: .csv, or .jsonl with one EvaluateClaimRequest a line; {ClaimFile.StandardInput} is the standard input.",
        };
        var inputFormat = new Option<string?>("--input-format")
        {
            Description = "What is read: csv or jsonl. Without it: as the file is called.",
        };
        inputFormat.AcceptOnlyFromAmong(ClaimFile.Formats);
        var target = new Option<string?>("--output") { Description = "The file to write. Without it: the standard output." };
        var format = new Option<string?>("--format")
        {
            Description = "What is written: csv or jsonl. Without it: as the file to write is called, else as the input is.",
        };
        format.AcceptOnlyFromAmong(ClaimFile.Formats);
        var evaluate = new Command(Name, "Decides the claims of a file.") { input, inputFormat, target, format };
        evaluate.SetAction(
            (given, stop) =>
                new ClaimFile(settings, console, piped, output, stop).Evaluate(
                    given.GetValue(input)!,
                    given.GetValue(inputFormat),
                    given.GetValue(target),
                    given.GetValue(format)
                )
        );
        return new RootCommand("Aumate.PolicyService") { evaluate };
    }
}
