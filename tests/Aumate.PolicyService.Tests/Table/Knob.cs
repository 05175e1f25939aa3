using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>A fact of a claim with the values that it is tried with, so chosen that each way in which it can act is among them.</summary>
/// <param name="Field">The field that states it.</param>
/// <param name="Settings">Each sets it; the first leaves it unknown.</param>
internal sealed record Knob(FieldRef Field, IReadOnlyList<Func<PlainClaim, PlainClaim>> Settings)
{
    public static Knob Of<T>(FieldRef field, Func<PlainClaim, T?, PlainClaim> set, params T[] values)
        where T : struct => new(field, [claim => set(claim, null), .. values.Select(value => Setting(set, value))]);

    public static Knob Named(FieldRef field, Func<PlainClaim, string?, PlainClaim> set) =>
        new(field, [claim => set(claim, null), .. Names.Select(name => (Func<PlainClaim, PlainClaim>)(claim => set(claim, name)))]);

    /// <summary>With two names and a third, unknown names can be the same, the other's, or nobody's.</summary>
    private static readonly string[] Names = ["a", "b", "c"];

    private static Func<PlainClaim, PlainClaim> Setting<T>(Func<PlainClaim, T?, PlainClaim> set, T value)
        where T : struct => claim => set(claim, value);
}

/// <summary>The facts of a claim that can be unknown.</summary>
internal static class Knobs
{
    /// <summary>No caller can state it (R29), but a sale may have agreed on no warranty at all (R8), which a completion has to reckon with.</summary>
    public const int NoWarranty = 0;

    private const int LongAgo = 61 * 366;

    /// <summary>Those that a claim has. What stays as it is in the claim is its scene: item, events, waivers, how many services.</summary>
    public static IEnumerable<Knob> Of(PlainClaim scene) =>
        [
            .. Sale,
            .. Papers,
            Knob.Of(ClaimField.OperatingSystem, (claim, value) => claim with { Os = value }, Enum.GetValues<PlainOs>()),
            Diagnosis(scene),
            .. scene.Services.Count == 0 ? [Purchase] : scene.Services.SelectMany((_, index) => OfService(index)),
            .. scene.Item == PlainItem.Part ? [Part] : Array.Empty<Knob>(),
            .. scene.Item == PlainItem.Accessory ? Accessory : [],
        ];

    private static IReadOnlyList<Knob> Sale { get; } =
    [
        Knob.Of(ClaimField.PriceKind, (claim, value) => claim with { Price = value }, Enum.GetValues<PlainPrice>()),
        Knob.Of(ClaimField.UnitKind, (claim, value) => claim with { Unit = value }, Enum.GetValues<PlainUnit>()),
        Knob.Of(ClaimField.Title, (claim, value) => claim with { Title = value }, Enum.GetValues<PlainTitle>()),
        Knob.Of(ClaimField.Source, (claim, value) => claim with { Source = value }, Enum.GetValues<PlainSource>()),
        Knob.Of(ClaimField.PeriodMonths, (claim, value) => claim with { PeriodMonths = value }, NoWarranty, 1, 12, 600),
    ];

    private static IReadOnlyList<Knob> Papers { get; } =
    [
        Knob.Of(ClaimField.ProofOfPurchase, (claim, value) => claim with { Invoice = value }, true, false),
        Knob.Of(ClaimField.WarrantyCertificate, (claim, value) => claim with { Certificate = value }, true, false),
        Knob.Of(ClaimField.SerialLabel, (claim, value) => claim with { SerialLabel = value }, Enum.GetValues<PlainSerialLabel>()),
        Knob.Of(ClaimField.SerialMatches, (claim, value) => claim with { SerialMatch = value }, true, false),
        Knob.Of(ClaimField.Complete, (claim, value) => claim with { Complete = value }, true, false),
    ];

    /// <summary>Inside both windows, inside one, inside the warranty alone, past a year, and past every period.</summary>
    private static Knob Purchase { get; } =
        Knob.Of(
            ClaimField.PurchaseDate,
            (claim, ago) => claim with { PurchaseDate = ago is { } days ? claim.ClaimDate.AddDays(-days) : null },
            5,
            20,
            45,
            400,
            LongAgo
        );

    private static Knob Part { get; } = Knob.Named(ClaimField.ItemPart, (claim, name) => claim with { Part = name });

    private static IReadOnlyList<Knob> Accessory { get; } =
    [
        Knob.Of(ClaimField.ItemStandardConfiguration, (claim, value) => claim with { Standard = value }, true, false),
        Knob.Named(ClaimField.ItemAccessoryModel, (claim, name) => claim with { AccessoryModel = name }),
    ];

    // A diagnosis settles every cause of clause 5 that is not listed (R11), so what it can find is any of them as well.
    private static Knob Diagnosis(PlainClaim scene)
    {
        (PlainDiagnosis Found, PlainCause[] Causes)[] results =
        [
            (PlainDiagnosis.ProductFault, []),
            (PlainDiagnosis.External, []),
            .. Enum.GetValues<PlainCause>()
                .Where(cause => cause != PlainCause.Virus)
                .Select(cause => (PlainDiagnosis.ProductFault, (PlainCause[])[cause])),
        ];
        // Beside a cause that is listed, "no fault" cannot be found (R29).
        (PlainDiagnosis Found, PlainCause[] Causes)[] all = scene.Causes.Count == 0 ? [.. results, (PlainDiagnosis.NoFault, [])] : results;
        return Knob.Of(
            ClaimField.Diagnosis,
            (claim, result) => claim with { Diagnosis = result?.Found, Causes = [.. scene.Causes, .. result?.Causes ?? []] },
            all
        );
    }

    private static IEnumerable<Knob> OfService(int index)
    {
        Func<PlainClaim, T, PlainClaim> Set<T>(Func<PlainService, PlainClaim, T, PlainService> set) =>
            (claim, value) =>
                claim with
                {
                    Services = [.. claim.Services.Select((service, i) => i == index ? set(service, claim, value) : service)],
                };
        yield return Knob.Of(
            new FieldRef(ClaimField.ServiceDate, index),
            Set<int?>((service, claim, ago) => service with { Date = ago is { } days ? claim.ClaimDate.AddDays(-days) : null }),
            10,
            200
        );
        yield return Knob.Of(
            new FieldRef(ClaimField.ServiceCovered, index),
            Set<bool?>((service, _, value) => service with { Covered = value }),
            true,
            false
        );
        yield return Knob.Of(
            new FieldRef(ClaimField.ServiceScope, index),
            Set<PlainScope?>((service, _, value) => service with { Scope = value }),
            Enum.GetValues<PlainScope>()
        );
        yield return Knob.Named(
            new FieldRef(ClaimField.ServicePart, index),
            Set<string?>((service, _, name) => service with { Part = name })
        );
        yield return Knob.Named(
            new FieldRef(ClaimField.ServiceAccessoryModel, index),
            Set<string?>((service, _, name) => service with { AccessoryModel = name })
        );
    }
}
