using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;

namespace Aumate.Warranty.Decisions;

/// <summary>Why nothing was searched for.</summary>
public enum SearchObstacle
{
    /// <summary>It was searched.</summary>
    None,

    /// <summary>The claimed item is no product of a catalog.</summary>
    NotApplicable,

    /// <summary>The catalog does not know the model, or the accessory's model is missing.</summary>
    UnknownModel,
}

/// <summary>What an exchange would give (3.2; R21).</summary>
/// <param name="Proposal">The outcome of the search. Null: nothing was searched.</param>
/// <param name="Obstacle">Why nothing was searched.</param>
/// <param name="Model">The model that was looked up. Null: not known.</param>
/// <param name="Missing">The field that the search lacks. Null: none.</param>
public sealed record Replacement(ReplacementProposal? Proposal, SearchObstacle Obstacle, string? Model, FieldRef? Missing)
{
    /// <summary>Looks for what replaces the claimed item.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="search">How equivalents are found: computed, or remembered.</param>
    public static Replacement Find(Claim claim, CatalogSnapshot catalog, ReplacementSearch search)
    {
        if (claim.Item.Kind is not (ItemKind.Product or ItemKind.Accessory))
        {
            return new Replacement(null, SearchObstacle.NotApplicable, null, null);
        }

        var model = claim.Item.Kind == ItemKind.Product ? claim.Model : claim.Item.AccessoryModel;
        if (model is null)
        {
            return new Replacement(null, SearchObstacle.UnknownModel, null, ClaimField.ItemAccessoryModel);
        }

        return catalog.Find(model) is { } product
            ? new Replacement(search(catalog, product, claim.ClaimDate), SearchObstacle.None, model, null)
            : new Replacement(null, SearchObstacle.UnknownModel, model, null);
    }
}
