namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>What one group of facts can do, whatever the other facts are.</summary>
internal sealed class GroupEffect(Verdict verdict, FactGroup group)
{
    private static readonly uint[] Asked = [.. Enum.GetValues<FactGroup>().Select(Collect)];

    /// <summary>The spoils that the group can come to.</summary>
    public ulong Reached { get; private set; }

    /// <summary>Per fact, sets of spoils between which that fact alone decides.</summary>
    public HashSet<(string Fact, ulong Spoils)> Swings { get; } = [];

    public uint EverMet { get; private set; }
    public uint EverUnmet { get; private set; }

    /// <summary>The requirements that the group's facts answer, as bits.</summary>
    public static uint RequirementsOf(FactGroup group) => Asked[(int)group];

    public void Reach(IEnumerable<uint> unmet)
    {
        foreach (uint bits in unmet)
        {
            Reached |= Spoil.Of(verdict, bits);
            EverUnmet |= bits;
            EverMet |= RequirementsOf(group) & ~bits;
        }
    }

    public void Swing(string fact, IEnumerable<IEnumerable<uint>> lines)
    {
        foreach (var line in lines)
        {
            ulong spoils = line.Aggregate(0ul, (set, unmet) => set | Spoil.Of(verdict, unmet));
            if ((spoils & (spoils - 1)) != 0)
            {
                Swings.Add((fact, spoils));
            }
        }
    }

    private static uint Collect(FactGroup group) =>
        PlainTable.Requirements.Where(requirement => Owner(requirement) == group).Aggregate(0u, (bits, r) => bits | Reading.Bit(r));

    private static FactGroup Owner(PlainRequirement requirement) =>
        requirement switch
        {
            PlainRequirement.NotBorrowed => FactGroup.Title,
            PlainRequirement.ExchangeWindow or PlainRequirement.ReturnWindow or PlainRequirement.InWarranty => FactGroup.Time,
            PlainRequirement.Complete => FactGroup.Complete,
            PlainRequirement.StandardPrice or PlainRequirement.NotSpecialPrototype => FactGroup.Sale,
            PlainRequirement.Invoice => FactGroup.Invoice,
            PlainRequirement.Certificate => FactGroup.Certificate,
            PlainRequirement.SerialLabel => FactGroup.SerialLabel,
            PlainRequirement.SerialMatch => FactGroup.SerialMatch,
            PlainRequirement.AuthorizedSource => FactGroup.Source,
            PlainRequirement.NoVirus => FactGroup.Os,
            PlainRequirement.StandardConfiguration => FactGroup.Standard,
            PlainRequirement.NotAppearance or PlainRequirement.NotRefused or PlainRequirement.SentWithConsent => FactGroup.Fixed,
            _ => FactGroup.Diagnosis,
        };
}
