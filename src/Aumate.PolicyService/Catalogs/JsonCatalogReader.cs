using System.Text.Json;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>
/// Reads the JSON format of catalogs (that of Data/sample-catalog.json) part by part. It judges the shape and the keys; what the values
/// mean is judged by <see cref="CatalogBuilder"/>. Nothing is thrown for bad data.
/// </summary>
public sealed class JsonCatalogReader
{
    private readonly List<CatalogError> faults = [];

    private JsonCatalogReader() { }

    /// <summary>The catalog in a UTF-8 text, or all of its errors.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="source">What places start with, such as "catalog.json".</param>
    public static CatalogResult Read(ReadOnlyMemory<byte> utf8, string source)
    {
        var reader = new JsonCatalogReader();
        PlacedJson? root = PlacedJsonReader.Read(utf8, source, reader.faults);
        var builder = new CatalogBuilder(root?.Place ?? source);
        if (root is not null)
        {
            reader.Catalog(root, builder);
        }
        reader.faults.ForEach(builder.Fault);
        return builder.Build();
    }

    private void Catalog(PlacedJson root, CatalogBuilder builder)
    {
        JsonFields fields = Fields(root);
        DraftText? brand = fields.Text("brand");
        builder.AsOf = fields.Text("as_of");
        builder.Currency = fields.Text("currency");
        foreach (PlacedMember category in fields.Members("categories"))
        {
            builder.Add(Category(category));
        }
        foreach (PlacedJson model in Objects(fields.Items("models")))
        {
            builder.Add(Product(model, brand));
        }
        fields.Finish();
    }

    private CategoryDraft Category(PlacedMember member)
    {
        JsonFields fields = Fields(member.Value);
        var category = new CategoryDraft(
            new DraftText(member.Key, member.Place),
            fields.Text("name"),
            [.. Objects(fields.Items("parameters")).Select(Parameter)]
        );
        fields.Finish();
        return category;
    }

    private ParameterDraft Parameter(PlacedJson json)
    {
        JsonFields fields = Fields(json);
        var parameter = new ParameterDraft(json.Place, fields.Text("id"), fields.Text("unit"), fields.Text("rule"));
        fields.Finish();
        return parameter;
    }

    private ProductDraft Product(PlacedJson json, DraftText? brand)
    {
        JsonFields fields = Fields(json);
        var product = new ProductDraft
        {
            Place = json.Place,
            Model = fields.Text("sku"),
            Category = fields.Text("category"),
            Brand = fields.Text("brand") ?? brand,
            Name = fields.Text("name"),
            ListPrice = fields.Number("list_price"),
            Released = fields.Text("released"),
            LastSaleDay = fields.Text("discontinued"),
            Successor = fields.Text("successor"),
            IsPrototype = fields.Flag("prototype"),
            IsRefurbished = fields.Flag("refurbished"),
            OperatingSystem = fields.Text("os"),
            WarrantyMonths = fields.Number("warranty_months"),
            StandardConfiguration = fields.Items("standard_configuration")?.Select(Accessory).ToArray(),
            Values = [.. fields.Members("values").Select(Value)],
        };
        fields.Finish();
        return product;
    }

    private DraftText Accessory(PlacedJson json)
    {
        if (json.Kind == JsonValueKind.String)
        {
            return new DraftText(json.Text, json.Place);
        }
        faults.Add(new(json.Place, $"a model of the standard configuration must be a text, not {JsonFields.Described(json.Kind)}"));
        return new DraftText(null, json.Place);
    }

    private ValueDraft Value(PlacedMember member)
    {
        var parameter = new DraftText(member.Key, member.Place);
        if (member.Value.Kind != JsonValueKind.Object)
        {
            return new ValueDraft(parameter, Bare(member.Value));
        }
        JsonFields fields = Fields(member.Value);
        if (!member.Value.Members.Any(one => one.Key == "value"))
        {
            faults.Add(new(member.Value.Place, "the key 'value' is missing"));
        }
        PlacedJson? value = fields.Find("value");
        var measured = new ValueDraft(parameter, value is null ? null : Bare(value), fields.Text("unit"));
        fields.Finish();
        return measured;
    }

    private DraftValue? Bare(PlacedJson json)
    {
        switch (json.Kind)
        {
            case JsonValueKind.Number:
                return new DraftNumber(json.Text, json.Place);
            case JsonValueKind.String:
                return new DraftWord(json.Text, json.Place);
            case JsonValueKind.Array:
                return new DraftList([.. json.Items.Select(Item).OfType<DraftValue>()], json.Place);
            case JsonValueKind.Null:
                return null;
            default:
                faults.Add(new(json.Place, $"a value must be a number, a text or a list, not {JsonFields.Described(json.Kind)}"));
                return null;
        }
    }

    // Inside a list nothing can be missing: an element that is not known makes the whole list unknown.
    private DraftValue? Item(PlacedJson json)
    {
        if (json.Kind != JsonValueKind.Null)
        {
            return Bare(json);
        }
        faults.Add(new(json.Place, "an element of a list must not be null"));
        return null;
    }

    private List<PlacedJson> Objects(IReadOnlyList<PlacedJson>? items)
    {
        items ??= [];
        foreach (PlacedJson other in items.Where(item => item.Kind != JsonValueKind.Object))
        {
            NeedsObject(other);
        }
        return [.. items.Where(item => item.Kind == JsonValueKind.Object)];
    }

    private void NeedsObject(PlacedJson json) =>
        faults.Add(new(json.Place, $"an object is needed here, not {JsonFields.Described(json.Kind)}"));

    private JsonFields Fields(PlacedJson json)
    {
        if (json.Kind != JsonValueKind.Object)
        {
            NeedsObject(json);
        }
        return new JsonFields(json, faults);
    }
}
