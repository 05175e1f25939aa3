using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Client;

/// <summary>Reads statuses of the contract. A number that this version of it does not define is <c>NotKnown</c>: it may mean anything.</summary>
internal static class Standings
{
    internal const int Remedies = 4;

    /// <summary>Where a remedy stands in an answer, which has all four in the order of their numbers (R20).</summary>
    internal static int Place(Remedy remedy) =>
        IsRemedy(remedy) ? (int)remedy - 1 : throw new ArgumentOutOfRangeException(nameof(remedy), remedy, "is none of the four remedies");

    internal static bool IsRemedy(Remedy remedy) => remedy is >= Remedy.Return and <= Remedy.PaidRepair;

    internal static RemedyStanding Of(RemedyStatus status) =>
        status switch
        {
            RemedyStatus.Eligible => RemedyStanding.Eligible,
            RemedyStatus.Ineligible => RemedyStanding.Ineligible,
            RemedyStatus.Discretionary => RemedyStanding.Discretionary,
            RemedyStatus.Undetermined => RemedyStanding.Undetermined,
            _ => RemedyStanding.NotKnown,
        };

    internal static CoverageStanding Of(CoverageStatus status) =>
        status switch
        {
            CoverageStatus.Offered => CoverageStanding.Offered,
            CoverageStatus.NotOffered => CoverageStanding.NotOffered,
            CoverageStatus.Undetermined => CoverageStanding.Undetermined,
            _ => CoverageStanding.NotKnown,
        };
}
