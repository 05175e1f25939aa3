using System.Collections.Frozen;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Wire;

/// <summary>Parts of answers that are the letter's and not the claim's: each is made once, stands in many answers, and is never changed.</summary>
internal static class SharedParts
{
    private static readonly FrozenDictionary<(ObligationCode Code, string Clause), V1.Obligation[]> Obligations = ObligationTable
        .Clauses.Distinct()
        .ToFrozenDictionary(
            row => row,
            row => Enumerable.Range(0, (int)Remedies.All + 1).Select(set => Write(row, (Remedies)set)).ToArray()
        );

    // By the place that its members come to.
    private static readonly V1.FreightLeg[] Legs =
    [
        .. Enumerable
            .Range(0, 16)
            .Select(place => new FreightLeg((Leg)(place >> 3), (Party)((place >> 2) & 1), (Party)((place >> 1) & 1), (place & 1) == 1))
            .Select(Write),
    ];

    /// <summary>An obligation. No remedies: it names none.</summary>
    public static V1.Obligation Of(ObligationCode code, string clause, Remedies remedies) => Obligations[(code, clause)][(int)remedies];

    /// <summary>A leg of transport.</summary>
    public static V1.FreightLeg Of(FreightLeg leg) =>
        Legs[((int)leg.Leg << 3) | ((int)leg.Freight << 2) | ((int)leg.InboundFees << 1) | (leg.InAdvance ? 1 : 0)];

    private static V1.Obligation Write((ObligationCode Code, string Clause) row, Remedies remedies) =>
        new()
        {
            Code = (V1.ObligationCode)(row.Code + 1),
            Clause = row.Clause,
            Remedies = { DecisionWriter.Write(remedies) },
        };

    private static V1.FreightLeg Write(FreightLeg leg) =>
        new()
        {
            Leg = (V1.Leg)(leg.Leg + 1),
            Freight = (V1.Party)(leg.Freight + 1),
            InboundFees = (V1.Party)(leg.InboundFees + 1),
            InAdvance = leg.InAdvance,
        };
}
