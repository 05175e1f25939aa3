extern alias host;

using System.Globalization;
using System.Text;
using Aumate.PolicyService.Tests.Service;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs.Files;
using host::Aumate.PolicyService.Catalogs.Json;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

// Sound files with bytes changed, cut, repeated and put in: whatever comes of it is a catalog or errors with places, and never an exception. CATALOG_MUTANTS
// says how many of each form.
public sealed class CatalogFuzzTests : IDisposable
{
    private static readonly int Mutants = int.Parse(
        Environment.GetEnvironmentVariable("CATALOG_MUTANTS") ?? "1000",
        CultureInfo.InvariantCulture
    );

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\"",
            ",",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\n",
            "\r",
            "\0",
            ";",
            "\t",
            "null",
            "\\ud800",
            "1e999",
            "\"\"",
            "😀",
            "|",
            "..",
            "true",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC3],
        [0xEF, 0xBB, 0xBF],
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_JSON_makes_the_reader_throw()
    {
        byte[] sound = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "sample-catalog.json"))[..];
        for (int seed = 0; seed < Mutants; seed++)
        {
            Judge(JsonCatalogReader.Read(Mutated(sound, seed), "t.json"), seed);
        }
    }

    [Fact]
    public void No_table_makes_the_reader_throw()
    {
        string[] tables = [.. SoundFolder.Files().Keys];
        SoundFolder.Write(folder);
        for (int seed = 0; seed < Mutants; seed++)
        {
            string table = tables[seed % tables.Length];
            string path = Path.Combine(folder.FullName, table);
            File.WriteAllBytes(path, Mutated(SoundFolder.Bytes(table), seed));

            Judge(CatalogFiles.Read(folder.FullName, CancellationToken.None), seed);

            File.WriteAllBytes(path, SoundFolder.Bytes(table));
        }
    }

    private static void Judge(CatalogResult result, int seed)
    {
        Assert.True(result.Accepted == result.Errors.IsEmpty, $"seed {seed}");
        Assert.All(result.Errors, error => Assert.NotEqual("", error.Place.ToString()));
    }

    private static byte[] Mutated(byte[] sound, int seed)
    {
        var random = new Random(seed);
        List<byte> bytes = [.. sound];
        for (int i = random.Next(1, 4); i > 0 && bytes.Count > 4; i--)
        {
            int at = random.Next(bytes.Count - 2);
            int length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(2) == 0 ? 3 : 2000));
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }
}
