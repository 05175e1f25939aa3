using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Refresh;

/// <summary>
/// Holds a new catalog against the one in force: one that lacks most of its products is more likely a broken export than a decision of a product team.
/// Products are told by their models, so that a catalog of as many other products is one that has lost them all.
/// </summary>
/// <param name="largestLossPercent">The largest part of the products in force that may go at once, 0 to 100.</param>
internal sealed class LossGuard(int largestLossPercent)
{
    private const int Whole = 100;

    /// <summary>What is wrong with putting a catalog in force. Null: nothing.</summary>
    public CatalogError? Fault(CatalogSnapshot inForce, CatalogSnapshot next, string source)
    {
        var lost = next.Missing(inForce);
        return (long)lost * Whole <= (long)inForce.ProductCount * largestLossPercent
            ? null
            : new CatalogError(
                source,
                $"{lost} of the {inForce.ProductCount} products in force are gone, more than {largestLossPercent} %; if that is meant, raise Policy:Catalog:LargestLossPercent or start the service anew without its last-good file"
            );
    }
}
