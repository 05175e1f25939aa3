using System.Collections.Immutable;
using NodaTime;

namespace Aumate.Warranty.Letter;

/// <summary>Every version of the terms and every overlay, and which of them govern a sale (R25, R27).</summary>
public sealed class TermsRegister
{
    private readonly ImmutableArray<Terms> versions;
    private readonly ImmutableArray<Overlay> overlays;

    /// <summary>A register of versions and overlays, in any order; there is at least one version, and no two begin on one day.</summary>
    public TermsRegister(IEnumerable<TermsVersion> versions, IEnumerable<Overlay> overlays)
    {
        this.versions = [.. versions.OrderByDescending(version => version.EffectiveFrom).Select(Terms.Of)];
        this.overlays = [.. overlays.OrderBy(overlay => overlay.Id, StringComparer.Ordinal)];
    }

    /// <summary>The first day on which any terms are in force.</summary>
    public LocalDate FirstDay => versions[^1].Version.EffectiveFrom;

    /// <summary>The terms that govern a sale. Null: none were in force yet (R27).</summary>
    /// <param name="saleDay">The purchase date; where it is unknown, the claim date (R27, read the same way for overlays).</param>
    /// <param name="jurisdiction">ISO code of the place of sale. Null: no law but the letter.</param>
    public Terms? InForce(LocalDate saleDay, string? jurisdiction)
    {
        foreach (var terms in versions)
        {
            if (terms.Version.EffectiveFrom <= saleDay)
            {
                return jurisdiction is null ? terms : Amend(terms, saleDay, jurisdiction);
            }
        }

        return null;
    }

    private Terms Amend(Terms terms, LocalDate saleDay, string jurisdiction)
    {
        foreach (var overlay in overlays)
        {
            terms = overlay.Governs(jurisdiction, saleDay) ? terms.Under(overlay) : terms;
        }

        return terms;
    }
}
