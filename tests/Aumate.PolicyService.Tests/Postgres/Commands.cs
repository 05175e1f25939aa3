extern alias host;
using Aumate.PolicyService.Tests.Service;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.CatalogCommands;
using host::Aumate.PolicyService.Catalogs.Json;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>What a command said.</summary>
internal sealed record Said(int ExitCode, string Output, string Errors);

/// <summary>Runs the commands of the program in this process.</summary>
internal static class Commands
{
    /// <summary>Runs "catalog" with what follows, on a database.</summary>
    public static async Task<Said> Run(string database, params string[] words)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await CatalogCommand.Run(["catalog", .. words, $"--Policy:Catalog:Database={database}"], output, errors);
        return new Said(code, output.ToString(), errors.ToString());
    }

    /// <summary>Imports a catalog out of a file, which must succeed.</summary>
    public static async Task Import(string database, CatalogSnapshot catalog)
    {
        using var folder = new TemporaryFolder();
        var said = await Run(database, "import", folder.Write(catalog), "--allow-loss");
        if (said.ExitCode != CatalogCommand.Done)
        {
            throw new InvalidOperationException(said.Errors);
        }
    }

    /// <summary>Writes a catalog into a folder and gives its path.</summary>
    public static string Write(this TemporaryFolder folder, CatalogSnapshot catalog)
    {
        var path = Path.Combine(folder.FullName, "catalog.json");
        using var file = File.Create(path);
        JsonCatalogWriter.Write(catalog, file);
        return path;
    }
}
