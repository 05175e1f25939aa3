using Aumate.Warranty.Catalog;
using Spectre.Console;

namespace Aumate.PolicyService.Commands;

/// <summary>Where a command speaks: results on one writer, errors and progress on the other.</summary>
internal sealed class CommandConsole(TextWriter output, TextWriter errors)
{
    internal void Say(string line) => output.WriteLine(line);

    internal int Fail(string line, int code)
    {
        errors.WriteLine(line);
        return code;
    }

    /// <summary>Lists all that is wrong with a catalog.</summary>
    /// <param name="refused">What was read.</param>
    /// <param name="code">The exit code.</param>
    internal int Refuse(CatalogResult refused, int code)
    {
        foreach (var error in refused.Errors)
        {
            errors.WriteLine(error);
        }

        return Fail($"The catalog is refused: {refused.Errors.Length} error(s).", code);
    }

    /// <summary>Says something that is no result.</summary>
    internal void Remark(string line) => errors.WriteLine(line);

    /// <summary>Shows how far a step is: a bar on a terminal, else a line when it begins.</summary>
    /// <param name="step">What is done.</param>
    /// <param name="work">Does it, and says how much of how much is done.</param>
    internal Task<T> Watch<T>(string step, Func<Action<long, long>, Task<T>> work) =>
        WatchCounting(step, progress => work((done, all) => progress(done, all, step)));

    /// <summary>The same of work that counts something else than what the bar measures, and says so in the place of the step.</summary>
    internal Task<T> WatchCounting<T>(string step, Func<Action<long, long, string>, Task<T>> work)
    {
        if (errors == Console.Error && !Console.IsErrorRedirected)
        {
            return Terminal().Progress().AutoClear(false).StartAsync(bars => Watched(bars.AddTask(Markup.Escape(step)), work));
        }

        errors.WriteLine(step);
        return work((_, _, _) => { });
    }

    // Work that cannot say how far it is has a bar too, which ends with it.
    private static async Task<T> Watched<T>(ProgressTask bar, Func<Action<long, long, string>, Task<T>> work)
    {
        var result = await work(Bar(bar));
        bar.Value = bar.MaxValue;
        return result;
    }

    private static Action<long, long, string> Bar(ProgressTask bar) =>
        (done, all, said) =>
        {
            bar.Description = Markup.Escape(said);
            bar.MaxValue = Math.Max(1, all);
            bar.Value = done;
        };

    private IAnsiConsole Terminal() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(errors) });
}
