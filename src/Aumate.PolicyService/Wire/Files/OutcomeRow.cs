using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>What became of a claim as the cells of a row. An empty cell is what the contract leaves absent or unspecified.</summary>
internal static class OutcomeRow
{
    private const string Parted = "|";

    private static readonly ImmutableArray<string> OfRemedy =
    [
        "status",
        "last_eligible_day",
        "primary_reason",
        "primary_clause",
        "primary_reason_code",
        "missing_facts",
    ];

    private static readonly EnumDescriptor Remedies = EnumOf(V1.RemedyDecision.Descriptor, "remedy");
    private static readonly EnumDescriptor Statuses = EnumOf(V1.RemedyDecision.Descriptor, "status");
    private static readonly EnumDescriptor Requirements = EnumOf(V1.RemedyDecision.Descriptor, "primary_reason");
    private static readonly EnumDescriptor ReasonCodes = EnumOf(V1.RemedyDecision.Descriptor, "primary_reason_code");
    private static readonly EnumDescriptor Replacements = EnumOf(V1.Replacement.Descriptor, "outcome");
    private static readonly EnumDescriptor Notices = EnumOf(V1.Notice.Descriptor, "code");

    /// <summary>The names of the columns.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "line",
        "request_id",
        "correlation_id",
        "outcome",
        .. from remedy in Remedies.Values
        where remedy.Number != 0
        from name in OfRemedy
        select $"{EnumWords.Of(Remedies, remedy.Number).ToLowerInvariant()}.{name}",
        "replacement",
        "replacement_model",
        "refund",
        "notices",
        "decision_id",
        "terms_version",
        "catalog_revision",
        "receipt",
        "error_reason",
        "error_field",
        "error",
    ];

    /// <summary>The cells, one for each name.</summary>
    public static IEnumerable<string> Of(LineOutcome line)
    {
        var outcome = line.Outcome;
        return
        [
            line.Line.ToString(CultureInfo.InvariantCulture),
            outcome.RequestId,
            outcome.CorrelationId,
            outcome.Decision is null ? "ERROR" : "DECIDED",
            .. outcome.Decision is { } decision ? Cells(decision) : Enumerable.Repeat("", Names.Length - 8),
            outcome.Receipt.ToBase64(),
            .. Cells(outcome.Error),
        ];
    }

    private static IEnumerable<string> Cells(V1.Decision decision) =>
        [
            .. decision.Remedies.SelectMany(Cells),
            EnumWords.Of(Replacements, (int)(decision.Replacement?.Outcome ?? 0)),
            decision.Replacement?.Model ?? "",
            TextOf(decision.Amounts?.Refund),
            string.Join(Parted, decision.Notices.Select(notice => EnumWords.Of(Notices, (int)notice.Code))),
            decision.DecisionId,
            decision.Versions.TermsVersion,
            decision.Versions.CatalogRevision,
        ];

    private static IEnumerable<string> Cells(V1.RemedyDecision remedy) =>
        [
            EnumWords.Of(Statuses, (int)remedy.Status),
            TextOf(remedy.LastEligibleDay),
            EnumWords.Of(Requirements, (int)remedy.PrimaryReason),
            remedy.PrimaryClause,
            EnumWords.Of(ReasonCodes, (int)remedy.PrimaryReasonCode),
            string.Join(Parted, remedy.MissingFacts.Select(ClaimColumn.NameFor)),
        ];

    private static IEnumerable<string> Cells(Google.Rpc.Status? error) =>
        error is null
            ? ["", "", ""]
            :
            [
                error.GetDetail<ErrorInfo>()?.Reason ?? $"{(Code)error.Code}",
                string.Join(Parted, Violations(error).Select(one => ClaimColumn.NameFor(one.Field))),
                Violations(error) is { Count: > 0 } violations
                    ? string.Join("; ", violations.Select(one => $"{ClaimColumn.NameFor(one.Field)}: {one.Description}"))
                    : error.Message,
            ];

    private static RepeatedField<BadRequest.Types.FieldViolation> Violations(Google.Rpc.Status error) =>
        error.GetDetail<BadRequest>()?.FieldViolations is { } violations ? violations : [];

    private static string TextOf(Google.Type.Date? day) => day is null ? "" : $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}";

    private static string TextOf(Google.Type.Money? money) =>
        money is null ? ""
        : money.Nanos == 0 ? $"{money.Units} {money.CurrencyCode}"
        : $"{money.Units}.{$"{money.Nanos:D9}".TrimEnd('0')} {money.CurrencyCode}";

    private static EnumDescriptor EnumOf(MessageDescriptor message, string field) => message.FindFieldByName(field).EnumType;
}
