extern alias host;
using Aumate.PolicyService.Tests.Refresh;
using Aumate.PolicyService.Wire.V1;
using host::Aumate.PolicyService.Catalogs;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>A catalog with values as long as they may be, so that one answer has a few hundred thousand bytes.</summary>
internal static class WordyCatalog
{
    private const int Parameters = 16;
    private const int Candidates = 4;
    private static readonly string Long = new('v', 4000);

    public static ICatalogSource Source => new ScriptedSource().Hold("wordy", SmallCatalog.Read(Json()));

    /// <summary>A request for the model that is gone, with ids as long as they may be.</summary>
    public static EvaluateClaimRequest Request(int number)
    {
        var claim = InOrder();
        claim.Product.Model = "OLD";
        var id = string.Concat(Enumerable.Repeat("😀", 60));
        return new EvaluateClaimRequest
        {
            RequestId = $"{id}{number:D4}",
            CorrelationId = id,
            Claim = claim,
        };
    }

    private static string Json()
    {
        var parameters = Enumerable.Range(0, Parameters).Select(at => $$"""{"id":"p{{at}}","unit":"-","rule":"EQUAL"}""");
        var values = string.Join(",", Enumerable.Range(0, Parameters).Select(at => $"\"p{at}\":\"{Long}\""));
        var models = Enumerable
            .Range(0, Candidates)
            .Select(at => $$$"""{"sku":"NEW{{{at}}}","category":"X","released":"2020-01-01","values":{{{{values}}}}}""")
            .Prepend($$$"""{"sku":"OLD","category":"X","released":"2020-01-01","discontinued":"2020-12-31","values":{{{{values}}}}}""");
        return $$$"""{"categories":{"X":{"name":"X","parameters":[{{{string.Join(",", parameters)}}}]}},"models":[{{{string.Join(",", models)}}}]}""";
    }
}
