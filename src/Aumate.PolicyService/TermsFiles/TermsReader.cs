using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aumate.PolicyService.Reference;
using Aumate.Warranty.Letter;
using NodaTime;
using NodaTime.Text;

namespace Aumate.PolicyService.TermsFiles;

/// <summary>Reads terms versions and overlays (R25, R27). A file with any error is refused as a whole, every error with its place.</summary>
public sealed class TermsReader
{
    private const int LongestPeriodMonths = 600;
    private const int LongestWindowDays = 3650;
    private const int LongestRepairDays = 365;

    private readonly List<string> errors = [];

    /// <summary>What was wrong, each with its place. Empty: nothing.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Reads both files.</summary>
    /// <param name="terms">JSON of the versions.</param>
    /// <param name="overlays">JSON of the overlays.</param>
    /// <param name="switchedOff">Ids of overlays that are not to be applied.</param>
    /// <returns>The register. Null: see <see cref="Errors"/>.</returns>
    public TermsRegister? Read(ReadOnlySpan<byte> terms, ReadOnlySpan<byte> overlays, IReadOnlyCollection<string> switchedOff)
    {
        var versions = ReadVersions(Parse(terms, TermsJson.Default.TermsFile, "terms"));
        var laws = ReadOverlays(Parse(overlays, TermsJson.Default.OverlayFile, "overlays"));
        foreach (var id in switchedOff.Where(id => laws.All(law => law.Id != id)))
        {
            errors.Add($"switched off: no overlay is called \"{id}\"");
        }

        return errors.Count > 0 ? null : new TermsRegister(versions, laws.Where(law => !switchedOff.Contains(law.Id)));
    }

    private T? Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, string name)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException bad)
        {
            errors.Add($"{name}:{bad.LineNumber + 1}:{bad.BytePositionInLine + 1} {bad.Path}: {bad.Message}");
            return null;
        }
    }

    private ImmutableArray<TermsVersion> ReadVersions(TermsFile? file)
    {
        var read = ImmutableArray.CreateBuilder<TermsVersion>();
        for (var i = 0; i < (file?.Versions.Count ?? 0); i++)
        {
            var version = file!.Versions[i];
            var place = $"terms versions[{i}]";
            CheckId(version.Id, read.Select(other => other.Id), place);
            var from = ReadDay(version.EffectiveFrom, $"{place}.effective_from");
            if (read.Any(other => other.EffectiveFrom == from))
            {
                errors.Add($"{place}.effective_from: another version begins on {version.EffectiveFrom}");
            }

            var parameters = new TermsParameters(
                InRange(version.ReturnDays, LongestWindowDays, $"{place}.return_days"),
                InRange(version.ExchangeDays, LongestWindowDays, $"{place}.exchange_days"),
                InRange(version.ServiceFloorMonths, LongestPeriodMonths, $"{place}.service_floor_months"),
                InRange(version.RepairWorkingDays, LongestRepairDays, $"{place}.repair_working_days")
            );
            read.Add(new TermsVersion(version.Id, from ?? default, parameters));
        }

        if (file is { Versions.Count: 0 })
        {
            errors.Add("terms versions: there is none");
        }

        return read.ToImmutable();
    }

    private ImmutableArray<Overlay> ReadOverlays(OverlayFile? file)
    {
        var read = ImmutableArray.CreateBuilder<Overlay>();
        for (var i = 0; i < (file?.Overlays.Count ?? 0); i++)
        {
            var overlay = file!.Overlays[i];
            var place = $"overlays[{i}]";
            CheckId(overlay.Id, read.Select(other => other.Id), place);
            foreach (var code in overlay.Jurisdictions.Where(code => !Jurisdictions.IsKnown(code)))
            {
                errors.Add($"{place}.jurisdictions: \"{code}\" is no code of ISO 3166");
            }

            var from = ReadDay(overlay.From, $"{place}.from") ?? default;
            var to = overlay.To is null ? null : ReadDay(overlay.To, $"{place}.to");
            if (to < from)
            {
                errors.Add($"{place}.to: is before from");
            }

            read.Add(
                new Overlay(
                    overlay.Id,
                    [.. overlay.Jurisdictions],
                    from,
                    to,
                    [.. overlay.Rows.Select((row, j) => ReadRow(row, $"{place}.rows[{j}]"))]
                )
            );
        }

        return read.ToImmutable();
    }

    private OverlayRow ReadRow(OverlayFile.Row row, string place)
    {
        if (string.IsNullOrWhiteSpace(row.Authority))
        {
            errors.Add($"{place}.authority: is required");
        }

        if (
            row is { MinimumPeriodMonths: null, ReturnDays: null, ExchangeDays: null, ServiceFloorMonths: null, PersonDecides: null }
            && row.Waive is null or []
        )
        {
            errors.Add($"{place}: says nothing");
        }

        var replaces = new Replacements
        {
            MinimumPeriodMonths = InRange(row.MinimumPeriodMonths, LongestPeriodMonths, $"{place}.minimum_period_months"),
            ReturnDays = InRange(row.ReturnDays, LongestWindowDays, $"{place}.return_days"),
            ExchangeDays = InRange(row.ExchangeDays, LongestWindowDays, $"{place}.exchange_days"),
            ServiceFloorMonths = InRange(row.ServiceFloorMonths, LongestPeriodMonths, $"{place}.service_floor_months"),
        };
        var waives = (row.Waive ?? []).Select((waiver, k) => ReadWaiver(waiver, $"{place}.waive[{k}]")).ToImmutableArray();
        return new OverlayRow(row.Authority, replaces, waives, row.PersonDecides, row.ReviewedBy);
    }

    private (Requirement Requirement, Remedies Remedies) ReadWaiver(OverlayFile.Waiver waiver, string place)
    {
        if (!Enum.TryParse<Requirement>(Name(waiver.Requirement), ignoreCase: true, out var requirement) || !requirement.CanBeWaived())
        {
            errors.Add($"{place}.requirement: \"{waiver.Requirement}\" is no requirement that can be waived");
        }

        var remedies = waiver.Remedies is null or [] ? Remedies.AllFree : Remedies.None;
        foreach (var name in waiver.Remedies ?? [])
        {
            if (!Enum.TryParse<Remedy>(Name(name), ignoreCase: true, out var remedy) || remedy == Remedy.PaidRepair)
            {
                errors.Add($"{place}.remedies: \"{name}\" is none of return, exchange, free_repair");
            }

            remedies |= remedy.AsSet();
        }

        return (requirement, remedies);
    }

    private void CheckId(string id, IEnumerable<string> others, string place)
    {
        if (string.IsNullOrWhiteSpace(id) || others.Contains(id, StringComparer.Ordinal))
        {
            errors.Add($"{place}.id: \"{id}\" is blank or taken");
        }
    }

    private LocalDate? ReadDay(string text, string place)
    {
        var day = LocalDatePattern.Iso.Parse(text);
        if (!day.Success)
        {
            errors.Add($"{place}: \"{text}\" is no day such as 2026-01-31");
        }

        return day.Success ? day.Value : null;
    }

    private int? InRange(int? number, int most, string place) => number is null ? null : InRange(number.Value, most, place);

    private int InRange(int number, int most, string place)
    {
        if (number < 1 || number > most)
        {
            errors.Add($"{place}: {number} is not 1 to {most}");
        }

        return number;
    }

    // Enum.TryParse also takes numbers; a name begins with a letter.
    private static string Name(string snake) =>
        snake.Length > 0 && char.IsAsciiLetter(snake[0]) ? snake.Replace("_", "", StringComparison.Ordinal) : "";
}
