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
        TermsDigest = RegisterDigest.Of([.. this.versions.Select(terms => terms.Version)]);
        OverlaysDigest = RegisterDigest.Of(this.overlays);
    }

    /// <summary>32 hexadecimal digits that stand for the content of all versions of the terms.</summary>
    public string TermsDigest { get; }

    /// <summary>32 hexadecimal digits that stand for the content of all overlays.</summary>
    public string OverlaysDigest { get; }

    /// <summary>The first day on which any terms are in force.</summary>
    public LocalDate FirstDay => versions[^1].Version.EffectiveFrom;

    /// <summary>The terms that govern a sale. Null: none were in force yet (R27).</summary>
    /// <param name="saleDay">The purchase date. Where that is unknown, ask for what <see cref="MayGovern"/>.</param>
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

    /// <summary>The days from which on other terms or overlays may govern a sale, ascending; from each to the day before the next, the same do.</summary>
    public ImmutableArray<LocalDate> Changes() =>
        [
            .. versions
                .Select(terms => terms.Version.EffectiveFrom)
                .Concat(overlays.Select(overlay => overlay.From))
                .Concat(overlays.Where(overlay => overlay.To < LocalDate.MaxIsoValue).Select(overlay => overlay.To!.Value.PlusDays(1)))
                .Distinct()
                .Order(),
        ];

    /// <summary>
    /// The terms that may govern a sale of an unknown day: the version in force on the claim date (R27), under each set of overlays that held on some
    /// day up to then (R25). Those of the claim date come first. Empty: none were in force yet.
    /// </summary>
    /// <param name="claimDate">The latest day on which the sale can have been.</param>
    /// <param name="jurisdiction">ISO code of the place of sale. Null: no law but the letter.</param>
    public ImmutableArray<Terms> MayGovern(LocalDate claimDate, string? jurisdiction)
    {
        if (InForce(claimDate, null) is not { } version)
        {
            return [];
        }

        // An overlay that has not ended by then changes nothing after it; so no day is counted beyond the calendar's last one.
        var changes = overlays.SelectMany(overlay =>
            new[] { overlay.From, overlay.To < claimDate ? overlay.To.Value.PlusDays(1) : claimDate }
        );
        return jurisdiction is null
            ? [version]
            :
            [
                .. changes
                    .Where(day => FirstDay <= day && day <= claimDate)
                    .Prepend(FirstDay)
                    .Prepend(claimDate)
                    .Select(day => Amend(version, day, jurisdiction))
                    .DistinctBy(terms => string.Join(' ', terms.Overlays.Select(overlay => overlay.Id)), StringComparer.Ordinal),
            ];
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
