namespace Aumate.PolicyService.Tests.Oracle;

public enum PlainStatus
{
    Eligible,
    Ineligible,
    Discretionary,
    Undetermined,
}

public enum PlainState
{
    Met,
    NotMet,
    Unknown,
    Waived,
}

/// <summary>What must come out for a claim, by the second reading.</summary>
public sealed class OracleDecision
{
    private readonly PlainClaim claim;
    private readonly OracleAnswers answers;

    internal OracleDecision(PlainClaim claim, OracleAnswers answers)
    {
        this.claim = claim;
        this.answers = answers;
    }

    /// <summary>Last day of the return window; null while the purchase date is unknown.</summary>
    public DateOnly? ReturnWindowEnd => Reading.WindowEnd(claim.PurchaseDate, Reading.ReturnDays(claim));

    /// <summary>Last day of the exchange window; null while the purchase date is unknown.</summary>
    public DateOnly? ExchangeWindowEnd => Reading.WindowEnd(claim.PurchaseDate, Reading.ExchangeDays(claim));

    /// <summary>Last day of the warranty; null where completions differ on it.</summary>
    public DateOnly? WarrantyEnd => answers.WarrantyEnd;

    /// <summary>A day through which the warranty lasts in every completion; null where there is none.</summary>
    public DateOnly? EarliestWarrantyEnd => Horizon.Of(claim).EarliestWarrantyEnd;

    public PlainStatus Status(PlainRemedy remedy) => answers.Statuses[(int)remedy];

    /// <summary>The facts that can still change the status (R2), sorted; empty unless it is undetermined.</summary>
    public IReadOnlyList<string> Missing(PlainRemedy remedy) => answers.Missing[(int)remedy];

    /// <summary>The last day on which the remedy could be claimed as far as time goes; null for no limit, or where completions differ.</summary>
    public DateOnly? LastEligibleDay(PlainRemedy remedy) => answers.LastDays[(int)remedy];

    /// <summary>The state for a remedy that asks for the requirement; null for one that does not.</summary>
    public PlainState? State(PlainRequirement requirement, PlainRemedy remedy)
    {
        if (PlainTable.Ask(requirement, remedy) == PlainAsk.Nothing)
        {
            return null;
        }
        return PlainTable.IsWaived(claim, requirement, remedy) ? PlainState.Waived : OwnState(requirement);
    }

    /// <summary>The state without regard to waivers.</summary>
    public PlainState OwnState(PlainRequirement requirement)
    {
        bool met = (answers.EverMet & Reading.Bit(requirement)) != 0;
        bool unmet = (answers.EverUnmet & Reading.Bit(requirement)) != 0;
        return (met, unmet) switch
        {
            (true, false) => PlainState.Met,
            (false, true) => PlainState.NotMet,
            _ => PlainState.Unknown,
        };
    }

    /// <summary>One state for the claim: waived where it is waived for every remedy that asks for it, else its own.</summary>
    public PlainState ClaimState(PlainRequirement requirement)
    {
        var states = PlainTable.FreeRemedies.Select(remedy => State(requirement, remedy)).Where(state => state is not null);
        return states.All(state => state == PlainState.Waived) ? PlainState.Waived : OwnState(requirement);
    }

    /// <summary>The first requirement in R17's order that refuses the remedy in every completion; null for none.</summary>
    public PlainRequirement? Primary(PlainRemedy remedy)
    {
        foreach (var requirement in PlainTable.Requirements)
        {
            if (PlainTable.Ask(requirement, remedy) == PlainAsk.Refuses && State(requirement, remedy) == PlainState.NotMet)
            {
                return requirement;
            }
        }
        return null;
    }
}

/// <summary>What enumeration finds; per remedy in the order of <see cref="PlainRemedy"/>, requirements as bits.</summary>
internal sealed record OracleAnswers(
    PlainStatus[] Statuses,
    string[][] Missing,
    uint EverMet,
    uint EverUnmet,
    DateOnly? WarrantyEnd,
    DateOnly?[] LastDays
);
