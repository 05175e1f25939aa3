using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.Commands;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.CatalogCommands;

/// <summary>Says whether files hold a good catalog.</summary>
internal sealed class CheckCommand(CommandConsole console, CancellationToken stop)
{
    internal int Run(string path)
    {
        CatalogResult result = CatalogFiles.Read(path, stop);
        if (result.Snapshot is not { } catalog)
        {
            return console.Refuse(result, CatalogCommand.Refused);
        }

        console.Say(Described(catalog));
        return CatalogCommand.Done;
    }

    internal static string Described(CatalogSnapshot catalog) =>
        $"{catalog.ProductCount} products in {catalog.CategoryCount} categories, revision {catalog.Revision}";
}
