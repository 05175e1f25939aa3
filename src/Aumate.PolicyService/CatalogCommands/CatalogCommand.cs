using System.CommandLine;
using Aumate.PolicyService.Commands;
using Aumate.PolicyService.Hosting;

namespace Aumate.PolicyService.CatalogCommands;

/// <summary>
/// What the program does with a catalog when its first argument is <see cref="Name"/>. Settings are given as the service takes them, such as
/// <c>--Policy:Catalog:Database=…</c> or <c>Policy__Catalog__Database</c> in the environment.
/// </summary>
public static class CatalogCommand
{
    /// <summary>The first argument.</summary>
    public const string Name = "catalog";

    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Something outside failed, such as a database that does not answer. Whether anything was changed is said.</summary>
    public const int Failed = 1;

    /// <summary>What was given is refused: the catalog, the arguments or the settings. Nothing was changed.</summary>
    public const int Refused = 2;

    /// <summary>Runs a command.</summary>
    /// <param name="args">All arguments of the program.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where errors and progress go.</param>
    /// <param name="stop">Ends it; a change that was under way is not made, unless it is being committed.</param>
    /// <returns>The exit code: <see cref="Done"/>, <see cref="Failed"/> or <see cref="Refused"/>.</returns>
    /// <exception cref="PolicyUnreadableException">The settings cannot be read.</exception>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors, CancellationToken stop = default)
    {
        var (settings, words) = CommandArguments.Split(args);
        var console = new CommandConsole(output, errors);
        var parsed = Commands(settings, console).Parse(words);
        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = errors,
                EnableDefaultExceptionHandler = false,
            };
            var code = await parsed.InvokeAsync(invocation, stop);
            return parsed.Errors.Count > 0 ? Refused : code;
        }
        catch (OperationCanceledException)
        {
            return console.Fail("Stopped.", Failed);
        }
    }

    private static RootCommand Commands(string[] settings, CommandConsole console)
    {
        var path = new Argument<string>("path") { Description = "A file or a folder of files, JSON or CSV." };
        var target = new Argument<string?>("file")
        {
            Description = "The file to write. Without it: the standard output.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var allowLoss = new Option<bool>("--allow-loss")
        {
            Description = "Also where more products would go than Policy:Catalog:LargestLossPercent.",
        };
        var import = new Command("import", "Makes the database hold the catalog of a file or a folder, or changes nothing.")
        {
            path,
            allowLoss,
        };
        import.SetAction((given, stop) => new ImportCommand(settings, console, stop).Run(given.GetValue(path)!, given.GetValue(allowLoss)));
        var export = new Command("export", "Writes the catalog of the database as JSON.") { target };
        export.SetAction((given, stop) => new ExportCommand(settings, console, stop).Run(given.GetValue(target)));
        var check = new Command("check", "Says whether the catalog of a file or a folder is good, and all that is wrong with it.") { path };
        check.SetAction((given, stop) => Task.FromResult(new CheckCommand(console, stop).Run(given.GetValue(path)!)));
        var migrate = new Command("migrate", "Brings the schema of the database up to date.");
        migrate.SetAction((_, stop) => new MigrateCommand(settings, console, stop).Run());
        return new RootCommand("Aumate.PolicyService")
        {
            new Command(Name, "Works on a catalog.") { import, export, check, migrate },
        };
    }
}
