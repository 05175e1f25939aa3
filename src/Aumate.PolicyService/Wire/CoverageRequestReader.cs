using System.Collections.Immutable;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Languages;
using Aumate.Warranty.Claims;
using NodaTime;

namespace Aumate.PolicyService.Wire;

/// <summary>What is asked about a cart.</summary>
/// <param name="Sales">What would be agreed, line by line: claims that have nothing but the sale.</param>
/// <param name="Choice">The language of the sentences.</param>
internal sealed record CoverageRequest(ImmutableArray<Claim> Sales, LanguageChoice Choice);

/// <summary>Reads what is asked before a purchase (R28), or says everything that is wrong with it (R29).</summary>
internal static class CoverageRequestReader
{
    /// <summary>A cart. What could not be read is reported, and stands as if it were not stated.</summary>
    public static CoverageRequest Read(V1.PreviewCoverageRequest request, Violations violations)
    {
        RequestText.IsValid(request.RequestId, "request_id", violations);
        RequestText.IsValid(request.CorrelationId, "correlation_id", violations);
        var sale = ReadSale(request.PurchaseDate, request.Jurisdiction, violations);
        var choice = ExplainRequestReader.ReadLanguage(request.Language, violations);
        if (request.Lines.Count is 0 or > Limits.CartLines)
        {
            violations.Add("lines", $"has {request.Lines.Count} entries; a cart has 1 to {Limits.CartLines}");
        }

        return new CoverageRequest(
            [.. request.Lines.Take(Limits.CartLines).Select((line, i) => ReadLine(sale, line, i, violations))],
            choice
        );
    }

    /// <summary>One product. What could not be read is reported, and stands as if it were not stated.</summary>
    public static CoverageRequest Read(V1.GetCoverageRequest request, Violations violations)
    {
        var sale = ReadProduct(
            ReadSale(request.PurchaseDate, request.Jurisdiction, violations),
            (request.Model, request.PriceKind, request.UnitKind, request.Title),
            "",
            violations
        );
        if (request.HasPeriodMonths)
        {
            sale = sale with { PeriodMonths = SaleReader.ReadPeriod(request.PeriodMonths, "period_months", violations) };
        }

        return new CoverageRequest([sale], ExplainRequestReader.ReadLanguage(request.Language, violations));
    }

    private static Claim ReadSale(Google.Type.Date? purchaseDate, string jurisdiction, Violations violations)
    {
        if (purchaseDate is null)
        {
            violations.Add("purchase_date", "is required");
        }

        var day = DateReader.Read(purchaseDate, "purchase_date", violations) ?? default(LocalDate);
        return new Claim
        {
            ClaimDate = day,
            VoucherDate = day,
            Model = "",
            Jurisdiction = ClaimReader.ReadJurisdiction(jurisdiction, "jurisdiction", violations),
        };
    }

    private static Claim ReadLine(Claim sale, V1.CartLine line, int index, Violations violations)
    {
        var path = $"lines[{index}].";
        RequestText.IsValid(line.LineId, $"{path}line_id", violations);
        var read = ReadProduct(sale, (line.Model, line.PriceKind, line.UnitKind, line.Title), path, violations);
        if (line.Contract is null)
        {
            return read;
        }

        if (line.Contract.ContractDate is not null)
        {
            violations.Add($"{path}contract.contract_date", "is given beside purchase_date; leave it out");
        }

        return SaleReader.ReadContract(read, line.Contract, violations.Under("claim.", path)) with
        {
            ContractDate = null,
        };
    }

    private static Claim ReadProduct(
        Claim sale,
        (string Model, V1.PriceKind PriceKind, V1.UnitKind UnitKind, V1.Title Title) product,
        string path,
        Violations violations
    )
    {
        if (product.Model.Length == 0)
        {
            violations.Add($"{path}model", "is required");
        }

        return sale with
        {
            Model = RequestText.Read(product.Model, $"{path}model", violations) ?? "",
            PriceKind = EnumReader.Read<PriceKind>((int)product.PriceKind, $"{path}price_kind", violations),
            UnitKind = EnumReader.Read<UnitKind>((int)product.UnitKind, $"{path}unit_kind", violations),
            Title = EnumReader.Read<Title>((int)product.Title, $"{path}title", violations),
        };
    }
}
