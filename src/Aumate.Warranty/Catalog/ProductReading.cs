using Aumate.Warranty.Catalog.Columns;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Catalog;

/// <summary>Reads one product after the other into a table; what needs the other products is checked by <see cref="References"/>.</summary>
internal sealed class ProductReading(SchemaReading schema, ProductTable table, References references, List<CatalogError> errors)
{
    private const char LastControl = '\u001f';

    private readonly TextReading texts = new(errors);
    private readonly ValueReading values = new(table.Values, errors);
    private readonly ProductValues ofProduct = new(schema, table.Values, errors);

    /// <summary>How many products lack a part without which there is none. Each should be among the errors.</summary>
    internal int Unreadable { get; private set; }

    /// <summary>Reads a product. Of one with an error, only what other products' checks need is kept: the catalog is refused.</summary>
    internal void Read(ProductDraft draft)
    {
        int model = Model(draft);
        CategorySchema? category = Category(draft);
        LocalDate? released = Required(draft.Released, draft.Place, "day of release") is { } day ? DayReading.Day(day, errors) : null;
        LocalDate? lastSaleDay = LastSaleDay(draft, released);
        var row = new ProductRow
        {
            Name = Name(draft),
            Category = category?.Number ?? ProductRow.None,
            Brand = Brand(draft),
            ListPrice = ListPrice(draft),
            Released = released ?? default,
            LastSaleDay = lastSaleDay ?? default,
            Traits = Traits(draft, lastSaleDay),
            WarrantyMonths = WarrantyMonths(draft),
            Values = category is null ? ProductRow.None : ofProduct.Read(category, draft.Values),
        };
        bool first = model != ProductRow.None && references.Give(model, draft.Model!.Value.Text!, draft);
        row.Successor = Successor(model, draft);
        row.Accessories = Accessories(draft);
        if (first)
        {
            table.Rows[model] = row;
        }
        Unreadable += model == ProductRow.None || category is null || released is null ? 1 : 0;
    }

    private int Model(ProductDraft draft)
    {
        if (Required(draft.Model, draft.Place, "model") is not { Text: { } model } given)
        {
            return ProductRow.None;
        }
        if (string.IsNullOrWhiteSpace(model))
        {
            errors.Add(new(given.Place, "the model is blank"));
            return ProductRow.None;
        }
        if (model.Length > CatalogSnapshot.MaxModelLength)
        {
            errors.Add(new(given.Place, $"the model has {model.Length} characters, more than {CatalogSnapshot.MaxModelLength}"));
        }
        if (model.AsSpan().Trim().ContainsAnyInRange('\0', LastControl))
        {
            errors.Add(new(given.Place, "the model has a control character, so no request could name it"));
        }
        return texts.TryReadTrimmed(given, out ReadOnlySpan<byte> utf8) ? table.Model(utf8) : ProductRow.None;
    }

    private CategorySchema? Category(ProductDraft draft)
    {
        if (Required(draft.Category, draft.Place, "category") is not { Text: { } id } given || !texts.IsTrimmed(given))
        {
            return null;
        }
        CategorySchema? category = schema.Find(id);
        if (category is null)
        {
            errors.Add(new(given.Place, $"there is no category '{id}'"));
        }
        return category;
    }

    private int Brand(ProductDraft draft)
    {
        string brand = draft.Brand is { } given && texts.TryReadTrimmed(given, out _) ? given.Text! : "";
        return table.Brands.Of(brand);
    }

    private uint Name(ProductDraft draft) =>
        draft.Name is { } given && texts.TryRead(given, out ReadOnlySpan<byte> utf8) ? table.Texts.Add(utf8) : TextPool.None;

    private LocalDate? LastSaleDay(ProductDraft draft, LocalDate? released)
    {
        LocalDate? day = draft.LastSaleDay is { } given ? DayReading.Day(given, errors) : null;
        if (day < released)
        {
            errors.Add(
                new(
                    draft.LastSaleDay!.Value.Place,
                    $"the last sale day {draft.LastSaleDay.Value.Text} is before the release {draft.Released!.Value.Text}"
                )
            );
        }
        return day;
    }

    private int ListPrice(ProductDraft draft)
    {
        int price = draft.ListPrice is { Text: { } text } given ? values.Number(text, given.Place) : NumberTable.Missing;
        if (price != NumberTable.Missing && table.Values.Numbers.Amount(price) < 0)
        {
            errors.Add(new(draft.ListPrice!.Value.Place, $"the list price {draft.ListPrice.Value.Text} is negative"));
        }
        return price;
    }

    private ProductTraits Traits(ProductDraft draft, LocalDate? lastSaleDay) =>
        ProductTraits.Given
        | (draft.IsPrototype ? ProductTraits.Prototype : 0)
        | (draft.IsRefurbished ? 0 : ProductTraits.New)
        | (lastSaleDay is null ? 0 : ProductTraits.HasLastSaleDay)
        | OperatingSystem(draft);

    private ProductTraits OperatingSystem(ProductDraft draft)
    {
        switch (draft.OperatingSystem?.Text)
        {
            case null:
                return ProductTraits.None;
            case "embedded":
                return ProductTraits.Embedded;
            case "non_embedded":
                return ProductTraits.NonEmbedded;
            default:
                errors.Add(
                    new(draft.OperatingSystem.Value.Place, $"'{draft.OperatingSystem.Value.Text}' is neither embedded nor non_embedded")
                );
                return ProductTraits.None;
        }
    }

    private short WarrantyMonths(ProductDraft draft)
    {
        int number = draft.WarrantyMonths is { Text: { } text } given ? values.Number(text, given.Place) : NumberTable.Missing;
        if (number == NumberTable.Missing)
        {
            return 0;
        }
        decimal months = table.Values.Numbers.Amount(number);
        if (months is >= 1 and <= Bounds.PeriodMonths && decimal.IsInteger(months))
        {
            return (short)months;
        }
        errors.Add(
            new(
                draft.WarrantyMonths!.Value.Place,
                $"{draft.WarrantyMonths.Value.Text} months of warranty are not a whole number from 1 to {Bounds.PeriodMonths}"
            )
        );
        return 0;
    }

    private int Successor(int model, ProductDraft draft)
    {
        if (draft.Successor is not { } given || !texts.TryReadTrimmed(given, out ReadOnlySpan<byte> utf8))
        {
            return ProductRow.None;
        }
        int successor = table.Model(utf8);
        references.Successor(model, successor, draft);
        return successor;
    }

    private int Accessories(ProductDraft draft)
    {
        if (draft.StandardConfiguration is not { } configuration)
        {
            return ProductRow.None;
        }
        var models = new List<int>(configuration.Count);
        foreach (DraftText given in configuration)
        {
            if (texts.TryReadTrimmed(given, out ReadOnlySpan<byte> utf8))
            {
                models.Add(table.Model(utf8));
                references.Accessory(models[^1], given.Place);
            }
        }
        return table.AddAccessories(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(models));
    }

    private DraftText? Required(DraftText? given, Place place, string what)
    {
        if (given is null)
        {
            errors.Add(new(place, $"the {what} is missing"));
        }
        return given;
    }
}
