using System.Collections.Frozen;
using System.Collections.Immutable;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Catalog;

/// <summary>Reads one product after the other; what needs the other products is checked by <see cref="References"/>.</summary>
internal sealed class ProductReading(SchemaReading schema, List<CatalogError> errors)
{
    private const int MaxModelLength = 64;

    private readonly ValueReading values = new(errors);

    /// <summary>The product; null where a part without which there is no product could not be read, which is then among the errors.</summary>
    internal Product? Read(ProductDraft draft)
    {
        string? model = Model(draft);
        Category? category = Category(draft);
        LocalDate? released = Required(draft.Released, draft.Place, "day of release") is { } day ? CatalogReading.Day(day, errors) : null;
        LocalDate? lastSaleDay = LastSaleDay(draft, released);
        decimal? price = ListPrice(draft);
        OperatingSystemKind? system = OperatingSystem(draft);
        int? months = WarrantyMonths(draft);
        ImmutableArray<ParameterValue?> known = category is null ? [] : Values(category, draft.Values);
        return model is null || category is null || released is null
            ? null
            : new Product
            {
                Model = model,
                Category = category,
                Brand = draft.Brand?.Text ?? "",
                Name = draft.Name?.Text,
                ListPrice = price,
                Released = released.Value,
                LastSaleDay = lastSaleDay,
                Successor = draft.Successor?.Text,
                IsPrototype = draft.IsPrototype,
                IsNew = !draft.IsRefurbished,
                OperatingSystem = system,
                WarrantyMonths = months,
                Accessories = draft.StandardConfiguration?.Select(one => one.Text ?? "").ToFrozenSet(StringComparer.Ordinal),
                Values = known,
            };
    }

    private string? Model(ProductDraft draft)
    {
        if (Required(draft.Model, draft.Place, "model") is not { Text: { } model } given)
        {
            return null;
        }
        if (string.IsNullOrWhiteSpace(model))
        {
            errors.Add(new(given.Place, "the model is blank"));
        }
        if (model.Length > MaxModelLength)
        {
            errors.Add(new(given.Place, $"the model has {model.Length} characters, more than {MaxModelLength}"));
        }
        return model;
    }

    private Category? Category(ProductDraft draft)
    {
        if (Required(draft.Category, draft.Place, "category") is not { Text: { } id } given)
        {
            return null;
        }
        Category? category = schema.Find(id);
        if (category is null)
        {
            errors.Add(new(given.Place, $"there is no category '{id}'"));
        }
        return category;
    }

    private LocalDate? LastSaleDay(ProductDraft draft, LocalDate? released)
    {
        LocalDate? day = draft.LastSaleDay is { } given ? CatalogReading.Day(given, errors) : null;
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

    private decimal? ListPrice(ProductDraft draft)
    {
        decimal? price = draft.ListPrice is { Text: { } text } given ? values.Number(text, given.Place) : null;
        if (price < 0)
        {
            errors.Add(new(draft.ListPrice!.Value.Place, $"the list price {draft.ListPrice.Value.Text} is negative"));
        }
        return price;
    }

    private OperatingSystemKind? OperatingSystem(ProductDraft draft)
    {
        switch (draft.OperatingSystem?.Text)
        {
            case null:
                return null;
            case "embedded":
                return OperatingSystemKind.Embedded;
            case "non_embedded":
                return OperatingSystemKind.NonEmbedded;
            default:
                errors.Add(
                    new(draft.OperatingSystem.Value.Place, $"'{draft.OperatingSystem.Value.Text}' is neither embedded nor non_embedded")
                );
                return null;
        }
    }

    private int? WarrantyMonths(ProductDraft draft)
    {
        decimal? months = draft.WarrantyMonths is { Text: { } text } given ? values.Number(text, given.Place) : null;
        if (months is null)
        {
            return null;
        }
        if (months is >= 1 and <= Bounds.PeriodMonths && decimal.IsInteger(months.Value))
        {
            return (int)months.Value;
        }
        errors.Add(
            new(
                draft.WarrantyMonths!.Value.Place,
                $"{draft.WarrantyMonths.Value.Text} months of warranty are not a whole number from 1 to {Bounds.PeriodMonths}"
            )
        );
        return null;
    }

    private ImmutableArray<ParameterValue?> Values(Category category, IReadOnlyList<ValueDraft> drafts)
    {
        var aligned = new ParameterValue?[category.Parameters.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (ValueDraft draft in drafts)
        {
            if (draft.Parameter.Text is not { } id || schema.IsUnreadable(category, id))
            {
                continue;
            }
            if (!seen.Add(id))
            {
                errors.Add(new(draft.Parameter.Place, $"the value of '{id}' is given twice"));
            }
            Place(category, draft, id, aligned);
        }
        return [.. aligned];
    }

    private void Place(Category category, ValueDraft draft, string id, ParameterValue?[] aligned)
    {
        int index = category.Parameters.IndexOf(category.Parameters.FirstOrDefault(parameter => parameter.Id == id)!);
        if (index < 0)
        {
            errors.Add(new(draft.Parameter.Place, $"category '{category.Id}' has no parameter '{id}'"));
            return;
        }
        Parameter parameter = category.Parameters[index];
        if (draft.Unit is { Text: { } unit } && unit != parameter.Unit)
        {
            errors.Add(new(draft.Unit.Value.Place, $"the unit of '{id}' is '{parameter.Unit}', not '{unit}'"));
        }
        aligned[index] = draft.Value is null ? null : values.Read(parameter, draft.Value);
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
