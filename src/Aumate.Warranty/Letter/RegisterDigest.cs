using System.Collections.Immutable;

namespace Aumate.Warranty.Letter;

/// <summary>What stands for the content of all terms and of all overlays: equal content, equal digest, in whatever order a file has it.</summary>
internal static class RegisterDigest
{
    public static string Of(ImmutableArray<TermsVersion> versions)
    {
        var digest = new ContentDigest();
        foreach (var (id, from, parameters) in versions)
        {
            digest.Write(id);
            digest.Write(from);
            digest.Write(parameters.ReturnDays);
            digest.Write(parameters.ExchangeDays);
            digest.Write(parameters.ServiceFloorMonths);
            digest.Write(parameters.RepairWorkingDays);
        }

        return digest.ToString();
    }

    public static string Of(ImmutableArray<Overlay> overlays)
    {
        var digest = new ContentDigest();
        foreach (var overlay in overlays)
        {
            digest.Write(overlay.Id);
            digest.Write(overlay.From);
            digest.Write(overlay.To);
            digest.Write(overlay.Jurisdictions.Length);
            foreach (var place in overlay.Jurisdictions)
            {
                digest.Write(place);
            }

            digest.Write(overlay.Rows.Length);
            foreach (var row in overlay.Rows)
            {
                Write(row, digest);
            }
        }

        return digest.ToString();
    }

    private static void Write(OverlayRow row, ContentDigest digest)
    {
        digest.Write(row.Authority);
        digest.Write(row.Replaces.MinimumPeriodMonths ?? -1);
        digest.Write(row.Replaces.ReturnDays ?? -1);
        digest.Write(row.Replaces.ExchangeDays ?? -1);
        digest.Write(row.Replaces.ServiceFloorMonths ?? -1);
        digest.Write(row.Waives.Length);
        foreach (var (requirement, remedies) in row.Waives)
        {
            digest.Write((int)requirement);
            digest.Write((int)remedies);
        }

        digest.Write(row.PersonDecides);
        digest.Write(row.ReviewedBy);
    }
}
