namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>R3 and R19 in one completion, given the requirements that are not met in it.</summary>
internal sealed class Verdict
{
    private readonly uint[] refusing;
    private readonly uint[] opening;
    private readonly bool supplierWaived;

    public Verdict(PlainClaim claim)
    {
        refusing = [.. PlainTable.FreeRemedies.Select(remedy => Asking(claim, remedy, PlainAsk.Refuses))];
        opening = [.. PlainTable.FreeRemedies.Select(remedy => Asking(claim, remedy, PlainAsk.OpensDiscretion))];
        supplierWaived = PlainTable.IsWaived(claim, PlainRequirement.StandardConfiguration, PlainRemedy.FreeRepair);
    }

    public PlainStatus Of(PlainRemedy remedy, uint unmet) => remedy == PlainRemedy.PaidRepair ? OfPaidRepair(unmet) : OfFree(remedy, unmet);

    /// <summary>Whether the supplier, not Aumate, repairs at a charge (8.3; R19).</summary>
    public bool IsSuppliers(uint unmet) => !supplierWaived && (unmet & Reading.Bit(PlainRequirement.StandardConfiguration)) != 0;

    private PlainStatus OfFree(PlainRemedy remedy, uint unmet)
    {
        if ((unmet & refusing[(int)remedy]) != 0)
        {
            return PlainStatus.Ineligible;
        }
        return (unmet & opening[(int)remedy]) != 0 ? PlainStatus.Discretionary : PlainStatus.Eligible;
    }

    private PlainStatus OfPaidRepair(uint unmet)
    {
        if (OfFree(PlainRemedy.FreeRepair, unmet) == PlainStatus.Eligible)
        {
            return PlainStatus.Ineligible;
        }
        return IsSuppliers(unmet) ? PlainStatus.Ineligible : PlainStatus.Eligible;
    }

    private static uint Asking(PlainClaim claim, PlainRemedy remedy, PlainAsk ask)
    {
        var asking = PlainTable.Requirements.Where(requirement => PlainTable.Ask(requirement, remedy) == ask);
        return asking
            .Where(requirement => !PlainTable.IsWaived(claim, requirement, remedy))
            .Aggregate(0u, (bits, r) => bits | Reading.Bit(r));
    }
}
