namespace Aumate.Warranty.Catalog;

/// <summary>A text or a number as it was written, and where.</summary>
/// <param name="Text">The text. Null: unreadable, and already among the draft's faults.</param>
/// <param name="Place">Where it stands.</param>
public readonly record struct DraftText(string? Text, Place Place);

/// <summary>A category as given. A null member is missing.</summary>
public sealed record CategoryDraft(DraftText Id, DraftText? Name, IReadOnlyList<ParameterDraft> Parameters);

/// <summary>A parameter as given. A null member is missing; the place is that of the parameter itself.</summary>
public sealed record ParameterDraft(Place Place, DraftText? Id, DraftText? Unit, DraftText? Rule);

/// <summary>A product as given. A null member is missing.</summary>
public sealed record ProductDraft
{
    /// <summary>The place of the product itself.</summary>
    public required Place Place { get; init; }

    /// <summary>The model; required.</summary>
    public DraftText? Model { get; init; }

    /// <summary>The id of its category; required.</summary>
    public DraftText? Category { get; init; }

    /// <summary>The brand. Missing: empty.</summary>
    public DraftText? Brand { get; init; }

    /// <summary>The name for people.</summary>
    public DraftText? Name { get; init; }

    /// <summary>The list price.</summary>
    public DraftText? ListPrice { get; init; }

    /// <summary>The day of release, ISO; required.</summary>
    public DraftText? Released { get; init; }

    /// <summary>The last sale day, ISO.</summary>
    public DraftText? LastSaleDay { get; init; }

    /// <summary>The model of the successor.</summary>
    public DraftText? Successor { get; init; }

    /// <summary>Whether it is a prototype.</summary>
    public bool IsPrototype { get; init; }

    /// <summary>Whether it is refurbished, that is, not new.</summary>
    public bool IsRefurbished { get; init; }

    /// <summary>"embedded" or "non_embedded".</summary>
    public DraftText? OperatingSystem { get; init; }

    /// <summary>Warranty period in months.</summary>
    public DraftText? WarrantyMonths { get; init; }

    /// <summary>The models of its standard accessories. Null: unknown.</summary>
    public IReadOnlyList<DraftText>? StandardConfiguration { get; init; }

    /// <summary>Its values; a parameter that is not among them is missing.</summary>
    public IReadOnlyList<ValueDraft> Values { get; init; } = [];
}

/// <summary>A parameter's value as given.</summary>
/// <param name="Parameter">The id of the parameter.</param>
/// <param name="Value">The value. Null: missing.</param>
/// <param name="Unit">The unit that the source states with the value. Null: none stated, so the parameter's.</param>
public sealed record ValueDraft(DraftText Parameter, DraftValue? Value, DraftText? Unit = null);

/// <summary>A value whose type is only as good as its source.</summary>
public abstract record DraftValue
{
    private protected DraftValue(Place place) => Place = place;

    /// <summary>Where it stands.</summary>
    public Place Place { get; }
}

/// <summary>A number as written.</summary>
public sealed record DraftNumber(string Text, Place At) : DraftValue(At);

/// <summary>A text.</summary>
public sealed record DraftWord(string Text, Place At) : DraftValue(At);

/// <summary>A list: a set, or the two bounds of a range.</summary>
public sealed record DraftList(IReadOnlyList<DraftValue> Items, Place At) : DraftValue(At);
