namespace Aumate.PolicyService.Reference;

/// <summary>The files of <c>Data/</c> that are built into the service.</summary>
internal static class EmbeddedText
{
    /// <summary>The whole text of a file of <c>Data/</c>.</summary>
    public static string Of(string fileName)
    {
        var resource = $"Aumate.PolicyService.Data.{fileName}";
        using var stream =
            typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not built into the service.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The lines of a plain list: without those that are empty or begin with '#'.</summary>
    public static IEnumerable<string> List(string fileName) =>
        Of(fileName)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'));
}
