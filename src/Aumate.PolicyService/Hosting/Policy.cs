using System.Text;
using Aumate.PolicyService.Calendars;
using Aumate.PolicyService.Reference;
using Aumate.PolicyService.TermsFiles;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Hosting;

/// <summary>What decides besides the catalog: the letter, the terms, the law, the calendar. Read once, at the start.</summary>
/// <param name="Evaluator">The evaluator of all of it.</param>
/// <param name="FirstDay">The first day on which terms are in force.</param>
/// <param name="ServiceCenter">The service center's time zone.</param>
/// <param name="Rules">Digests of terms, overlays and calendar: equal ones decide alike.</param>
internal sealed record Policy(Evaluator Evaluator, LocalDate FirstDay, DateTimeZone ServiceCenter, string Rules)
{
    /// <summary>The version of the code, as decisions name it.</summary>
    public static string EngineVersion { get; } = typeof(Policy).Assembly.GetName().Version!.ToString(3);

    /// <summary>Reads the policy. Null: something cannot be read, and <paramref name="errors"/> has everything that is wrong, with its place.</summary>
    public static Policy? Read(PolicyOptions options, List<string> errors)
    {
        var terms = new TermsReader();
        var register = terms.Read(
            Bytes(options.TermsPath, "terms.json", errors),
            Bytes(options.OverlaysPath, "overlays.json", errors),
            [.. options.OverlaysSwitchedOff]
        );
        errors.AddRange(terms.Errors);
        var calendar = CalendarFiles.Read(options.HolidaysPath, options.CompanyDaysPath);
        errors.AddRange(calendar.Errors);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.ServiceCenterTimeZone);
        if (zone is null)
        {
            errors.Add($"Policy:ServiceCenterTimeZone: \"{options.ServiceCenterTimeZone}\" is no zone of the IANA database");
        }

        return errors.Count > 0
            ? null
            : new Policy(
                new Evaluator(CommitmentLetter.Rules, register!, calendar.Calendar!, EngineVersion),
                register!.FirstDay,
                zone!,
                $"{register.TermsDigest} {register.OverlaysDigest} {calendar.Calendar!.Id}"
            );
    }

    private static byte[]? Bytes(string? path, string embedded, List<string> errors) =>
        path is null ? Encoding.UTF8.GetBytes(EmbeddedText.Of(embedded)) : OperatorFile.Read(path, File.ReadAllBytes, errors);
}

/// <summary>The policy's files cannot be read, so the service does not start.</summary>
/// <param name="errors">Everything that is wrong, each with its place.</param>
public sealed class PolicyUnreadableException(IReadOnlyList<string> errors)
    : Exception($"The policy cannot be read:{string.Concat(errors.Select(error => $"{Environment.NewLine}  {error}"))}");
