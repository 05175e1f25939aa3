using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using Google.Protobuf.WellKnownTypes;
using NodaTime;

namespace Aumate.PolicyService.Wire;

/// <summary>Writes a decision of the domain as the contract has it.</summary>
internal static class DecisionWriter
{
    private static readonly V1.Remedy[][] BySet =
    [
        .. Enumerable.Range(0, (int)Remedies.All + 1).Select(set => ((Remedies)set).Each().Select(Write).ToArray()),
    ];

    public static V1.Decision Write(Decision decision)
    {
        var written = new V1.Decision
        {
            DecisionId = decision.Id,
            Versions = Write(decision.Versions),
            Timeline = Write(decision.Timeline, decision),
            Replacement = decision.Replacement is { } replacement ? ReplacementWriter.Write(replacement) : null,
            Amounts = Write(decision.Amounts),
        };
        if (decision.Requested is { } requested)
        {
            written.RequestedRemedy = Write(requested);
            written.RequestedStatus = Write(decision[requested].Status);
        }

        foreach (var remedy in decision.Remedies)
        {
            written.Remedies.Add(Write(remedy));
        }

        foreach (var finding in decision.Findings)
        {
            written.Findings.Add(Write(finding));
        }

        var open = decision.Open;
        foreach (var obligation in decision.Obligations)
        {
            written.Obligations.Add(Write(obligation, open));
        }

        foreach (var notice in decision.Notices)
        {
            written.Notices.Add(Write(notice));
        }

        return written;
    }

    public static V1.Remedy Write(Remedy remedy) => (V1.Remedy)(remedy + 1);

    public static V1.RemedyStatus Write(RemedyStatus status) => (V1.RemedyStatus)(status + 1);

    public static V1.Requirement Write(Requirement requirement) => (V1.Requirement)(requirement + 1);

    public static V1.FindingState Write(RequirementState state) => (V1.FindingState)(state + 1);

    public static V1.FindingEffect Write(Effect effect) => (V1.FindingEffect)(effect + 1);

    /// <summary>The words of commerce for a requirement that is not met; the contract numbers them as the requirements.</summary>
    public static V1.ReasonCode Reason(Requirement requirement) => (V1.ReasonCode)(requirement + 1);

    public static V1.Notice Write(Notice notice) =>
        new()
        {
            Code = (V1.NoticeCode)(notice.Code + 1),
            Subject = notice.Subject,
            Authority = notice.Authority,
        };

    public static V1.FreightLeg Write(FreightLeg leg) =>
        new()
        {
            Leg = (V1.Leg)(leg.Leg + 1),
            Freight = (V1.Party)(leg.Freight + 1),
            InboundFees = (V1.Party)(leg.InboundFees + 1),
            InAdvance = leg.InAdvance,
        };

    public static V1.Remedy[] Write(Remedies remedies) => BySet[(int)remedies];

    public static Google.Type.Date? Write(LocalDate? date) =>
        date is { } day
            ? new Google.Type.Date
            {
                Year = day.Year,
                Month = day.Month,
                Day = day.Day,
            }
            : null;

    public static V1.Versions Write(Versions versions) =>
        new()
        {
            TermsVersion = versions.Terms,
            OverlayIds = { versions.Overlays },
            CatalogRevision = versions.CatalogRevision,
            CalendarId = versions.Calendar,
            EngineVersion = versions.Engine,
        };

    private static V1.RemedyDecision Write(RemedyDecision remedy)
    {
        var written = new V1.RemedyDecision
        {
            Remedy = Write(remedy.Remedy),
            Status = Write(remedy.Status),
            LastEligibleDay = Write(remedy.LastEligibleDay),
        };
        if (remedy.Primary is { } primary)
        {
            written.PrimaryReason = Write(primary.Requirement);
            written.PrimaryClause = primary.Clause;
            written.PrimaryReasonCode = Reason(primary.Requirement);
        }

        foreach (var field in remedy.Missing)
        {
            written.MissingFacts.Add(FieldPath.Of(field));
        }

        foreach (var leg in remedy.Freight)
        {
            written.Freight.Add(Write(leg));
        }

        return written;
    }

    private static V1.Finding Write(Finding finding)
    {
        var written = new V1.Finding
        {
            Requirement = Write(finding.Requirement),
            State = Write(finding.State),
            Effect = Write(finding.Effect),
            Clause = finding.Clause,
            Remedies = { Write(finding.Remedies) },
            WaivedBy = finding.WaivedBy,
            ReasonCode = finding.State == RequirementState.Waived ? V1.ReasonCode.Unspecified : Reason(finding.Requirement),
        };
        foreach (var field in finding.Facts)
        {
            written.Facts.Add(FieldPath.Of(field));
        }

        return written;
    }

    public static V1.Timeline Write(Timeline timeline, Decision decision) =>
        new()
        {
            ClaimDate = Write((LocalDate?)timeline.ClaimDate),
            PurchaseDate = Write(timeline.PurchaseDate),
            PurchaseDateBasis = timeline.PurchaseDateBasis is { } basis
                ? (V1.PurchaseDateBasis)(basis + 1)
                : V1.PurchaseDateBasis.Unspecified,
            ReturnWindow = Write(timeline.ReturnWindow),
            ExchangeWindow = Write(timeline.ExchangeWindow),
            Warranty = Write(timeline.Warranty),
            RepairDueDay = Write(decision.Due.Repair),
            SupportReplyDue = decision.Due.SupportReply is { } due ? Timestamp.FromDateTimeOffset(due.ToDateTimeOffset()) : null,
        };

    private static V1.Window Write(Window window) =>
        new()
        {
            Days = window.Days.Value,
            LastDay = Write(window.LastDay),
            SetBy = window.Days.SetBy,
        };

    private static V1.Warranty Write(WarrantyCover warranty)
    {
        if (warranty.End is not { } end)
        {
            return new V1.Warranty { EarliestLastDay = Write(warranty.AtLeast?.LastDay) };
        }

        var written = new V1.Warranty
        {
            LastDay = Write((LocalDate?)end.LastDay),
            Basis = (V1.WarrantyBasis)(end.Basis + 1),
            Months = end.Months.Value,
            SetBy = end.Months.SetBy,
        };
        if (end.ServiceIndex is { } index)
        {
            written.ServiceIndex = index;
        }

        return written;
    }

    private static V1.Amounts? Write(Amounts amounts)
    {
        if (amounts is { Refund: null, RefundMissing: null, LiabilityCap: null })
        {
            return null;
        }

        return new V1.Amounts
        {
            Refund = Write(amounts.Refund),
            RefundMissingFact = amounts.RefundMissing is { } field ? FieldPath.Of(field) : "",
            LiabilityCap = Write(amounts.LiabilityCap),
        };
    }

    private static Google.Type.Money? Write(Money? money) =>
        money is { } amount
            ? new Google.Type.Money
            {
                CurrencyCode = amount.Currency,
                Units = amount.Units,
                Nanos = amount.Nanos,
            }
            : null;

    // An obligation of every remedy that is not refused, or of the claim as such, names none: it is the usual case, and answers are compact.
    private static V1.Obligation Write(Obligation obligation, Remedies open)
    {
        var written = new V1.Obligation { Code = (V1.ObligationCode)(obligation.Code + 1), Clause = obligation.Clause };
        if (obligation.Remedies != open && obligation.Remedies != Remedies.All)
        {
            written.Remedies.Add(Write(obligation.Remedies));
        }

        return written;
    }
}
