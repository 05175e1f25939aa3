extern alias host;

using Aumate.PolicyService.Tests.Service;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Files;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

public sealed class FileCatalogSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_same_content_is_unchanged_and_other_content_has_another_version()
    {
        SoundFolder.Write(folder);
        FileCatalogSource source = Source(folder.FullName);
        SourceReading.Given first = Given(await source.ReadAsync(null, stop));

        SoundFolder.Write(folder);
        Assert.IsType<SourceReading.Unchanged>(await source.ReadAsync(first.Version, stop));

        File.Move(Path.Combine(folder.FullName, "products.csv"), Path.Combine(folder.FullName, "tools.csv"));
        SourceReading.Given renamed = Given(await source.ReadAsync(first.Version, stop));
        Assert.NotEqual(first.Version, renamed.Version);
        Assert.Equal(first.Result.Snapshot!.Revision, renamed.Result.Snapshot!.Revision);
    }

    [Fact]
    public async Task Nothing_at_the_path_is_refused_and_a_link_that_leads_nowhere_is_unavailable()
    {
        string path = Path.Combine(folder.FullName, "catalog.json");
        SourceReading.Given missing = Given(await Source(path).ReadAsync(null, stop));
        Assert.StartsWith($"{path}: the file cannot be read: ", Assert.Single(missing.Result.Errors).ToString(), StringComparison.Ordinal);
        Assert.IsType<SourceReading.Unchanged>(await Source(path).ReadAsync(missing.Version, stop));

        File.CreateSymbolicLink(path, "..data/catalog.json");
        Assert.IsType<SourceReading.Unavailable>(await Source(path).ReadAsync(null, stop));
    }

    // The writer has written a half that would be a catalog, and goes on while the source waits.
    [Fact]
    public async Task A_file_that_is_being_written_is_taken_when_it_rests()
    {
        SoundFolder.Write(folder);
        var time = new Moments(moment => Append(moment, moment < 3));

        SourceReading reading = await new FileCatalogSource(folder.FullName, time, TimeSpan.FromSeconds(1)).ReadAsync(null, stop);

        Assert.Equal(3 + 3, Given(reading).Result.Snapshot!.ProductCount);
        Assert.Equal(4, time.Passed);
    }

    [Fact]
    public async Task A_file_that_never_rests_is_unavailable()
    {
        SoundFolder.Write(folder);
        var time = new Moments(moment => Append(moment, true));

        SourceReading reading = await new FileCatalogSource(folder.FullName, time, TimeSpan.FromSeconds(1)).ReadAsync(null, stop);

        Assert.StartsWith(
            "the files change all the time",
            Assert.IsType<SourceReading.Unavailable>(reading).Reason,
            StringComparison.Ordinal
        );
    }

    // The head stands behind the products, so the file is read twice; the second time it holds something else.
    [Fact]
    public void The_version_is_that_of_the_bytes_that_were_parsed()
    {
        string path = folder.Write("catalog.json", Json(1));
        using CatalogFileSet files = CatalogFileSet.Open(path, stop);
        HashedFile file = Assert.Single(files.Files);
        file.Digest();
        File.WriteAllText(path, Json(2));
        file.Position = 0;

        CatalogResult result = CatalogFiles.Read(path, files);

        Assert.Equal(2, result.Snapshot!.Find("A1")!.Value.WarrantyMonths);
        Assert.True(file.Changed);
        using CatalogFileSet later = CatalogFileSet.Open(path, stop);
        Assert.Equal(later.Version(), files.Version());
    }

    [Fact]
    public async Task A_watch_tells_of_a_change_and_ends_with_the_service()
    {
        string path = folder.Write("catalog.json", Json(1));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task watch = Source(path).WatchAsync(() => told.TrySetResult(), stopping.Token);

        File.Move(folder.Write("new", Json(2)), path, overwrite: true);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), stop);
        await stopping.CancelAsync();
        await watch.WaitAsync(TimeSpan.FromSeconds(30), stop);
    }

    // A folder that is made is one event. The last one is told of in any case, and after all that came before it.
    [Theory]
    [InlineData("catalog", true)]
    [InlineData("..data", true)]
    [InlineData("more.json", true)]
    [InlineData("MORE.CSV", true)]
    [InlineData("..data_tmp", false)]
    [InlineData(".more.json", false)]
    [InlineData("more.json~", false)]
    [InlineData("service.log", false)]
    public async Task A_watch_tells_of_what_may_be_of_the_catalog_alone(string name, bool isTold)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var told = new SemaphoreSlim(0);
        Task watch = Source(Path.Combine(folder.FullName, "catalog")).WatchAsync(() => told.Release(), stopping.Token);

        Directory.CreateDirectory(Path.Combine(folder.FullName, name));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "last.json"));

        for (int expected = isTold ? 2 : 1; expected > 0; expected--)
        {
            Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(30), stop));
        }

        Assert.False(await told.WaitAsync(TimeSpan.FromMilliseconds(200), stop));
        await stopping.CancelAsync();
        await watch.WaitAsync(TimeSpan.FromSeconds(30), stop);
    }

    [Fact]
    public void Progress_is_told_to_the_last_byte()
    {
        SoundFolder.Write(folder);
        List<(long Read, long Of)> told = [];

        CatalogFiles.Read(folder.FullName, stop, (read, of) => told.Add((read, of)));

        long size = SoundFolder.Files().Values.Sum(text => text.Length);
        Assert.Equal((size, size), told[^1]);
    }

    private static string Json(int months) =>
        $$$"""{"models": [{"sku": "A1", "category": "A", "released": "2020-01-01", "warranty_months": {{{months}}} } ], "categories": {"A": {"name": "Alpha"} } }""";

    private static FileCatalogSource Source(string path) => new(path, TimeProvider.System, TimeSpan.FromMilliseconds(1));

    private static SourceReading.Given Given(SourceReading reading) => Assert.IsType<SourceReading.Given>(reading);

    private void Append(int number, bool still)
    {
        if (still)
        {
            File.AppendAllText(Path.Combine(folder.FullName, "products.csv"), $"D{number},A,,,2020-01-01,,,,,,,,,,,,,\n");
        }
    }

    // A clock on which every moment passes at once, and something happens in it.
    private sealed class Moments(Action<int> happens) : TimeProvider
    {
        internal int Passed { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            happens(Passed++);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
