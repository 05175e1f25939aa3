using Aumate.PolicyService.Catalogs.Csv;
using Aumate.PolicyService.Catalogs.Json;
using Aumate.PolicyService.Reference;
using Aumate.PolicyService.TextFiles;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Files;

/// <summary>
/// Reads a catalog out of a JSON file, or out of the JSON and CSV files of a folder, which together are one catalog. Hidden files, other files and folders in
/// the folder are not read; names are the same with and without capitals.
/// </summary>
public static class CatalogFiles
{
    /// <summary>The catalog at a path, or all that is wrong with it; a file that cannot be read is an error like any other.</summary>
    /// <param name="path">The path of a file or a folder.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="progress">Told now and then how many bytes are read, of how many. Null: nobody asks.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CatalogResult Read(string path, CancellationToken stop, Action<long, long>? progress = null)
    {
        try
        {
            using CatalogFileSet files = CatalogFileSet.Open(path, stop, progress);
            CatalogResult result = Read(path, files);
            files.Version();
            return files.Files.Any(file => file.Changed) ? Refused(path, "the files were changed while they were read") : result;
        }
        catch (Exception unreadable) when (OperatorFile.IsUnreadable(unreadable))
        {
            return Refused(path, $"the file cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>The catalog in files that are open.</summary>
    internal static CatalogResult Read(string path, CatalogFileSet files)
    {
        if (files.IsFolder && files.Files.Count == 0)
        {
            return Refused(path, "the folder has no .json or .csv file");
        }

        if (files.Files is [var only] && !IsCsv(only))
        {
            return JsonCatalogReader.Read(only, only.FileName);
        }

        return files.IsFolder
            ? Together(path, files.Files)
            : Refused(
                files.Files[0].FileName,
                $"a table alone is no catalog: it needs a folder with {CsvSchemaReader.CategoriesFile} (id, name) and {CsvSchemaReader.ParametersFile} (category, id, unit, rule) beside it"
            );
    }

    internal static CatalogResult Refused(string place, string message) => CatalogResult.Refused(new CatalogError(place, message));

    // What holds for all products comes first, from all files, since any file may have products of any category.
    private static CatalogResult Together(string path, IReadOnlyList<HashedFile> files)
    {
        var feed = new CatalogFeed(path);
        foreach (HashedFile file in files)
        {
            feed.Begin(file.FileName);
        }

        Heads(files, feed);
        if (!feed.BrokeOff && feed.HasCategories)
        {
            Products(files, feed);
        }
        else if (!feed.BrokeOff)
        {
            feed.Fault(path, $"no file has categories: {CsvSchemaReader.CategoriesFile} (id, name) is missing or empty");
        }

        return feed.Build();
    }

    private static void Heads(IReadOnlyList<HashedFile> files, CatalogFeed feed)
    {
        foreach (HashedFile file in files.Where(file => !IsCsv(file)))
        {
            JsonCatalogReader.Read(file, file.FileName, feed, CatalogParts.Head);
        }

        var schema = new CsvSchemaReader(feed);
        Table(files, CsvSchemaReader.CatalogFile, feed, schema.ReadCatalog);
        Table(files, CsvSchemaReader.CategoriesFile, feed, schema.ReadCategories);
        Table(files, CsvSchemaReader.ParametersFile, feed, schema.ReadParameters);
        schema.Finish();
        feed.EndSchema();
    }

    private static void Products(IReadOnlyList<HashedFile> files, CatalogFeed feed)
    {
        foreach (HashedFile file in files)
        {
            if (!IsCsv(file))
            {
                file.Position = 0;
                JsonCatalogReader.Read(file, file.FileName, feed, CatalogParts.Products);
            }
            else if (!CsvSchemaReader.IsTable(file.FileName))
            {
                using var rows = new CsvRows(file, file.FileName, feed.Fault, feed.BreakOff, feed.Texts);
                new CsvProductReader(rows, feed).Read();
            }
        }
    }

    private static void Table(IReadOnlyList<HashedFile> files, string name, CatalogFeed feed, Action<CsvRows> read)
    {
        foreach (HashedFile file in files.Where(file => CatalogFileNames.AreSame(file.FileName, name)))
        {
            using var rows = new CsvRows(file, file.FileName, feed.Fault, feed.BreakOff, feed.Texts);
            read(rows);
        }
    }

    private static bool IsCsv(HashedFile file) => CatalogFileNames.IsCsv(file.FileName);
}
