using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Explaining;

/// <summary>Says where the value of a fact comes from.</summary>
internal static class FactOrigins
{
    /// <summary>The origin of a field's value.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">What it says. Empty: nothing.</param>
    /// <param name="evaluation">The claim and what was read of it.</param>
    public static FactOrigin Of(FieldRef field, string value, Evaluation evaluation) =>
        IsNotReported(field.Field, evaluation.Claim) ? FactOrigin.NotReported
        : value.Length == 0 ? FactOrigin.Unknown
        : field.Field >= ClaimField.CatalogWarrantyMonths ? FactOrigin.Catalog
        : FactOrigin.Stated;

    // Events that have not happened, and the item that is meant where no narrower one is named; a claim that says so in as many words reads alike.
    private static bool IsNotReported(ClaimField field, Claim claim) =>
        field switch
        {
            ClaimField.Authorization => claim.Authorization == ReturnAuthorization.None,
            ClaimField.Shipped => !claim.Shipped,
            ClaimField.Services => claim.Services.IsEmpty,
            ClaimField.ItemKind => claim.Item.Kind == ItemKind.Product,
            ClaimField.Causes => claim.Causes.Bits == 0,
            _ => false,
        };
}
