using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Texts of a request: at most 64 characters, however many bytes each has; not blank; of valid UTF-8 (R29).</summary>
public sealed class BadInputTextTests(SharedService service) : IClassFixture<SharedService>
{
    private const int Most = 64;

    private static readonly string[] Names = ["request_id", "correlation_id"];

    private static readonly string[] Characters = ["x", "é", "漢", "😀"];

    public static TheoryData<string> OfTheClaim => [.. FieldSpot.OfType(FieldType.String).Select(spot => spot.Path)];

    public static TheoryData<string> OfTheRequest => [.. Names, .. FieldSpot.OfType(FieldType.String).Select(spot => spot.Path)];

    [Theory]
    [MemberData(nameof(OfTheRequest))]
    public async Task A_text_of_65_characters_is_too_long_and_one_of_64_is_not(string path)
    {
        foreach (var character in Characters)
        {
            var tooLong = Assert.Single(await Violations(With(path, Times(Most + 1, character)).ToByteArray()));
            Assert.Equal((path, "is longer than 64 characters"), tooLong);
            // A code or a zone of 64 characters is unknown, but not too long.
            Assert.DoesNotContain(
                await Violations(With(path, Times(Most, character)).ToByteArray()),
                found => found.Field != path || !found.Description.Contains("ISO 3166") && !found.Description.Contains("IANA")
            );
        }
    }

    [Theory]
    [MemberData(nameof(OfTheClaim))]
    public async Task A_blank_text_is_no_text(string path)
    {
        foreach (var blank in new[] { " ", "\t\r\n", "\u00a0\u2003\u3000" })
        {
            var violation = Assert.Single(await Violations(With(path, blank).ToByteArray()));
            Assert.Equal(path, violation.Field);
            Assert.Contains("is blank", violation.Description, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(OfTheRequest))]
    public async Task The_replacement_character_is_a_character_like_others(string path) =>
        Assert.DoesNotContain(
            await Violations(With(path, "\ufffd").ToByteArray()),
            found => !found.Description.Contains("ISO 3166") && !found.Description.Contains("IANA")
        );

    [Theory]
    [InlineData("request_id")]
    [InlineData("correlation_id")]
    public async Task A_name_of_the_call_is_never_interpreted_so_it_may_be_blank(string name) =>
        Assert.Empty(await Violations(With(name, " \t").ToByteArray()));

    private static string Times(int count, string character) => string.Concat(Enumerable.Repeat(character, count));

    private static EvaluateClaimRequest With(string path, string text)
    {
        var request = Evaluate(Full());
        if (Names.Contains(path))
        {
            EvaluateClaimRequest.Descriptor.FindFieldByName(path).Accessor.SetValue(request, text);
        }
        else
        {
            FieldSpot.At(path).Set(request.Claim, text);
        }

        return request;
    }

    private async Task<IReadOnlyList<(string Field, string Description)>> Violations(byte[] request)
    {
        var call = service.Running.Channel.Send(RawCalls.Evaluate, request);
        await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return call.IsCompletedSuccessfully ? [] : (await Refused.AsInvalidClaim(call)).Violations;
    }
}
