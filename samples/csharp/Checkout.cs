using Aumate.PolicyService.Client;
using Aumate.PolicyService.Wire.V1;
using Google.Type;

namespace Aumate.PolicyService.Samples;

/// <summary>Says before a purchase what the letter would give.</summary>
internal static class Checkout
{
    /// <summary>Prints a line for each product, or that nothing is known. The sale goes on either way.</summary>
    public static async Task Show(PolicyClient client, params string[] models)
    {
        var cart = new PreviewCoverageRequest
        {
            PurchaseDate = new Date
            {
                Year = 2026,
                Month = 3,
                Day = 15,
            },
        };
        cart.Lines.AddRange(
            models.Select(model => new CartLine
            {
                LineId = model,
                Model = model,
                PriceKind = PriceKind.Standard,
                Title = Title.Purchased,
            })
        );
        var answer = await client.PreviewCoverageAsync(cart);
        for (var line = 0; line < models.Length; line++)
        {
            Console.WriteLine(
                $"{models[line]}: return {Shown(answer, line, Remedy.Return)}, repair {Shown(answer, line, Remedy.FreeRepair)}"
            );
        }
    }

    private static string Shown(CoverageAnswer answer, int line, Remedy remedy) =>
        answer.StandingOf(line, remedy) switch
        {
            CoverageStanding.Offered => "offered",
            CoverageStanding.NotOffered => "not offered",
            _ => "not known",
        };
}
