namespace Aumate.PolicyService.Catalogs.Files;

/// <summary>What a file of a catalog is, by its name. Capitals or not is the same: what an export calls P2.CSV must not be passed over.</summary>
internal static class CatalogFileNames
{
    /// <summary>Whether it is a table; else it is JSON.</summary>
    internal static bool IsCsv(string name) => HasExtension(name, ".csv");

    /// <summary>Whether a file of a folder belongs to the catalog. Hidden ones are an editor's or a mount's own.</summary>
    internal static bool IsMeant(string name) => !name.StartsWith('.') && (IsCsv(name) || HasExtension(name, ".json"));

    /// <summary>Whether two names are the same but for capitals.</summary>
    internal static bool AreSame(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool HasExtension(string name, string extension) => AreSame(Path.GetExtension(name), extension);
}
