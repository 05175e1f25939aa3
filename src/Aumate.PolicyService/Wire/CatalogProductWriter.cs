using System.Globalization;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Wire;

/// <summary>Writes a product of the catalog as the contract has it.</summary>
internal static class CatalogProductWriter
{
    public static V1.CatalogProduct Write(Product product, string? currency)
    {
        var written = new V1.CatalogProduct
        {
            Model = product.Model,
            CategoryId = product.Category.Id,
            CategoryName = product.Category.Name,
            Brand = product.Brand,
            Name = product.Name ?? "",
            ListPrice = product.ListPrice is { } price ? Text(price) : "",
            Currency = product.ListPrice is null ? "" : currency ?? "",
            Released = DecisionWriter.Write((NodaTime.LocalDate?)product.Released),
            LastSaleDay = DecisionWriter.Write(product.LastSaleDay),
            Successor = product.Successor ?? "",
            Prototype = product.IsPrototype,
            Refurbished = !product.IsNew,
            OperatingSystem = product.OperatingSystem is { } system ? (V1.OperatingSystem)(system + 1) : V1.OperatingSystem.Unspecified,
            WarrantyMonths = product.WarrantyMonths ?? 0,
        };
        if (product.StandardConfiguration is { } accessories)
        {
            written.StandardAccessories = new V1.StandardAccessories { Models = { accessories } };
        }

        written.Values.Add(product.Category.Parameters.Select((parameter, i) => Write(parameter, product.Value(i))));
        return written;
    }

    private static V1.CatalogValue Write(Parameter parameter, ParameterValue? value)
    {
        var written = new V1.CatalogValue
        {
            Parameter = parameter.Id,
            Rule = (V1.ParameterRule)(parameter.Rule + 1),
            Unit = parameter.Unit,
        };
        if (value is not null)
        {
            written.Text = value.ToString();
        }

        return written;
    }

    // Trailing zeros are a spelling, not a price.
    private static string Text(decimal price) => price.ToString("0.############################", NumberFormatInfo.InvariantInfo);
}
