extern alias host;
using System.Text.Json.Nodes;
using host::Aumate.PolicyService.Reference;
using Xunit;

namespace Aumate.PolicyService.Tests.OpenApi;

/// <summary>The document that the service hands out is that of the contract. Whether it is true is asked in .ci/samples, by real calls.</summary>
public sealed class OpenApiTests
{
    private const string RewriteSwitch = "OPENAPI";

    private static readonly string Committed = Repository.PathOf("src", "Aumate.PolicyService", "Data", "openapi.json");

    [Fact]
    public void The_committed_document_is_that_of_the_contract_and_is_renewed_by_OPENAPI_write()
    {
        var current = OpenApiDocument.Write();
        if (Environment.GetEnvironmentVariable(RewriteSwitch) == "write")
        {
            File.WriteAllText(Committed, current);
        }

        Assert.Equal(current, File.ReadAllText(Committed));
    }

    [Fact]
    public void Every_route_of_the_contract_is_described_with_its_limits()
    {
        var document = JsonNode.Parse(EmbeddedText.Of("openapi.json"))!;
        var paths = document["paths"]!.AsObject();
        Assert.Equal(9, paths.Count);
        Assert.All(paths, path => Assert.False(string.IsNullOrEmpty((string?)path.Value!.AsObject().First().Value!["description"])));
        var schemas = document["components"]!["schemas"]!;
        Assert.Equal(64, (int?)schemas["aumate.policy.v1.EvaluateClaimRequest"]!["properties"]!["requestId"]!["maxLength"]);
        Assert.Equal(500, (int?)schemas["aumate.policy.v1.EvaluateClaimsRequest"]!["properties"]!["requests"]!["maxItems"]);
        Assert.Equal(600, (int?)schemas["aumate.policy.v1.Contract"]!["properties"]!["periodMonths"]!["maximum"]);
        Assert.False((bool?)schemas["aumate.policy.v1.Claim"]!["additionalProperties"]);
    }
}
