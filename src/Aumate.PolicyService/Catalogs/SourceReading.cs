using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>What a source said when it was asked.</summary>
public abstract record SourceReading
{
    private SourceReading() { }

    /// <summary>It holds the version that is known already.</summary>
    public sealed record Unchanged : SourceReading;

    /// <summary>It does not answer; nothing is known of what it holds.</summary>
    /// <param name="Reason">Why, in English, for the operator. Never a secret.</param>
    public sealed record Unavailable(string Reason) : SourceReading;

    /// <summary>It holds this, good or bad.</summary>
    /// <param name="Version">What the source calls this state of it: equal versions of one source have equal content.</param>
    /// <param name="Result">The catalog, or what is wrong with it.</param>
    public sealed record Given(string Version, CatalogResult Result) : SourceReading;
}
