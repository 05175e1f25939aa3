using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aumate.PolicyService.TermsFiles;

/// <summary>The file of terms versions, as it is written.</summary>
internal sealed record TermsFile(List<TermsFile.Version?> Versions, [property: JsonPropertyName("_note")] string? Note = null)
{
    internal sealed record Version(
        string Id,
        string EffectiveFrom,
        int ReturnDays,
        int ExchangeDays,
        int ServiceFloorMonths,
        int RepairWorkingDays
    );
}

/// <summary>The file of overlays, as it is written.</summary>
internal sealed record OverlayFile(List<OverlayFile.Entry?> Overlays, [property: JsonPropertyName("_note")] string? Note = null)
{
    internal sealed record Entry(string Id, List<string?> Jurisdictions, string From, List<Row?> Rows, string? To = null);

    internal sealed record Row(
        string Authority,
        int? MinimumPeriodMonths = null,
        int? ReturnDays = null,
        int? ExchangeDays = null,
        int? ServiceFloorMonths = null,
        List<Waiver?>? Waive = null,
        string? PersonDecides = null,
        string? ReviewedBy = null
    );

    internal sealed record Waiver(string Requirement, List<string?>? Remedies = null);
}

/// <summary>How both files are read: strictly, so that a misspelt name is an error and not a number that never applies.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(TermsFile))]
[JsonSerializable(typeof(OverlayFile))]
internal sealed partial class TermsJson : JsonSerializerContext;
