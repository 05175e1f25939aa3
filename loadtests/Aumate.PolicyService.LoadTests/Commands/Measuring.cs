using System.Globalization;
using Aumate.PolicyService.LoadTests.Races;

namespace Aumate.PolicyService.LoadTests.Commands;

/// <summary>What the commands that measure ratios have in common.</summary>
internal static class Measuring
{
    /// <summary>Measures, holds the figures against the targets, and says both.</summary>
    /// <param name="command">The command.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="usual">How much is measured where the arguments do not say.</param>
    /// <param name="measure">Measures, writes its tables, and adds its figures.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string command, IReadOnlyList<string> args, RaceOptions usual, Func<Stage, Task> measure)
    {
        if (RaceOptions.Parse(args, usual) is not { } options)
        {
            await Console.Error.WriteLineAsync($"{command} {RaceOptions.Usage}");
            return ExitCodes.NotMeasured;
        }

        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes));
        try
        {
            await using var stage = new Stage(options, Targets.Read(), bound.Token);
            await measure(stage);
            await Console.Out.WriteLineAsync($"### Targets\n\n{stage.Figures.Write(stage.Targets.Of(command))}");
            return stage.Figures.Verdict(stage.Targets, command);
        }
        catch (Exception failed)
            when (failed
                    is UnmeasurableException
                        or Grpc.Core.RpcException
                        or OperationCanceledException
                        or System.Net.Sockets.SocketException
            )
        {
            var why = bound.IsCancellationRequested ? $"not done in {options.Minutes} minutes (--minutes)" : failed.Message;
            await Console.Error.WriteLineAsync($"not measured: {why}");
            return ExitCodes.NotMeasured;
        }
    }

    /// <summary>What was done, above the tables.</summary>
    public static string Head(Stage stage, string pinned, string claims) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Options.Rounds} rounds of {stage.Options.Seconds} s of each, in turns, after {stage.Options.Warmup} s of each to warm up; {claims}; client {stage.Options.Client}; {pinned}. "
        ) + "Medians, with quartiles. A ratio is taken within a turn. The microseconds are this machine's at this hour.\n";
}
