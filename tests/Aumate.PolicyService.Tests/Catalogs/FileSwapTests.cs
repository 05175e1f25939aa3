using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Aumate.PolicyService.Tests.Refresh;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Aumate.Warranty.Catalog;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

// Catalogs are swapped on disk while callers evaluate over real channels, and only polling tells. Variant n gives N-n in exchange for the discontinued OLD, and
// its files only fit one another: an answer of a torn catalog would name a revision that nobody wrote. FILE_SWAPS says how many swaps each test makes.
[Collection(UnderLoad.Name)]
public sealed class FileSwapTests : IDisposable
{
    private const int Callers = 4;

    private static readonly int Swaps = int.Parse(Environment.GetEnvironmentVariable("FILE_SWAPS") ?? "100", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentDictionary<string, int> written = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private int answers;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_is_swapped_by_a_rename()
    {
        string path = Path.Combine(folder.FullName, "catalog.json");

        await Swap(path, variant => File.Move(folder.Write("catalog.json.new", Json(variant)), path, overwrite: true));
    }

    // As Kubernetes swaps a ConfigMap: the files are links through ..data, which is itself a link and is replaced in one step.
    [Fact]
    public async Task A_folder_is_swapped_by_a_link()
    {
        await Swap(folder.FullName, Link);
    }

    private async Task Swap(string path, Action<int> swap)
    {
        swap(Written(0));
        await using RunningService service = await FilePolling.On(path);
        using var ended = new CancellationTokenSource();
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(_ => Task.Run(() => Call(service, ended.Token)))];
        for (int variant = 1; variant <= Swaps; variant++)
        {
            swap(Written(variant));
            string revision = written.Single(one => one.Value == variant).Key;
            await Refreshing.Until(() => service.Catalogs.GetCatalogStatus(new()).Catalog.Revision == revision);
        }

        await ended.CancelAsync();
        await Task.WhenAll(callers);
        Assert.Empty(wrong);
        Assert.True(answers > Swaps, $"{answers} answers");
    }

    private async Task Call(RunningService service, CancellationToken ended)
    {
        Claim claim = Claims.InOrder();
        claim.Product.Model = "OLD";
        while (!ended.IsCancellationRequested)
        {
            var request = new EvaluateClaimRequest { RequestId = "r", Claim = claim };
            Decision answer = (await service.Client.EvaluateClaimAsync(request, cancellationToken: CancellationToken.None)).Decision;
            string given = answer.Replacement.Model;
            if (!written.TryGetValue(answer.Versions.CatalogRevision, out int variant) || given != $"N-{variant}")
            {
                wrong.Enqueue($"{given} on {answer.Versions.CatalogRevision}");
            }

            Interlocked.Increment(ref answers);
        }
    }

    // The revision is worked out from the JSON form, which has nothing to do with how a folder is read.
    private int Written(int variant)
    {
        CatalogSnapshot catalog = SmallCatalog.Read(Json(variant)).Snapshot!;
        written[catalog.Revision] = variant;
        return variant;
    }

    private static string Json(int n) =>
        $$$"""
            {"categories": {"X": {"name": "X", "parameters": [{"id": "size", "unit": "mm", "rule": "HIGHER"}]}}, "models": [
              {"sku": "OLD", "category": "X", "released": "2020-01-01", "discontinued": "2022-01-01", "successor": "N-{{{n}}}", "values": {"size": {{{n}}} } },
              {"sku": "N-{{{n}}}", "category": "X", "released": "2020-01-01", "values": {"size": {{{n}}} } },
              {"sku": "SMALL", "category": "X", "released": "2020-01-01", "values": {"size": {{{n - 1}}} } },
              {"sku": "LARGE", "category": "X", "released": "2020-01-01", "list_price": 1, "values": {"size": {{{n + 1}}} } }]}
            """;

    private void Link(int n)
    {
        string version = Directory.CreateDirectory(Path.Combine(folder.FullName, $"..v{n}")).FullName;
        Dictionary<string, string> files = new()
        {
            ["categories.csv"] = "id,name\nX,X\n",
            ["parameters.csv"] = "category,id,unit,rule\nX,size,mm,HIGHER\n",
            ["a.csv"] =
                $"sku,category,released,discontinued,successor,size,list_price\nOLD,X,2020-01-01,2022-01-01,N-{n},{n},\nLARGE,X,2020-01-01,,,{n + 1},1\n",
            ["b.csv"] = $"sku,category,released,size\nSMALL,X,2020-01-01,{n - 1}\nN-{n},X,2020-01-01,{n}\n",
        };
        foreach ((string name, string text) in files)
        {
            File.WriteAllText(Path.Combine(version, name), text);
            string link = Path.Combine(folder.FullName, name);
            if (!File.Exists(link))
            {
                File.CreateSymbolicLink(link, $"..data/{name}");
            }
        }

        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "..data_tmp"), $"..v{n}");
        Rename("..data_tmp", "..data");
    }

    // The framework has no rename that replaces a link to a folder.
    private void Rename(string from, string to)
    {
        using Process mv = Process.Start("mv", ["-T", Path.Combine(folder.FullName, from), Path.Combine(folder.FullName, to)]);
        mv.WaitForExit();
        Assert.Equal(0, mv.ExitCode);
    }
}
