namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Decides by enumerating each group of facts by itself and joining what the groups do.</summary>
internal static class GroupedProduct
{
    public static OracleAnswers Answers(PlainClaim claim)
    {
        var verdict = new Verdict(claim);
        var facts = UnknownFacts.Of(claim);
        List<GroupEffect> groups = [.. SimpleGroups(claim, verdict, facts), new TimeGroup(claim, verdict, facts).Effect];
        ulong all = groups.Aggregate(Spoil.None, (joined, group) => Spoil.Join(joined, group.Reached));
        var horizon = Horizon.Of(claim);
        return new OracleAnswers(
            [.. PlainTable.Remedies.Select(remedy => Spoil.StatusOf(remedy, all))],
            Missing(groups),
            groups.Aggregate(0u, (bits, group) => bits | group.EverMet),
            groups.Aggregate(0u, (bits, group) => bits | group.EverUnmet),
            horizon.WarrantyEnd,
            [.. PlainTable.Remedies.Select(horizon.LastDay)]
        );
    }

    private static IEnumerable<GroupEffect> SimpleGroups(PlainClaim claim, Verdict verdict, List<Unknown> facts)
    {
        var completion = new Completion(claim);
        for (var group = FactGroup.Fixed; group < FactGroup.Time; group++)
        {
            Unknown[] own = [.. facts.Where(fact => fact.Group == group)];
            uint asked = GroupEffect.RequirementsOf(group);
            var grid = new Grid(own, completion, c => Reading.Unmet(c, asked));
            var effect = new GroupEffect(verdict, group);
            effect.Reach(grid.Cells);
            for (int fact = 0; fact < own.Length; fact++)
            {
                effect.Swing(own[fact].Name, grid.LinesAlong(fact));
            }
            yield return effect;
        }
    }

    private static string[][] Missing(List<GroupEffect> groups)
    {
        var missing = PlainTable.Remedies.Select(_ => new SortedSet<string>(StringComparer.Ordinal)).ToArray();
        foreach (var group in groups.Where(group => group.Swings.Count > 0))
        {
            ulong rest = groups.Where(other => other != group).Aggregate(Spoil.None, (joined, other) => Spoil.Join(joined, other.Reached));
            foreach (var (fact, swing) in group.Swings)
            {
                foreach (var remedy in PlainTable.Remedies.Where(remedy => CanSwing(remedy, swing, rest)))
                {
                    missing[(int)remedy].Add(fact);
                }
            }
        }
        return [.. missing.Select(names => names.ToArray())];
    }

    /// <summary>Whether the members of the swing differ in the status while all else stays the same.</summary>
    private static bool CanSwing(PlainRemedy remedy, ulong swing, ulong rest) =>
        Spoil.Members(rest).Any(same => Spoil.StatusOf(remedy, Spoil.Join(swing, same)) == PlainStatus.Undetermined);
}
