using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using static Aumate.Warranty.Letter.Remedies;

namespace Aumate.Warranty.Decisions;

/// <summary>The obligations that the letter attaches (R24), as rows in the letter's order: each holds for those of its remedies that are not refused.</summary>
public static class ObligationTable
{
    /// <summary>When an obligation is still ahead.</summary>
    /// <param name="Claim">The claim.</param>
    /// <param name="Adjudged">What came of it.</param>
    /// <param name="NothingReplaces">Whether a replacement was searched for and none qualifies.</param>
    internal readonly record struct Situation(Claim Claim, Adjudication Adjudged, bool NothingReplaces)
    {
        // What has been received need not be sent any more, whether or not a shipment was reported.
        public bool NotSentYet => !Claim.Shipped && Claim.ReceiptDate is null;

        public bool ConsentIsAhead => NotSentYet && Claim.Authorization == ReturnAuthorization.None;

        public bool SupplierIsResponsible =>
            Adjudged.Findings.Any(finding =>
                finding is { Requirement: Requirement.StandardConfiguration, State: RequirementState.NotMet }
                && finding.Remedies.Has(Remedy.FreeRepair)
            );
    }

    internal sealed record Row(ObligationCode Code, string Clause, Remedies Remedies, Func<Situation, bool> Holds);

    internal static ImmutableArray<Row> Rows { get; } =
    [
        new(ObligationCode.RemoteDiagnosis, "3.1", AllFree, now => now.NotSentYet && now.Claim.Diagnosis is null),
        new(ObligationCode.SendAccessoriesAndVoucher, "3.2", Remedies.Exchange, now => now.NotSentYet),
        new(ObligationCode.ChooseReplacement, "3.2", Remedies.Exchange, now => now.NothingReplaces),
        new(ObligationCode.SendAccessoriesAndVoucher, "3.3", Remedies.Return, now => now.NotSentYet),
        new(ObligationCode.ObtainConsent, "3.3", Remedies.Return, now => now.ConsentIsAhead),
        new(ObligationCode.PayWayBack, "3.3", All, now => now.Claim.Shipped && now.Claim.Authorization != ReturnAuthorization.Granted),
        new(ObligationCode.DescribeByEmail, "4.1", All, now => now.ConsentIsAhead),
        new(ObligationCode.ContactSupport, "4.3", All, now => now.ConsentIsAhead),
        new(ObligationCode.AgreeCharge, "4.3", Remedies.PaidRepair, _ => true),
        new(ObligationCode.BackUpData, "6.2", All, now => now.NotSentYet),
        new(ObligationCode.ErasePersonalData, "6.4", All, now => now.NotSentYet),
        new(ObligationCode.RemovePeripherals, "6.5", All, now => now.NotSentYet),
        new(ObligationCode.PackAndInsure, "6.6", All, now => now.NotSentYet),
        new(ObligationCode.ObtainConsent, "6.7", Remedies.Exchange | Remedies.FreeRepair, now => now.ConsentIsAhead),
        new(ObligationCode.ReferToSupplier, "8.3", None, now => now.SupplierIsResponsible),
        new(ObligationCode.KeepPapers, "8.5", AllFree, _ => true),
        new(ObligationCode.SurrenderReplacedParts, "8.6", Remedies.Exchange | Remedies.FreeRepair, _ => true),
    ];

    /// <summary>The clauses that attach an obligation.</summary>
    public static ImmutableArray<(ObligationCode Code, string Clause)> Clauses { get; } = [.. Rows.Select(row => (row.Code, row.Clause))];

    internal static IEnumerable<Obligation> Read(Situation now)
    {
        var open = None;
        foreach (var remedy in now.Adjudged.Remedies)
        {
            open |= remedy.IsOpen ? remedy.Remedy.AsSet() : None;
        }

        return Rows.Where(row => (row.Remedies == None || (row.Remedies & open) != None) && row.Holds(now))
            .Select(row => new Obligation(row.Code, row.Clause, row.Remedies & open));
    }
}
