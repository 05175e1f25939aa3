extern alias host;
using System.Globalization;
using System.Numerics;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.Reflection;
using host::Aumate.PolicyService.Wire.Json;
using Xunit;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>A number of JSON is the whole number that its digits say, or is refused: no fact is rounded to another.</summary>
public sealed class WholeNumbersTests(WebService service) : IClassFixture<WebService>
{
    private const int Drawn = 20_000;
    private const int MostDigits = 20;

    /// <summary>The other way round than the reader: the value as a fraction of two large integers.</summary>
    [Fact]
    public void Numbers_however_written_are_their_digits_and_what_is_not_whole_is_none()
    {
        var (whole, not) = (0, 0);
        for (var seed = 0; seed < Drawn; seed++)
        {
            var (text, value) = Draw(new Random(seed));
            var expected =
                value is { } number && BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture) is { Length: <= MostDigits }
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : null;
            Assert.True(expected == WholeNumbers.Digits(text), $"seed {seed}: {text} is {expected}, not {WholeNumbers.Digits(text)}");
            (whole, not) = expected is null ? (whole, not + 1) : (whole + 1, not);
        }

        // Nothing is shown by numbers that are all of one kind.
        Assert.True(whole > Drawn / 10 && not > Drawn / 10, $"{whole} whole, {not} not");
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("-1e-999999999")]
    [InlineData("1e99999999999999999999999999999999")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData(" 1")]
    [InlineData("1\n")]
    [InlineData("١")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    public void What_no_field_can_have_is_no_whole_number(string text) => Assert.Null(WholeNumbers.Digits(text));

    [Theory]
    [InlineData("0e999999999999999999999")]
    [InlineData("-0")]
    [InlineData("0.000")]
    public void Nothing_is_0_however_written(string text) => Assert.Equal("0", WholeNumbers.Digits(text));

    [Theory]
    [InlineData("9007199254740993", 9_007_199_254_740_993)]
    [InlineData("\"9007199254740993\"", 9_007_199_254_740_993)]
    [InlineData("900719925474099.3e1", 9_007_199_254_740_993)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("\"1.190e2\"", 119)]
    public async Task An_amount_is_read_to_its_last_digit(string units, long expected)
    {
        var exact = await service.Running.Client.EvaluateClaimAsync(RequestOf(expected));
        var rounded = await service.Running.Client.EvaluateClaimAsync(RequestOf(expected - 1));
        var answer = (await service.Http.PostJson("/v1/claims:evaluate", JsonOf(units))).As<EvaluateClaimResponse>();
        Assert.Equal(exact.Receipt, answer.Receipt);
        Assert.NotEqual(rounded.Receipt, answer.Receipt);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("10e-1")]
    [InlineData("\"PRICE_KIND_STANDARD\"")]
    public async Task An_enum_is_read_by_its_number(string kind)
    {
        var request = RequestOf(119);
        request.Claim.Purchase.PriceKind = PriceKind.Standard;
        var json = JsonOf("119", $"\"priceKind\":{kind},");
        var answer = (await service.Http.PostJson("/v1/claims:evaluate", json)).As<EvaluateClaimResponse>();
        Assert.Equal((await service.Running.Client.EvaluateClaimAsync(request)).Receipt, answer.Receipt);
    }

    [Theory]
    [InlineData("""{"claim":{"purchase":{"price":{"units":99.00000000000000000001}}}}""", "claim.purchase.price.units")]
    [InlineData("""{"claim":{"purchase":{"price":{"units":"99.00000000000000000001"}}}}""", "claim.purchase.price.units")]
    [InlineData("""{"claim":{"purchase":{"price":{"units":1e-400}}}}""", "claim.purchase.price.units")]
    [InlineData("""{"claim":{"purchase":{"price":{"units":9223372036854775808}}}}""", "claim.purchase.price.units")]
    [InlineData("""{"claim":{"contract":{"periodMonths":4.9999999999999999999}}}""", "claim.contract.periodMonths")]
    [InlineData("""{"claim":{"contract":{"periodMonths":1e999999999}}}""", "claim.contract.periodMonths")]
    [InlineData("""{"claim":{"purchase":{"priceKind":1.00000000000000000001}}}""", "claim.purchase.priceKind")]
    [InlineData("""{"claim":{"purchase":{"priceKind":4294967297}}}""", "claim.purchase.priceKind")]
    [InlineData("""{"claim":{"failure":{"causes":[1,1.00000000000000000001]}}}""", "claim.failure.causes[1]")]
    [InlineData("""{"requestId":9007199254740993}""", "requestId")]
    public async Task A_number_that_a_field_cannot_have_is_refused_by_its_place(string body, string named)
    {
        var answer = await service.Http.PostJson("/v1/claims:evaluate", body);
        Assert.Equal("MALFORMED_MESSAGE", answer.Reason);
        Assert.Contains(named, answer.Error.Message, StringComparison.Ordinal);
    }

    /// <summary>The reader of JSON knows whole numbers alone, and what of google.protobuf is written as text.</summary>
    [Fact]
    public void No_field_of_the_contract_has_a_fraction_and_none_wraps_a_number()
    {
        var messages = new HashSet<MessageDescriptor>();
        foreach (var method in host::Aumate.PolicyService.Wire.Contract.Services.SelectMany(of => of.Methods))
        {
            Collect(method.InputType, messages);
        }

        Assert.True(messages.Count > 20);
        Assert.DoesNotContain(
            messages.SelectMany(message => message.Fields.InDeclarationOrder()),
            field => field.FieldType is FieldType.Double or FieldType.Float
        );
        Assert.Equal(
            ["google.protobuf.Timestamp"],
            messages.Select(message => message.FullName).Where(name => name.StartsWith("google.protobuf.", StringComparison.Ordinal))
        );
    }

    private static void Collect(MessageDescriptor message, HashSet<MessageDescriptor> found)
    {
        if (!found.Add(message))
        {
            return;
        }

        foreach (var field in message.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
        {
            Collect(field.MessageType, found);
        }
    }

    // A number as text, and its value where that is whole. Many end in zeros or nines, so that rounding would make them whole.
    private static (string Text, BigInteger? Value) Draw(Random dice)
    {
        var whole = DrawDigits(dice, dice.Next(1, 22)).TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        var fraction = DrawDigits(dice, dice.Next(3) == 0 ? dice.Next(1, 26) : 0);
        var exponent = dice.Next(2) == 0 ? dice.Next(-24, 25) : 0;
        var sign = dice.Next(4) == 0 ? "-" : "";
        var text = $"{sign}{whole}{(fraction.Length > 0 ? "." : "")}{fraction}";
        text += exponent != 0 ? $"{"eE"[dice.Next(2)]}{(exponent > 0 && dice.Next(2) == 0 ? "+" : "")}{exponent}" : "";
        var (over, under) = (BigInteger.Parse(sign + whole + fraction, CultureInfo.InvariantCulture), BigInteger.Pow(10, fraction.Length));
        (over, under) = exponent > 0 ? (over * BigInteger.Pow(10, exponent), under) : (over, under * BigInteger.Pow(10, -exponent));
        var value = BigInteger.DivRem(over, under, out var rest);
        return (text, rest.IsZero ? value : null);
    }

    private static string DrawDigits(Random dice, int length)
    {
        var (random, same) = (dice.Next(length + 1), "009"[dice.Next(3)]);
        return string.Concat(Enumerable.Range(0, random).Select(_ => (char)('0' + dice.Next(10)))) + new string(same, length - random);
    }

    private static string JsonOf(string price, string purchase = "") =>
        """{"includeReceipt":true,"claim":{"claimDate":{"year":2026,"month":3,"day":15},"product":{"model":"JS-1200"},"purchase":{"""
        + $"{purchase}\"price\":{{\"currencyCode\":\"USD\",\"units\":{price}}}}}}}}}";

    private static EvaluateClaimRequest RequestOf(long units)
    {
        var claim = new Claim
        {
            ClaimDate = Claims.InOrder().ClaimDate,
            Product = new Product { Model = "JS-1200" },
            Purchase = new Purchase
            {
                Price = new() { CurrencyCode = "USD", Units = units },
            },
        };
        return new EvaluateClaimRequest { Claim = claim, IncludeReceipt = true };
    }
}
