using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Table;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>The random claims of the oracle, some facts said by the contract or the catalog instead, and some sold under law.</summary>
internal sealed class ReasonClaims
{
    private readonly Dice dice;
    private readonly PlainClaim drawn;

    private ReasonClaims(ulong seed)
    {
        dice = new Dice(seed ^ 0x5EED);
        drawn = RandomClaims.Next(seed);
    }

    /// <summary>The claim of a seed, always the same.</summary>
    public static ReasonCase Next(ulong seed) => new ReasonClaims(seed).Draw();

    private ReasonCase Draw()
    {
        var osInCatalog = dice.Chance(0.3);
        var configured = dice.Chance(0.3);
        var plain = configured ? drawn with { Standard = Configured() } : drawn;
        var model = FullCatalog.ModelOf(plain.CatalogPeriodMonths, osInCatalog ? plain.Os : null, configured);
        var stated = DomainClaims.Of(plain, model);
        stated = stated with
        {
            OperatingSystem = osInCatalog ? null : stated.OperatingSystem,
            Item = configured ? stated.Item with { StandardConfiguration = null } : stated.Item,
            Jurisdiction = dice.Chance(0.15) ? Laws.Place : null,
        };
        return ReasonCase.Of(plain, dice.Chance(0.2) ? ByContract(stated) : stated);
    }

    private bool? Configured() =>
        drawn is { Item: PlainItem.Accessory, AccessoryModel: { } model }
            ? string.Equals(model, FullCatalog.StandardAccessory, StringComparison.Ordinal)
            : null;

    private static Claim ByContract(Claim claim) => claim with { VoucherDate = null, ContractDate = claim.VoucherDate };
}
