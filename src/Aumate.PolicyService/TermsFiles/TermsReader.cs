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
            if (JsonSerializer.Deserialize(json, type) is { } file)
            {
                return file;
            }

            errors.Add($"{name}: is null");
        }
        catch (JsonException bad)
        {
            errors.Add($"{name}:{bad.LineNumber + 1}:{bad.BytePositionInLine + 1} {bad.Path}: {bad.Message}");
        }

        return null;
    }

    // The entries of a list, each with its place. The annotations of the file do not reach into lists, so an entry can still be null.
    private IEnumerable<(T Entry, string Place)> Entries<T>(List<T?>? list, string place)
        where T : class
    {
        for (var i = 0; i < (list?.Count ?? 0); i++)
        {
            if (list![i] is { } entry)
            {
                yield return (entry, $"{place}[{i}]");
            }
            else
            {
                errors.Add($"{place}[{i}]: is null");
            }
        }
    }

    private ImmutableArray<TermsVersion> ReadVersions(TermsFile? file)
    {
        var read = ImmutableArray.CreateBuilder<TermsVersion>();
        foreach (var (version, place) in Entries(file?.Versions, "terms versions"))
        {
            CheckId(version.Id, read.Select(other => other.Id), place);
            var from = ReadDay(version.EffectiveFrom, $"{place}.effective_from");
            if (read.Any(other => other.EffectiveFrom == from))
            {
                errors.Add($"{place}.effective_from: another version begins on {version.EffectiveFrom}");
            }

            var parameters = new TermsParameters(
                InRange(version.ReturnDays, Bounds.WindowDays, $"{place}.return_days"),
                InRange(version.ExchangeDays, Bounds.WindowDays, $"{place}.exchange_days"),
                InRange(version.ServiceFloorMonths, Bounds.PeriodMonths, $"{place}.service_floor_months"),
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
        foreach (var (overlay, place) in Entries(file?.Overlays, "overlays"))
        {
            CheckId(overlay.Id, read.Select(other => other.Id), place);
            var jurisdictions = Entries(overlay.Jurisdictions, $"{place}.jurisdictions").ToImmutableArray();
            foreach (var (code, at) in jurisdictions.Where(each => !Jurisdictions.IsKnown(each.Entry)))
            {
                errors.Add($"{at}: \"{code}\" is no code of ISO 3166");
            }

            if (overlay.Jurisdictions.Count == 0)
            {
                errors.Add($"{place}.jurisdictions: there is none");
            }

            if (overlay.Rows.Count == 0)
            {
                errors.Add($"{place}.rows: there is none");
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
                    [.. jurisdictions.Select(each => each.Entry)],
                    from,
                    to,
                    [.. Entries(overlay.Rows, $"{place}.rows").Select(each => ReadRow(each.Entry, each.Place))]
                )
            );
        }

        return read.ToImmutable();
    }

    private OverlayRow ReadRow(OverlayFile.Row row, string place)
    {
        CheckNotBlank(row.Authority, $"{place}.authority");
        CheckNotBlank(row.PersonDecides, $"{place}.person_decides");
        CheckNotBlank(row.ReviewedBy, $"{place}.reviewed_by");
        if (
            row is { MinimumPeriodMonths: null, ReturnDays: null, ExchangeDays: null, ServiceFloorMonths: null, PersonDecides: null }
            && row.Waive is null or []
        )
        {
            errors.Add($"{place}: says nothing");
        }

        var replaces = new Replacements
        {
            MinimumPeriodMonths = InRange(row.MinimumPeriodMonths, Bounds.PeriodMonths, $"{place}.minimum_period_months"),
            ReturnDays = InRange(row.ReturnDays, Bounds.WindowDays, $"{place}.return_days"),
            ExchangeDays = InRange(row.ExchangeDays, Bounds.WindowDays, $"{place}.exchange_days"),
            ServiceFloorMonths = InRange(row.ServiceFloorMonths, Bounds.PeriodMonths, $"{place}.service_floor_months"),
        };
        var waives = Entries(row.Waive, $"{place}.waive").Select(each => ReadWaiver(each.Entry, each.Place)).ToImmutableArray();
        return new OverlayRow(row.Authority, replaces, waives, row.PersonDecides, row.ReviewedBy);
    }

    private (Requirement Requirement, Remedies Remedies) ReadWaiver(OverlayFile.Waiver waiver, string place)
    {
        var requirement = Named<Requirement>(waiver.Requirement);
        if (requirement?.CanBeWaived() is not true)
        {
            errors.Add($"{place}.requirement: \"{waiver.Requirement}\" is no requirement that can be waived");
        }

        var remedies = waiver.Remedies is null or [] ? Remedies.AllFree : Remedies.None;
        foreach (var (name, at) in Entries(waiver.Remedies, $"{place}.remedies"))
        {
            var remedy = Named<Remedy>(name);
            if (remedy is null or Remedy.PaidRepair)
            {
                errors.Add($"{at}: \"{name}\" is none of return, exchange, free_repair");
            }

            remedies |= remedy?.AsSet() ?? Remedies.None;
        }

        return (requirement ?? default, remedies);
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

    private void CheckNotBlank(string? text, string place)
    {
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            errors.Add($"{place}: is blank");
        }
    }

    // The value with the name that a file writes in snake case. Null: none has it. Enum.TryParse would also take numbers, and several names at once.
    private static T? Named<T>(string snake)
        where T : struct, Enum
    {
        var name = snake.Replace("_", "", StringComparison.Ordinal);
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
