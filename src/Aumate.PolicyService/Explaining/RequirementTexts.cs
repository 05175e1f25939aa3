using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Explaining;

/// <summary>Sentences about requirements, with the days of one claim in them.</summary>
internal sealed class RequirementTexts(Texts texts, Timeline timeline)
{
    /// <summary>What a requirement asks.</summary>
    public string Asks(Requirement requirement) => Fill($"requirement.{requirement}.asks");

    /// <summary>Why a finding stands against a remedy, leaves it open, or no longer does.</summary>
    public string Of(Finding finding) =>
        finding.State switch
        {
            RequirementState.Met => texts["requirement.Met"],
            RequirementState.Waived => Waived(finding.Requirement, finding.WaivedBy),
            var state => Fill($"requirement.{finding.Requirement}.{state}"),
        };

    /// <summary>What is not asked, and who waived it.</summary>
    public string Waived(Waiver waiver) => Waived(waiver.Requirement, waiver.Source);

    /// <summary>What a finding did, and to which remedies; where another paragraph than the given one brought it about, which.</summary>
    public string Effect(Finding finding, string clause)
    {
        var remedies = string.Join(", ", finding.Remedies.Each().Select(remedy => texts[$"remedy.{remedy}"]));
        var elsewhere =
            finding.State == RequirementState.NotMet && finding.Clause != clause
                ? texts["trace.elsewhere", ("clause", finding.Clause)]
                : "";
        return texts[
            $"trace.{finding.State}.{finding.Effect}",
            ("remedies", remedies),
            ("source", finding.WaivedBy),
            ("elsewhere", elsewhere)
        ];
    }

    private string Waived(Requirement requirement, string source) =>
        texts["requirement.Waived", ("source", source), ("asks", Asks(requirement))];

    private string Fill(string key) =>
        texts[
            key,
            ("exchange_days", Number(timeline.ExchangeWindow.Days.Value)),
            ("exchange_end", FactText.Of(timeline.ExchangeWindow.LastDay)),
            ("return_days", Number(timeline.ReturnWindow.Days.Value)),
            ("return_end", FactText.Of(timeline.ReturnWindow.LastDay)),
            ("warranty_end", timeline.Warranty.End is { } end ? $" on {FactText.Of(end.LastDay)}" : "")
        ];

    internal static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
