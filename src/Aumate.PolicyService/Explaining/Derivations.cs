using Aumate.PolicyService.Languages;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Explaining;

/// <summary>Says how the days of a decision came about.</summary>
internal sealed class Derivations(Language language, Evaluation evaluation, FactWords words)
{
    private readonly Timeline timeline = evaluation.Decision.Timeline;
    private readonly DayPhrases phrases = language.Phrases.Days;

    public string Purchase() =>
        timeline is { PurchaseDateBasis: { } basis, PurchaseDate: { } day }
            ? phrases.Purchase[(int)basis].Fill(Day(day))
            : phrases.PurchaseUnknown;

    public string Delivery(LocalDate day) => phrases.Delivery.Fill(Day(day));

    public string Claim() => phrases.Claim.Fill(Day(timeline.ClaimDate));

    public string Service(int index) =>
        evaluation.Claim.Services[index].CompletionDate is { } day
            ? phrases.Service.Fill(words.Numbered(index), Day(day))
            : phrases.ServiceUnknown.Fill(words.Service(index));

    public string ReturnWindow() => Window(timeline.ReturnWindow, phrases.Return, Requirement.ReturnWindow);

    public string ExchangeWindow() => Window(timeline.ExchangeWindow, phrases.Exchange, Requirement.ExchangeWindow);

    public string Warranty() =>
        timeline.Warranty switch
        {
            { End: { } end } => phrases.Warranty[(int)end.Basis].Fill(end.Months.Value, Day(end.LastDay)),
            { AtLeast: { } least } => phrases.WarrantyAtLeast.Fill(Day(least.LastDay)),
            _ => phrases.WarrantyUnknown,
        };

    public string Receipt(LocalDate day) => phrases.Receipt.Fill(Day(day));

    public string RepairDue() =>
        (evaluation.Claim.ReceiptDate, evaluation.Decision.Due.Repair) switch
        {
            (null, _) => phrases.RepairNone,
            (_, null) => phrases.RepairBeyond,
            var (_, due) => phrases.Repair.Fill(evaluation.Terms.Version.Parameters.RepairWorkingDays, Day(due.Value)),
        };

    public string SupportRequest(ZonedDateTime requested) => phrases.Request.Fill(language.Locale.Minute(requested.LocalDateTime));

    public string SupportDue() =>
        (evaluation.Claim.SupportRequested, evaluation.Decision.Due.SupportReply) switch
        {
            (null, _) => phrases.SupportNone,
            (_, null) => phrases.SupportBeyond,
            var (_, due) => phrases.Support.Fill(language.Locale.Minute(due.Value.LocalDateTime)),
        };

    private string Window(Window window, PluralMessage known, Requirement requirement) =>
        window.LastDay is { } day ? known.Fill(window.Days.Value, Day(day)) : language.Phrases.Requirements.Unknown[(int)requirement];

    private string Day(LocalDate day) => language.Locale.Day(day);
}
