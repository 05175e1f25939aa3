using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>The service and the second reading of R28, on carts that nobody wrote down.</summary>
public sealed class CoverageOracleWireTests
{
    private const int Carts = 30;
    private const int Lines = 100;

    [Fact]
    public async Task On_random_carts_the_service_and_the_second_reading_agree_in_status_days_and_missing_facts()
    {
        await using var service = await RunningService.Start(new PeriodCatalog());
        for (var cart = 0; cart < Carts; cart++)
        {
            var day = Sales.Draw((ulong)cart).PurchaseDate;
            PlainClaim[] sales =
            [
                .. Enumerable
                    .Range(0, Lines)
                    .Select(line => Sales.Draw((ulong)(1_000_000 + (cart * Lines) + line)) with { PurchaseDate = day }),
            ];
            var answer = await service.Coverage.PreviewCoverageAsync(
                new PreviewCoverageRequest { PurchaseDate = OracleWire.DateOf(day!.Value), Lines = { sales.Select(LineOf) } }
            );
            for (var line = 0; line < Lines; line++)
            {
                var expected = new PlainCoverage(sales[line]);
                Assert.Equal(
                    PlainTable.Remedies.Select(remedy => Said(expected.Of(remedy), line)),
                    answer.Lines[line].Remedies.Select(Said)
                );
            }
        }
    }

    private static CartLine LineOf(PlainClaim sale) =>
        new()
        {
            Model = PeriodCatalog.ModelOf(sale.CatalogPeriodMonths),
            PriceKind = OracleWire.Number<PriceKind>(sale.Price),
            UnitKind = OracleWire.Number<UnitKind>(sale.Unit),
            Title = OracleWire.Number<Title>(sale.Title),
            Contract = OracleWire.ContractOf(sale),
        };

    private static string Said(PlainOffer offer, int line) =>
        $"{offer.Offered} {offer.First:O} {offer.Last:O} {string.Join(' ', offer.Missing.Select(name => $"lines[{line}].{PathOf(name)}").Order(StringComparer.Ordinal))}";

    private static string Said(RemedyCoverage remedy)
    {
        bool? offered = remedy.Status == CoverageStatus.Undetermined ? null : remedy.Status == CoverageStatus.Offered;
        var (first, last) = (OracleWire.DayOf(remedy.FirstDay), OracleWire.DayOf(remedy.LastDay));
        return $"{offered} {first:O} {last:O} {string.Join(' ', remedy.MissingFacts.Order(StringComparer.Ordinal))}";
    }

    private static string PathOf(string missing) =>
        missing switch
        {
            "price" => "price_kind",
            "unit" => "unit_kind",
            "period_months" => "contract.period_months",
            _ => missing,
        };
}
