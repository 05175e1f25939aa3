extern alias host;
using Aumate.PolicyService.Tests.Service;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Refresh;
using Xunit;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>The file in which the last good catalog is kept: whole, and what it says it is.</summary>
public sealed class LastGoodFileTests : IDisposable
{
    private static readonly DateTimeOffset Confirmed = new(2026, 3, 15, 12, 0, 0, 250, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    private string Path => System.IO.Path.Combine(folder.FullName, "kept.json");

    [Fact]
    public void What_was_kept_comes_back_with_its_instant()
    {
        var catalog = SmallCatalog.Of(300).Snapshot!;
        Keep(catalog);
        var kept = Assert.IsType<LastGoodReading.Kept>(Read());
        Assert.Equal((catalog.Revision, Confirmed), (kept.Snapshot.Revision, kept.ConfirmedAt));
    }

    [Fact]
    public void What_was_kept_is_a_catalog_file_like_any_other()
    {
        Keep(SmallCatalog.Of(3).Snapshot!);
        Assert.Equal(SmallCatalog.Of(3).Snapshot!.Revision, SmallCatalog.Read(File.ReadAllText(Path)).Snapshot!.Revision);
    }

    [Fact]
    public void Nothing_kept_is_nothing() => Assert.IsType<LastGoodReading.Absent>(Read());

    [Theory]
    [InlineData("cut", "")]
    [InlineData("cut by its end", "missing or damaged")]
    [InlineData("emptied", "")]
    [InlineData("another day of release", "it was altered")]
    [InlineData("another model", "it was altered")]
    [InlineData("another revision", "it was altered")]
    [InlineData("no instant", "missing or damaged")]
    [InlineData("an instant that is none", "missing or damaged")]
    [InlineData("any catalog", "missing or damaged")]
    public void A_file_that_was_damaged_or_altered_is_refused(string how, string why)
    {
        Keep(SmallCatalog.Of(3).Snapshot!);
        var text = File.ReadAllText(Path);
        var damaged = how switch
        {
            "cut" => text[..(text.Length / 2)],
            "cut by its end" => text[..text.LastIndexOf(",\"_last_good\"", StringComparison.Ordinal)] + "}",
            "emptied" => "",
            "another day of release" => text.Replace("2020-01-01", "2020-01-02", StringComparison.Ordinal),
            "another model" => text.Replace("M1", "M9", StringComparison.Ordinal),
            "another revision" => text.Replace("\"revision\":\"", "\"revision\":\"0", StringComparison.Ordinal),
            "no instant" => text.Replace("confirmed_at", "_confirmed_at", StringComparison.Ordinal),
            "an instant that is none" => text.Replace("2026-03-15T", "2026-03-45T", StringComparison.Ordinal),
            _ => SmallCatalog.Json([SmallCatalog.Product(1)]),
        };
        Assert.NotEqual(text, damaged);
        File.WriteAllText(Path, damaged);
        var refused = Assert.IsType<LastGoodReading.Refused>(Read());
        Assert.Contains(why, refused.First.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_writing_that_fails_leaves_what_was_kept()
    {
        Keep(SmallCatalog.Of(3).Snapshot!);
        Directory.CreateDirectory(Path + ".new");
        Assert.ThrowsAny<Exception>(() => Keep(SmallCatalog.Of(5).Snapshot!));
        Assert.Equal(3, Assert.IsType<LastGoodReading.Kept>(Read()).Snapshot.ProductCount);
    }

    /// <summary>A process may be gone in the middle of a writing: whenever somebody looks, the file is a whole one.</summary>
    [Fact]
    public async Task Whoever_reads_during_a_writing_reads_a_whole_file()
    {
        CatalogSnapshot[] catalogs = [SmallCatalog.Of(1000).Snapshot!, SmallCatalog.Of(2000).Snapshot!];
        Keep(catalogs[0]);
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                Keep(catalogs[i % 2]);
            }
        });
        var readings = 0;
        while (!writing.IsCompleted || readings < 5)
        {
            // The name may change hands between the reading of the catalog and that of its remark, so each is looked at as one text.
            var text = await File.ReadAllTextAsync(Path);
            Assert.True(SmallCatalog.Read(text).Accepted && text.EndsWith("}}\n", StringComparison.Ordinal), "a part of a file was read");
            readings++;
        }

        await writing;
    }

    public void Dispose() => folder.Dispose();

    private void Keep(CatalogSnapshot catalog) => new LastGoodFile(Path).Keep(catalog, Confirmed);

    private LastGoodReading Read() => new LastGoodFile(Path).Read(CancellationToken.None);
}
