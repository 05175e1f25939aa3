using Aumate.PolicyService.Wire.V1;
using Google.Rpc;
using Grpc.Core;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Audience, language and remedies of an explanation.</summary>
public sealed class ExplainRequestTests(SharedService service) : IClassFixture<SharedService>
{
    [Fact]
    public async Task Without_any_of_them_it_is_for_the_agent_in_English_and_of_all_remedies()
    {
        var explanation = await Explain(new ExplainDecisionRequest());
        Assert.Equal((Audience.Agent, "en", false), (explanation.Audience, explanation.Language, explanation.LanguageFellBack));
        Assert.Equal(4, explanation.Remedies.Count);
    }

    [Fact]
    public async Task It_says_for_whom_and_in_which_language_it_is()
    {
        var explanation = await Explain(new ExplainDecisionRequest { Audience = Audience.Customer, Language = "zh-CN" });
        Assert.Equal((Audience.Customer, "zh-Hans", false), (explanation.Audience, explanation.Language, explanation.LanguageFellBack));
        Assert.Empty(explanation.Clauses);
    }

    [Fact]
    public async Task A_language_that_is_not_there_is_answered_in_English_and_it_says_so()
    {
        var explanation = await Explain(new ExplainDecisionRequest { Language = "zh-TW" });
        Assert.Equal(("en", true), (explanation.Language, explanation.LanguageFellBack));
    }

    [Fact]
    public async Task Of_some_remedies_only_those_are_explained_and_always_in_the_order_of_a_decision()
    {
        var explanation = await Explain(new ExplainDecisionRequest { Remedies = { Remedy.FreeRepair, Remedy.Return } });
        Assert.Equal([Remedy.Return, Remedy.FreeRepair], explanation.Remedies.Select(remedy => remedy.Remedy));
    }

    [Fact]
    public async Task Only_words_hang_on_the_language()
    {
        var english = await Explain(new ExplainDecisionRequest { Audience = Audience.Auditor });
        var french = await Explain(new ExplainDecisionRequest { Audience = Audience.Auditor, Language = "fr" });
        Assert.Equal(
            english.Clauses.SelectMany(clause => clause.Facts.Select(fact => fact.ToString())),
            french.Clauses.SelectMany(clause => clause.Facts.Select(fact => fact.ToString()))
        );
        Assert.Equal(english.Timeline.Select(day => (day.Kind, day.Date)), french.Timeline.Select(day => (day.Kind, day.Date)));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_listed_at_once()
    {
        var request = new ExplainDecisionRequest
        {
            Audience = (Audience)9,
            Language = "de_AT",
            Remedies = { Remedy.Return, Remedy.Unspecified, (Remedy)7, Remedy.Return },
            Claim = new Claim(),
        };
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await service.Client.ExplainDecisionAsync(request));
        var violations = refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Select(violation => violation.Field).ToArray();
        string[] expected = ["audience", "language", "remedies[1]", "remedies[2]", "remedies[3]"];
        Assert.Equal(expected, violations.Intersect(expected));
        Assert.Contains(violations, field => field.StartsWith("claim", StringComparison.Ordinal));
    }

    private async Task<Explanation> Explain(ExplainDecisionRequest request)
    {
        request.Claim = InOrder();
        return (await service.Client.ExplainDecisionAsync(request)).Explanation;
    }
}
