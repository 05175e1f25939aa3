using System.Text.Json;

namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>A worked example: a claim, and what must come out by the names of the example file.</summary>
public sealed record Example(string Name, PlainClaim Claim, JsonElement Expected)
{
    public override string ToString() => Name;
}

/// <summary>Reads the worked examples into plain claims.</summary>
public static class Examples
{
    public static IReadOnlyList<Example> All { get; } = [.. Read()];

    private static IEnumerable<Example> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "examples.json")));
        foreach (var example in file.RootElement.EnumerateArray())
        {
            var claim = ClaimOf(example.GetProperty("claim"));
            yield return new Example(example.GetProperty("name").GetString()!, claim, example.GetProperty("expected").Clone());
        }
    }

    private static PlainClaim ClaimOf(JsonElement claim) =>
        ItemOf(claim) with
        {
            PurchaseDate = Day(claim, "purchase_date"),
            PeriodMonths = Number(claim, "period_months"),
            Price = Word<PlainPrice>(claim, "price"),
            Unit = Word<PlainUnit>(claim, "unit"),
            Title = Word<PlainTitle>(claim, "title"),
            Source = Word<PlainSource>(claim, "source"),
            Invoice = Flag(claim, "invoice"),
            Certificate = Flag(claim, "certificate"),
            SerialLabel = Word<PlainSerialLabel>(claim, "serial_label"),
            SerialMatch = Flag(claim, "serial_match"),
            Complete = Flag(claim, "complete"),
            Os = Word<PlainOs>(claim, "os"),
            Diagnosis = Word<PlainDiagnosis>(claim, "diagnosis"),
            Causes = [.. claim.GetProperty("causes").EnumerateArray().Select(cause => Parse<PlainCause>(cause.GetString()!))],
            Consent = Word<PlainConsent>(claim, "consent") ?? PlainConsent.None,
            Sent = Flag(claim, "sent") ?? false,
            Services = [.. claim.GetProperty("services").EnumerateArray().Select(ServiceOf)],
            Exceptions = Requirements(claim.GetProperty("exceptions")),
            Overlay = Value(claim, "overlay") is { } overlay ? OverlayOf(overlay) : null,
        };

    private static PlainClaim ItemOf(JsonElement claim)
    {
        var day = Day(claim, "claim_date")!.Value;
        string item = claim.GetProperty("item").GetString()!;
        return item switch
        {
            "standard_accessory" => new()
            {
                ClaimDate = day,
                Item = PlainItem.Accessory,
                Standard = true,
            },
            "other_accessory" => new()
            {
                ClaimDate = day,
                Item = PlainItem.Accessory,
                Standard = false,
            },
            "accessory" => new()
            {
                ClaimDate = day,
                Item = PlainItem.Accessory,
                Standard = Flag(claim, "standard"),
            },
            _ => new()
            {
                ClaimDate = day,
                Item = Parse<PlainItem>(item),
                Part = Text(claim, "part"),
            },
        };
    }

    private static PlainService ServiceOf(JsonElement service) =>
        new()
        {
            Date = Day(service, "date"),
            Covered = Flag(service, "covered"),
            Scope = Word<PlainScope>(service, "scope"),
            Part = Text(service, "part"),
        };

    private static PlainOverlay OverlayOf(JsonElement overlay) =>
        new()
        {
            MinPeriodMonths = Number(overlay, "min_period_months"),
            ReturnDays = Number(overlay, "return_days"),
            ExchangeDays = Number(overlay, "exchange_days"),
            ServiceFloorMonths = Number(overlay, "service_floor_months"),
            Waive = Value(overlay, "waive") is { } waive
                ? waive.EnumerateObject().ToDictionary(remedy => Parse<PlainRemedy>(remedy.Name), remedy => Requirements(remedy.Value))
                : [],
        };

    private static IReadOnlyList<PlainRequirement> Requirements(JsonElement names) =>
        [.. names.EnumerateArray().Select(name => PlainTable.Named(name.GetString()!))];

    private static JsonElement? Value(JsonElement holder, string key) =>
        holder.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement holder, string key) => Value(holder, key)?.GetString();

    private static bool? Flag(JsonElement holder, string key) => Value(holder, key)?.GetBoolean();

    private static int? Number(JsonElement holder, string key) => Value(holder, key)?.GetInt32();

    private static DateOnly? Day(JsonElement holder, string key) => Text(holder, key) is { } day ? DateOnly.Parse(day) : null;

    private static T? Word<T>(JsonElement holder, string key)
        where T : struct, Enum => Text(holder, key) is { } word ? Parse<T>(word) : null;

    private static T Parse<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
