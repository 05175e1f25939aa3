using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using Date = Google.Type.Date;
using Enum = System.Enum;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>What is bad in one field of a kind is bad in all of them; the fields are read from the contract, so that none can be forgotten (R29).</summary>
public sealed class BadInputFieldTests(SharedService service) : IClassFixture<SharedService>
{
    private static readonly (int Year, int Month, int Day)[] NoDays =
    [
        (2026, 2, 30),
        (2025, 2, 29),
        (2026, 4, 31),
        (2026, 13, 1),
        (2026, 0, 1),
        (2026, -1, 1),
        (2026, 3, 0),
        (2026, 3, 32),
        (2026, 0, 0),
        (0, 3, 15),
        (-1, 3, 15),
        (10000, 1, 1),
        (0, 0, 0),
        (int.MaxValue, int.MaxValue, int.MaxValue),
        (int.MinValue, int.MinValue, int.MinValue),
    ];

    private static readonly Dictionary<string, int> LargestNumbers = new()
    {
        ["claim.contract.period_months"] = 600,
        ["claim.contract.overrides.minimum_period_months"] = 600,
        ["claim.contract.overrides.return_days"] = 3650,
        ["claim.contract.overrides.exchange_days"] = 3650,
        ["claim.contract.overrides.service_floor_months"] = 600,
    };

    public static TheoryData<string> Enums => Paths(FieldSpot.OfType(FieldType.Enum));

    public static TheoryData<string> Dates => Paths(FieldSpot.OfMessage(Date.Descriptor));

    public static TheoryData<string> Numbers => Paths(FieldSpot.OfType(FieldType.Int32));

    [Fact]
    public async Task A_claim_with_every_field_given_is_answered()
    {
        var claim = Full();
        Assert.All(
            FieldSpot.All,
            spot => Assert.True(spot.Path == "claim.claim_time" || IsGiven(spot, claim), $"{spot.Path} is not given by {nameof(Full)}")
        );
        await service.Client.EvaluateClaimAsync(Evaluate(claim));
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public async Task A_number_that_an_enum_does_not_define_is_refused_at_its_field(string path)
    {
        var spot = FieldSpot.At(path);
        int[] undefined = [-1, spot.Field.EnumType.Values.Count, 99, int.MaxValue, int.MinValue];
        foreach (var number in undefined)
        {
            var claim = Full();
            spot.Set(claim, Enum.ToObject(spot.Field.EnumType.ClrType, number));
            await IsRefusedAlone(claim, path, $"{number} is not defined by the contract");
        }
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public async Task A_number_that_an_enum_defines_is_not_called_undefined(string path)
    {
        var spot = FieldSpot.At(path);
        foreach (var value in spot.Field.EnumType.Values)
        {
            var claim = Full();
            spot.Set(claim, Enum.ToObject(spot.Field.EnumType.ClrType, value.Number));
            Assert.DoesNotContain(await Violations(claim), found => found.Description.Contains("not defined", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task A_date_that_is_no_day_is_refused_at_its_field(string path)
    {
        foreach (var (year, month, day) in NoDays)
        {
            var claim = Full();
            FieldSpot.At(path).Set(claim, Day(year, month, day));
            await IsRefusedAlone(claim, path, $"{year}-{month}-{day} is no day");
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_period_or_window_is_taken_from_1_through_its_largest_number_alone(string path)
    {
        var spot = FieldSpot.At(path);
        var most = LargestNumbers[path];
        foreach (var number in new[] { 0, -1, most + 1, int.MaxValue, int.MinValue })
        {
            var claim = Full();
            spot.Set(claim, number);
            await IsRefusedAlone(claim, path, $"{number} is not 1 to {most}");
        }

        foreach (var number in new[] { 1, most })
        {
            var claim = Full();
            spot.Set(claim, number);
            Assert.Empty(await Violations(claim));
        }
    }

    [Fact]
    public void Every_date_and_instant_of_the_claim_is_reached()
    {
        Assert.Equal(6, Dates.Count);
        Assert.Equal(2, FieldSpot.OfMessage(Timestamp.Descriptor).Count());
    }

    private static TheoryData<string> Paths(IEnumerable<FieldSpot> spots) => [.. spots.Select(spot => spot.Path)];

    private static bool IsGiven(FieldSpot spot, Claim claim) =>
        spot.Value(claim) switch
        {
            null or "" or 0 => false,
            Enum number => Convert.ToInt32(number, null) != 0,
            _ => true,
        };

    private async Task IsRefusedAlone(Claim claim, string path, string words)
    {
        var violation = Assert.Single(await Violations(claim));
        Assert.Equal(path, violation.Field);
        Assert.Contains(words, violation.Description, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<(string Field, string Description)>> Violations(Claim claim)
    {
        var call = service.Client.EvaluateClaimAsync(Evaluate(claim)).ResponseAsync;
        await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return call.IsCompletedSuccessfully ? [] : (await Refused.AsInvalidClaim(call)).Violations;
    }
}
