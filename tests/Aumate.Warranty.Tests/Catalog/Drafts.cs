using Aumate.Warranty.Catalog;
using Xunit;

namespace Aumate.Warranty.Tests.Catalog;

/// <summary>A catalog that a builder is fed with, part by part, in this order.</summary>
internal sealed record CatalogDraft(IReadOnlyList<CategoryDraft> Categories, IReadOnlyList<ProductDraft> Products)
{
    internal DraftText? AsOf { get; init; }
    internal DraftText? Currency { get; init; }
    internal IReadOnlyList<CatalogError> Faults { get; init; } = [];

    internal CatalogResult Build()
    {
        var builder = new CatalogBuilder("catalog") { AsOf = AsOf, Currency = Currency };
        foreach (CategoryDraft category in Categories)
        {
            builder.Add(category);
        }
        foreach (ProductDraft product in Products)
        {
            builder.Add(product);
        }
        foreach (CatalogError fault in Faults)
        {
            builder.Fault(fault);
        }
        return builder.Build();
    }
}

/// <summary>Drafts in a few words. The place of a thing is its path.</summary>
internal static class Drafts
{
    internal static DraftText At(string place, string text) => new(text, place);

    internal static CategoryDraft Category(string id, params ParameterDraft[] parameters) =>
        new(At($"{id}", id), At($"{id}.name", $"Name of {id}"), parameters);

    internal static ParameterDraft Parameter(string id, string rule, string unit = "-") =>
        new($"{id}", At($"{id}.id", id), At($"{id}.unit", unit), At($"{id}.rule", rule));

    internal static ProductDraft Product(
        string model,
        string category = "C",
        string released = "2020-01-01",
        string? until = null,
        string? successor = null
    ) =>
        new()
        {
            Place = model,
            Model = At($"{model}.model", model),
            Category = At($"{model}.category", category),
            Released = At($"{model}.released", released),
            LastSaleDay = until is null ? null : At($"{model}.until", until),
            Successor = successor is null ? null : At($"{model}.successor", successor),
        };

    internal static ProductDraft With(this ProductDraft product, params ValueDraft[] values) => product with { Values = values };

    internal static ValueDraft Number(string parameter, string number) =>
        new(At(parameter, parameter), new DraftNumber(number, $"{parameter}.value"));

    internal static ValueDraft Word(string parameter, string word) =>
        new(At(parameter, parameter), new DraftWord(word, $"{parameter}.value"));

    /// <summary>A list; an item that reads as a number is one.</summary>
    internal static ValueDraft List(string parameter, params string[] items) =>
        new(At(parameter, parameter), new DraftList([.. items.Select((item, i) => Item(item, $"{parameter}[{i}]"))], $"{parameter}.value"));

    internal static CatalogDraft Draft(IReadOnlyList<CategoryDraft> categories, params ProductDraft[] products) =>
        new(categories, products);

    internal static CatalogSnapshot Accepted(CatalogDraft draft)
    {
        CatalogResult result = draft.Build();
        Assert.Empty(result.Errors);
        return result.Snapshot!;
    }

    private static DraftValue Item(string item, string place) =>
        char.IsAsciiDigit(item[^1]) && !char.IsAsciiLetter(item[0]) ? new DraftNumber(item, place) : new DraftWord(item, place);
}
