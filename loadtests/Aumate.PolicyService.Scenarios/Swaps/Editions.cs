using Aumate.PolicyService.LoadTests.Catalogs;

namespace Aumate.PolicyService.Scenarios.Swaps;

/// <summary>Two editions of the invented catalog, which take turns as the file that the service reads. The first is put there at once.</summary>
internal sealed class Editions
{
    private readonly string folder;
    private int inPlace;

    public Editions(string folder, int products)
    {
        this.folder = folder;
        for (var edition = 0; edition < 2; edition++)
        {
            using var file = File.Create(PathOf(edition));
            new SyntheticCatalog(products, edition).Write(file);
        }

        Put(0);
    }

    /// <summary>The file that the service reads.</summary>
    public string Path => System.IO.Path.Combine(folder, "catalog.json");

    /// <summary>Puts the other edition in its place.</summary>
    public void Swap() => Put(1 - inPlace);

    // In one step, as whoever delivers a catalog should.
    private void Put(int edition)
    {
        File.Copy(PathOf(edition), Path + ".new", overwrite: true);
        File.Move(Path + ".new", Path, overwrite: true);
        inPlace = edition;
    }

    private string PathOf(int edition) => System.IO.Path.Combine(folder, $"edition-{edition}");
}
