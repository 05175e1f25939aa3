using Aumate.PolicyService.Wire.V1;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>Carts that tests begin from, and answers as text.</summary>
internal static class Carts
{
    /// <summary>A cart bought on 2026-03-10.</summary>
    public static PreviewCoverageRequest Of(params IEnumerable<CartLine> lines) =>
        new() { PurchaseDate = Day(2026, 3, 10), Lines = { lines } };

    /// <summary>A production unit that is bought at the standard price, with twelve months of warranty.</summary>
    public static CartLine ALine(string model = "DX-120") =>
        new()
        {
            LineId = "line-1",
            Model = model,
            PriceKind = PriceKind.Standard,
            UnitKind = UnitKind.Production,
            Title = Title.Purchased,
            Contract = new Contract { PeriodMonths = 12 },
        };

    /// <summary>The same product and sale, asked by itself.</summary>
    public static GetCoverageRequest Alone(PreviewCoverageRequest cart)
    {
        var line = cart.Lines[0];
        var request = new GetCoverageRequest
        {
            Model = line.Model,
            PurchaseDate = cart.PurchaseDate,
            Jurisdiction = cart.Jurisdiction,
            Language = cart.Language,
            PriceKind = line.PriceKind,
            UnitKind = line.UnitKind,
            Title = line.Title,
        };
        if (line.Contract is { HasPeriodMonths: true } contract)
        {
            request.PeriodMonths = contract.PeriodMonths;
        }

        return request;
    }

    /// <summary>What is said of a remedy, but for sentences and freight.</summary>
    public static string Told(RemedyCoverage remedy)
    {
        var days = $"{Told(remedy.FirstDay)}..{Told(remedy.LastDay)}";
        var why = remedy.RefusedBy == Requirement.Unspecified ? "" : $" {remedy.RefusedBy} {remedy.Clause} {remedy.ReasonCode}";
        return $"{remedy.Status} {days}{why}{string.Concat(remedy.MissingFacts.Select(path => $" {path}"))}";
    }

    private static string Told(Google.Type.Date? day) => day is null ? "" : $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";
}
