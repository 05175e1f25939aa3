extern alias host;

using System.IO.Compression;
using System.Text;
using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.Catalogs.Files;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

// Files that are no catalogs at all: each is refused for one reason, with its place.
public sealed class BrokenFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("empty", "catalog.json:1:1: not JSON: ")]
    [InlineData("truncated", "catalog.json:20:39 categories.DC.parameters[1].uni")]
    [InlineData("half", "catalog.json:185:149 models[37].os: not JSON: ")]
    [InlineData("UTF-16", "catalog.json:1:1: not JSON: '0xFF' is an invalid start of a value.")]
    [InlineData("gzip", "catalog.json:1:1: not JSON: '0x1F' is an invalid start of a value.")]
    [InlineData("garbage", "catalog.json:1:1: not JSON: ")]
    [InlineData("zeros", "catalog.json:1:1: not JSON: '0x00' is an invalid start of a value.")]
    [InlineData("deep", "catalog.json:1:74 _note[0][0][0]")]
    public void A_JSON_file_that_is_broken(string how, string expected)
    {
        byte[] sound = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "sample-catalog.json"));

        string error = Assert.Single(Errors("catalog.json", Broken(sound, how)));

        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty", "products.csv:1:1: the header line is missing")]
    [InlineData("truncated", "products.csv:3:1: the row has 14 cells, but the header has 18")]
    [InlineData("UTF-16", "products.csv:1:1: from here on it is no UTF-8 text")]
    [InlineData("gzip", "products.csv:1:2: from here on it is no UTF-8 text")]
    [InlineData("garbage", "products.csv:1:1: from here on it is no UTF-8 text")]
    [InlineData("zeros", "products.csv:1:1: from here on it is no text, but a control character (NUL)")]
    [InlineData("Latin-1", "products.csv:2:13: from here on it is no UTF-8 text")]
    [InlineData("NUL", "products.csv:2:13: from here on it is no text, but a control character (NUL)")]
    [InlineData("header only", "FOLDER: the catalog has no products")]
    public void A_table_that_is_broken(string how, string expected)
    {
        SoundFolder.Write(folder);

        string error = Errors("products.csv", Broken(SoundFolder.Bytes("products.csv"), how))[0];

        Assert.Equal(expected, error.Replace(folder.FullName, "FOLDER", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_of_two_files_is_named_with_both_places()
    {
        SoundFolder.Write(folder);
        byte[] more = "released,category,sku\n2020-01-01,A,C1\n2020-01-01,B,A1\n"u8.ToArray();

        Assert.Equal(["products.csv:2:1 sku: model 'A1' is given twice, first at more.csv:3:1"], Errors("more.csv", more));
    }

    [Fact]
    public void Files_that_disagree_about_the_whole_are_named_with_both_places()
    {
        SoundFolder.Write(folder);

        Assert.Equal(
            ["catalog.csv:2:12 currency: 'currency' is 'USD' here, but 'EUR' at more.json:1:14 currency"],
            Errors("more.json", """{"currency": "EUR", "as_of": "2026-01-31"}"""u8.ToArray())
        );
    }

    [Fact]
    public void More_parameters_than_sixteen_are_refused()
    {
        SoundFolder.Write(folder);
        string rows = string.Concat(Enumerable.Range(0, 17).Select(i => $"B,p{i},-,HIGHER\n"));

        Assert.Equal(
            "categories.csv:3:1 id: category 'B' has 17 parameters, more than 16",
            Errors("parameters.csv", [.. SoundFolder.Bytes("parameters.csv"), .. Encoding.UTF8.GetBytes(rows)])[0]
        );
    }

    [Fact]
    public void A_table_alone_and_an_empty_folder_are_told_what_is_missing()
    {
        string table = folder.Write("products.csv", "sku,category,released\n");

        Assert.StartsWith(
            "products.csv: a table alone is no catalog: it needs a folder with categories.csv (id, name)",
            Assert.Single(CatalogFiles.Read(table, CancellationToken.None).Errors).ToString(),
            StringComparison.Ordinal
        );
        File.Delete(table);
        Assert.Equal(
            $"{folder.FullName}: the folder has no .json or .csv file",
            Assert.Single(CatalogFiles.Read(folder.FullName, CancellationToken.None).Errors).ToString()
        );
    }

    private string[] Errors(string file, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, file), bytes);
        return [.. CatalogFiles.Read(folder.FullName, CancellationToken.None).Errors.Select(error => error.ToString())];
    }

    private static byte[] Broken(byte[] sound, string how)
    {
        byte[] garbage = new byte[5000];
        new Random(7).NextBytes(garbage);
        int at = sound.AsSpan().IndexOf("ool"u8);
        return how switch
        {
            "empty" => [],
            "truncated" => sound[..(sound.Length > 5000 ? 1000 : sound.AsSpan().IndexOf("A2,A,"u8) + 26)],
            "half" => sound[..(sound.Length / 2)],
            "UTF-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(sound))],
            "gzip" => Zipped(sound),
            "garbage" => [0xC1, .. garbage],
            "zeros" => new byte[5000],
            "deep" => Encoding.UTF8.GetBytes($"{{\"_note\": {new string('[', 5000)}"),
            "header only" => sound[..(sound.AsSpan().IndexOf((byte)'\n') + 1)],
            "Latin-1" => [.. sound[..(at + 5)], 0xE9, .. sound[(at + 5)..]],
            _ => [.. sound[..(at + 5)], 0, .. sound[(at + 5)..]],
        };
    }

    private static byte[] Zipped(byte[] sound)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(sound);
        }

        return zipped.ToArray();
    }
}
