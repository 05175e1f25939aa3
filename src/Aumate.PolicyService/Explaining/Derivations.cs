using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using NodaTime.Text;
using static Aumate.PolicyService.Explaining.RequirementTexts;

namespace Aumate.PolicyService.Explaining;

/// <summary>Says how the days and amounts of a decision came about.</summary>
internal sealed class Derivations(Texts texts, Evaluation evaluation, RequirementTexts requirements)
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private readonly Timeline timeline = evaluation.Decision.Timeline;

    /// <summary>The derivations of all days, in order.</summary>
    public IEnumerable<string> Days()
    {
        yield return Purchase();
        if (timeline.PurchaseDate is not null)
        {
            yield return Window("return", timeline.ReturnWindow);
            yield return Window("exchange", timeline.ExchangeWindow);
        }

        yield return Warranty();
        if (evaluation.Claim.ReceiptDate is not null)
        {
            yield return RepairDue();
        }

        if (evaluation.Claim.SupportRequested is not null)
        {
            yield return SupportDue();
        }
    }

    /// <summary>What a clause that sets something set here.</summary>
    public string Effect(string clause) =>
        texts[
            $"effect.{clause}",
            ("warranty", Warranty()),
            ("services", Services()),
            ("replacement", Replacement()),
            ("refund", Refund()),
            ("repair_due", RepairDue()),
            ("support_due", SupportDue()),
            ("liability", Liability()),
            ("overlays", Overlays()),
            ("exceptions", Exceptions())
        ];

    private string Purchase() =>
        timeline.PurchaseDateBasis is { } basis
            ? texts[$"derivation.purchase.{basis}", ("purchase", FactText.Of(timeline.PurchaseDate))]
            : texts["derivation.purchase.unknown"];

    private string Window(string name, Window window) =>
        texts[
            $"derivation.{name}",
            ("days", Number(window.Days.Value)),
            ("set_by", SetBy(window.Days.SetBy)),
            ("end", FactText.Of(window.LastDay))
        ];

    private string Warranty()
    {
        if (timeline.Warranty.End is not { } end)
        {
            return timeline.Warranty.AtLeast is { } least
                ? texts["derivation.warranty.atLeast", ("end", FactText.Of(least.LastDay))]
                : texts["derivation.warranty.unknown"];
        }

        var setBy = end.Basis == WarrantyBasis.MinimumPeriod ? end.Months.SetBy : SetBy(end.Months.SetBy);
        return texts[
            $"derivation.warranty.{end.Basis}",
            ("months", Number(end.Months.Value)),
            ("end", FactText.Of(end.LastDay)),
            ("set_by", setBy),
            ("service", Number((end.ServiceIndex ?? 0) + 1))
        ];
    }

    private string Services()
    {
        var months = Number(evaluation.Terms.ServiceFloorMonths.Value);
        return evaluation.Claim.Services.Length switch
        {
            0 => texts["derivation.services.none"],
            1 => texts["derivation.services.one", ("months", months)],
            var count => texts["derivation.services", ("count", Number(count)), ("months", months)],
        };
    }

    private string RepairDue() =>
        (evaluation.Claim.ReceiptDate, evaluation.Decision.Due.Repair) switch
        {
            (null, _) => texts["derivation.repair.none"],
            (_, null) => texts["derivation.repair.beyond"],
            var (receipt, due) => texts[
                "derivation.repair",
                ("receipt", FactText.Of(receipt)),
                ("due", FactText.Of(due)),
                ("days", Number(evaluation.Terms.Version.Parameters.RepairWorkingDays))
            ],
        };

    private string SupportDue() =>
        (evaluation.Claim.SupportRequested, evaluation.Decision.Due.SupportReply) switch
        {
            (null, _) => texts["derivation.support.none"],
            (_, null) => texts["derivation.support.beyond"],
            ({ } received, { } due) => texts[
                "derivation.support",
                ("received", Minute.Format(received.LocalDateTime)),
                ("due", Minute.Format(due.LocalDateTime))
            ],
        };

    private string Replacement()
    {
        if (evaluation.Decision.Replacement is not { } replacement)
        {
            return texts["derivation.replacement.refused"];
        }

        return replacement.Proposal is { } proposal
            ? texts[
                $"derivation.replacement.{proposal.Outcome}",
                ("model", proposal.Model ?? ""),
                ("count", Number(proposal.QualifyingCount))
            ]
            : texts[$"derivation.replacement.{replacement.Obstacle}"];
    }

    private string Refund() =>
        evaluation.Decision.Amounts switch
        {
            { Refund: { } refund } => texts["derivation.refund", ("amount", FactText.Of(refund))],
            { RefundMissing: null } => texts["derivation.refund.refused"],
            _ => texts["derivation.refund.unknown"],
        };

    private string Liability() =>
        evaluation.Decision.Amounts.LiabilityCap is { } cap
            ? texts["derivation.liability", ("amount", FactText.Of(cap))]
            : texts["derivation.liability.unknown"];

    private string Overlays()
    {
        if (evaluation.Claim.Jurisdiction is not { } jurisdiction)
        {
            return texts["derivation.overlays.unasked"];
        }

        var overlays = string.Join(", ", evaluation.Decision.Versions.Overlays);
        return overlays.Length == 0
            ? texts["derivation.overlays.none", ("jurisdiction", jurisdiction)]
            : texts["derivation.overlays", ("jurisdiction", jurisdiction), ("overlays", overlays)];
    }

    private string Exceptions() =>
        evaluation.Claim.Exceptions.IsEmpty
            ? texts["derivation.exceptions.none"]
            : texts["derivation.exceptions", ("exceptions", string.Join(" ", evaluation.Claim.Exceptions.Select(requirements.Waived)))];

    private string SetBy(string source) => source.Length == 0 ? "" : texts["derivation.set_by", ("source", source)];
}
