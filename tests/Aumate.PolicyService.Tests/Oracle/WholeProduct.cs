namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Decides by the full product of all unknown facts: plain, and too slow where there are many.</summary>
internal sealed class WholeProduct
{
    private readonly PlainClaim claim;
    private readonly Verdict verdict;
    private readonly List<Unknown> facts;
    private readonly Grid grid;
    private readonly HashSet<DateOnly?> warrantyEnds = [];
    private readonly HashSet<DateOnly?>[] lastDays =
    [
        [],
        [],
        [],
        [],
    ];
    private uint everMet;
    private uint everUnmet;

    public WholeProduct(PlainClaim claim)
    {
        this.claim = claim;
        verdict = new Verdict(claim);
        facts = UnknownFacts.Of(claim);
        grid = new Grid(facts, new Completion(claim), Read);
    }

    public OracleAnswers Answers()
    {
        var missing = PlainTable.Remedies.Select(_ => new List<string>()).ToArray();
        for (int fact = 0; fact < facts.Count; fact++)
        {
            uint swings = grid.LinesAlong(fact).Aggregate(0u, (bits, line) => bits | Differences(line));
            foreach (var remedy in PlainTable.Remedies.Where(remedy => (swings >> (2 * (int)remedy) & 3) != 0))
            {
                missing[(int)remedy].Add(facts[fact].Name);
            }
        }
        return new OracleAnswers(
            [.. PlainTable.Remedies.Select(StatusOf)],
            [.. missing.Select(names => names.Order(StringComparer.Ordinal).ToArray())],
            everMet,
            everUnmet,
            Common(warrantyEnds),
            [.. lastDays.Select(Common)]
        );
    }

    /// <summary>The four statuses in one completion, two bits each.</summary>
    private uint Read(Completion completion)
    {
        uint unmet = Reading.Unmet(completion, uint.MaxValue);
        everUnmet |= unmet;
        everMet |= ~unmet;
        warrantyEnds.Add(Reading.WarrantyEnd(completion));
        uint statuses = 0;
        foreach (var remedy in PlainTable.Remedies)
        {
            statuses |= (uint)verdict.Of(remedy, unmet) << (2 * (int)remedy);
            lastDays[(int)remedy].Add(LastDay(completion, remedy));
        }
        return statuses;
    }

    /// <summary>The earliest end of the windows and of the warranty that the remedy is bound to; before all time where there was no warranty.</summary>
    private DateOnly? LastDay(Completion completion, PlainRemedy remedy)
    {
        DateOnly? last = null;
        if (IsBound(PlainRequirement.ReturnWindow, remedy))
        {
            last = Reading.WindowEnd(completion.Purchase, Reading.ReturnDays(claim));
        }
        if (IsBound(PlainRequirement.ExchangeWindow, remedy))
        {
            last = Reading.WindowEnd(completion.Purchase, Reading.ExchangeDays(claim));
        }
        if (IsBound(PlainRequirement.InWarranty, remedy))
        {
            var end = Reading.WarrantyEnd(completion) ?? DateOnly.MinValue;
            last = last is { } window && window < end ? window : end;
        }
        return last;
    }

    private bool IsBound(PlainRequirement requirement, PlainRemedy remedy) =>
        PlainTable.Ask(requirement, remedy) == PlainAsk.Refuses && !PlainTable.IsWaived(claim, requirement, remedy);

    private PlainStatus StatusOf(PlainRemedy remedy)
    {
        var statuses = grid.Cells.Select(cell => (PlainStatus)(cell >> (2 * (int)remedy) & 3)).Distinct().ToArray();
        return statuses.Length == 1 ? statuses[0] : PlainStatus.Undetermined;
    }

    private static uint Differences(uint[] line) => line.Aggregate(0u, (bits, cell) => bits | (cell ^ line[0]));

    private static DateOnly? Common(HashSet<DateOnly?> days) => days.Count == 1 ? days.Single() : null;
}
