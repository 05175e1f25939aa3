namespace Aumate.PolicyService.Catalogs;

/// <summary>Where the catalog comes from: files, a database, or the program itself.</summary>
public interface ICatalogSource
{
    /// <summary>What the source is, for logs and places. Never a secret.</summary>
    string Name { get; }

    /// <summary>Whether what it holds is a part of the program: it is there from the start, never changes, and cannot age.</summary>
    bool IsEmbedded => false;

    /// <summary>
    /// Asks what the source holds now. A source that does not answer, like bad data, is a reading and not an exception; it answers within its own
    /// time limit.
    /// </summary>
    /// <param name="known">The version that need not be read again. Null: read whatever there is.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken);

    /// <summary>
    /// Calls back soon after the source may have changed, until it is stopped. Only a hint: it may come late, often, or never, and what is true is what
    /// <see cref="ReadAsync"/> says.
    /// </summary>
    /// <param name="changed">Called from any thread.</param>
    /// <param name="stopping">Ends the watch.</param>
    Task WatchAsync(Action changed, CancellationToken stopping) => Task.CompletedTask;
}
