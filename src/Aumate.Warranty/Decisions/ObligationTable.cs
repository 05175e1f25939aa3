using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using static Aumate.Warranty.Letter.Remedies;

namespace Aumate.Warranty.Decisions;

/// <summary>The obligations that the letter attaches (R24), as rows in the letter's order: each says for which remedies it holds.</summary>
public static class ObligationTable
{
    /// <summary>What an obligation depends on.</summary>
    /// <param name="Claim">The claim.</param>
    /// <param name="Adjudged">What came of it.</param>
    /// <param name="NothingReplaces">Whether a replacement was searched for and none qualifies.</param>
    internal readonly record struct Situation(Claim Claim, Adjudication Adjudged, bool NothingReplaces)
    {
        /// <summary>The remedies that are not refused.</summary>
        public Remedies Open { get; } = RemedyDecision.Open(Adjudged.Remedies);

        /// <summary>Those of them for which the product is still to be sent. Shipment is an event: not reported, it has not happened (R1, R18).</summary>
        public Remedies BeforeSending => Claim.Shipped ? None : Open;

        /// <summary>Those of them for which consent is still to be asked.</summary>
        public Remedies BeforeConsent => Claim.Authorization == ReturnAuthorization.None ? BeforeSending : None;

        /// <summary>The remedies that the supplier of an accessory answers for.</summary>
        public Remedies OfSupplier =>
            Adjudged
                .Findings.FirstOrDefault(finding =>
                    finding is { Requirement: Requirement.StandardConfiguration, State: RequirementState.NotMet }
                )
                ?.Remedies
            ?? None;
    }

    internal sealed record Row(ObligationCode Code, string Clause, Func<Situation, Remedies> Binds);

    internal static ImmutableArray<Row> Rows { get; } =
    [
        new(ObligationCode.RemoteDiagnosis, "3.1", now => now.Claim.Diagnosis is null ? now.BeforeSending & AllFree : None),
        new(ObligationCode.SendAccessoriesAndVoucher, "3.2", now => now.BeforeSending & Remedies.Exchange),
        new(ObligationCode.ChooseReplacement, "3.2", now => now.NothingReplaces ? now.Open & Remedies.Exchange : None),
        new(ObligationCode.SendAccessoriesAndVoucher, "3.3", now => now.BeforeSending & Remedies.Return),
        new(ObligationCode.ObtainConsent, "3.3", now => now.BeforeConsent & Remedies.Return),
        new(
            ObligationCode.PayWayBack,
            "3.3",
            now => now.Claim is { Shipped: true, Authorization: not ReturnAuthorization.Granted } ? All : None
        ),
        new(ObligationCode.DescribeByEmail, "4.1", now => now.BeforeConsent),
        new(ObligationCode.ContactSupport, "4.3", now => now.BeforeConsent),
        new(ObligationCode.AgreeCharge, "4.3", now => now.Open & Remedies.PaidRepair),
        new(ObligationCode.BackUpData, "6.2", now => now.BeforeSending),
        new(ObligationCode.ErasePersonalData, "6.4", now => now.BeforeSending),
        new(ObligationCode.RemovePeripherals, "6.5", now => now.BeforeSending),
        new(ObligationCode.PackAndInsure, "6.6", now => now.BeforeSending),
        new(ObligationCode.ObtainConsent, "6.7", now => now.BeforeConsent & (Remedies.Exchange | Remedies.FreeRepair)),
        new(ObligationCode.ReferToSupplier, "8.3", now => now.OfSupplier),
        new(ObligationCode.KeepPapers, "8.5", _ => All),
        new(ObligationCode.SurrenderReplacedParts, "8.6", now => now.Open & (Remedies.Exchange | Remedies.FreeRepair)),
    ];

    /// <summary>The clauses that attach an obligation.</summary>
    public static ImmutableArray<(ObligationCode Code, string Clause)> Clauses { get; } = [.. Rows.Select(row => (row.Code, row.Clause))];

    internal static IEnumerable<Obligation> Read(Situation now)
    {
        foreach (var row in Rows)
        {
            if (row.Binds(now) is var remedies && remedies != None)
            {
                yield return new Obligation(row.Code, row.Clause, remedies);
            }
        }
    }
}
