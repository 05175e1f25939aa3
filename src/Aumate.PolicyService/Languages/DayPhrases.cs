using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Languages;

/// <summary>How days came about.</summary>
internal sealed class DayPhrases(Texts texts)
{
    public Message[] Purchase { get; } = texts.EachWith<PurchaseDateBasis>("derivation.purchase", "day");

    public string PurchaseUnknown { get; } = texts.Text("derivation.purchase.unknown");

    public Message Delivery { get; } = texts.Message("derivation.delivery", "day");

    public Message Claim { get; } = texts.Message("derivation.claim", "day");

    public Message Service { get; } = texts.Message("derivation.service", "service", "day");

    public Message ServiceUnknown { get; } = texts.Message("derivation.service.unknown", "service");

    public PluralMessage Return { get; } = texts.Plural("derivation.return", "days", "day");

    public PluralMessage Exchange { get; } = texts.Plural("derivation.exchange", "days", "day");

    public PluralMessage[] Warranty { get; } =
    [.. Enum.GetValues<WarrantyBasis>().Select(basis => texts.Plural($"derivation.warranty.{basis}", "months", "day"))];

    public string WarrantyUnknown { get; } = texts.Text("derivation.warranty.unknown");

    public Message WarrantyAtLeast { get; } = texts.Message("derivation.warranty.atLeast", "day");

    public Message Receipt { get; } = texts.Message("derivation.receipt", "day");

    public PluralMessage Repair { get; } = texts.Plural("derivation.repair", "days", "day");

    public string RepairNone { get; } = texts.Text("derivation.repair.none");

    public string RepairBeyond { get; } = texts.Text("derivation.repair.beyond");

    public Message Request { get; } = texts.Message("derivation.request", "time");

    public Message Support { get; } = texts.Message("derivation.support", "time");

    public string SupportNone { get; } = texts.Text("derivation.support.none");

    public string SupportBeyond { get; } = texts.Text("derivation.support.beyond");
}

/// <summary>What the paragraphs that set something set in one decision.</summary>
internal sealed class SettingPhrases(Texts texts)
{
    public string NoServices { get; } = texts.Text("derivation.services.none");

    public PluralMessage Services { get; } = texts.Plural("derivation.services", "count", "period");

    public string ReplacementRefused { get; } = texts.Text("derivation.replacement.refused");

    public Message SameModel { get; } = texts.Message($"derivation.replacement.{ReplacementOutcome.SameModel}", "model");

    public PluralMessage Equivalent { get; } = texts.Plural($"derivation.replacement.{ReplacementOutcome.Equivalent}", "count", "model");

    public string NoReplacement { get; } = texts.Text($"derivation.replacement.{ReplacementOutcome.None}");

    public string ModelUnknown { get; } = texts.Text("derivation.replacement.UnknownModel");

    public string NotInCatalogs { get; } = texts.Text("derivation.replacement.NotApplicable");

    public Message Refund { get; } = texts.Message("derivation.refund", "amount");

    public string RefundRefused { get; } = texts.Text("derivation.refund.refused");

    public string RefundUnknown { get; } = texts.Text("derivation.refund.unknown");

    public Message Liability { get; } = texts.Message("derivation.liability", "amount");

    public string LiabilityUnknown { get; } = texts.Text("derivation.liability.unknown");

    public Message Overlays { get; } = texts.Message("derivation.overlays", "place", "overlays");

    public Message NoOverlays { get; } = texts.Message("derivation.overlays.none", "place");

    public string PlaceUnknown { get; } = texts.Text("derivation.overlays.unasked");

    public Message Exceptions { get; } = texts.Message("derivation.exceptions", "exceptions");

    public string NoExceptions { get; } = texts.Text("derivation.exceptions.none");
}
