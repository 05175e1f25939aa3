using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>
/// A set of fields of a claim in 256 bits, in the order of answers. The causes that a claim lists are one field where they are known, and one each
/// where one of them would have to go.
/// </summary>
internal readonly record struct FieldSet(UInt128 Low, UInt128 High)
{
    private const int WordBits = 128;
    private const int Causes = Fact.UnauthorizedService - Fact.Misuse + 2;
    private const int FieldsPerService = ClaimField.ServiceAccessoryModel - ClaimField.ServiceDate + 1;
    private const int MostServices = 32;
    private const int CauseFrom = (int)ClaimField.Causes + 1;
    private const int ServicesFrom = (int)ClaimField.ServiceDate + Causes;
    private const int CatalogFrom = ServicesFrom + (MostServices * FieldsPerService);

    /// <summary>The set of no field.</summary>
    public static FieldSet None => default;

    /// <summary>How many there are.</summary>
    public int Count => (int)(UInt128.PopCount(Low) + UInt128.PopCount(High));

    /// <summary>The set of the given fields.</summary>
    public static FieldSet Of(params ReadOnlySpan<FieldRef> fields)
    {
        var set = None;
        foreach (var field in fields)
        {
            set |= At(Place(field));
        }

        return set;
    }

    /// <summary>The set of one cause that would have to go.</summary>
    public static FieldSet Of(Fact cause) => At(CauseFrom + (cause == Fact.Virus ? Causes - 1 : cause - Fact.Misuse));

    /// <summary>The fields of two sets.</summary>
    public static FieldSet operator |(FieldSet one, FieldSet other) => new(one.Low | other.Low, one.High | other.High);

    /// <summary>The fields that two sets have in common.</summary>
    public static FieldSet operator &(FieldSet one, FieldSet other) => new(one.Low & other.Low, one.High & other.High);

    /// <summary>Whether a field is in it.</summary>
    public bool Has(FieldRef field) => Of(field).IsWithin(this);

    /// <summary>Whether all its fields are in another set too.</summary>
    public bool IsWithin(FieldSet other) => (Low & ~other.Low) == 0 && (High & ~other.High) == 0;

    /// <summary>Smaller sets first, then in the order of fields.</summary>
    public int CompareTo(FieldSet other)
    {
        var bySize = Count.CompareTo(other.Count);
        return bySize != 0 ? bySize
            : Low != other.Low ? Earlier(Low, other.Low)
            : High != other.High ? Earlier(High, other.High)
            : 0;
    }

    /// <summary>The fields in order; of a cause that would have to go, which.</summary>
    public ImmutableArray<(FieldRef Field, Fact? Cause)> Fields()
    {
        var fields = ImmutableArray.CreateBuilder<(FieldRef, Fact?)>(Count);
        for (var rest = Low; rest != 0; rest &= rest - 1)
        {
            fields.Add(FieldAt((int)UInt128.TrailingZeroCount(rest)));
        }

        for (var rest = High; rest != 0; rest &= rest - 1)
        {
            fields.Add(FieldAt(WordBits + (int)UInt128.TrailingZeroCount(rest)));
        }

        return fields.MoveToImmutable();
    }

    /// <summary>The fields in order.</summary>
    public ImmutableArray<FieldRef> Names()
    {
        var fields = Fields();
        var names = ImmutableArray.CreateBuilder<FieldRef>(fields.Length);
        foreach (var (field, _) in fields)
        {
            names.Add(field);
        }

        return names.MoveToImmutable();
    }

    // The set that has the first field in which they differ comes first.
    private static int Earlier(UInt128 one, UInt128 other)
    {
        var difference = one ^ other;
        return (one & difference & (UInt128.Zero - difference)) != 0 ? -1 : 1;
    }

    private static FieldSet At(int place) =>
        place < WordBits ? new FieldSet(UInt128.One << place, 0) : new FieldSet(0, UInt128.One << (place - WordBits));

    private static int Place(FieldRef field) =>
        field.Field switch
        {
            <= ClaimField.Causes => (int)field.Field,
            < ClaimField.ServiceDate => (int)field.Field + Causes,
            <= ClaimField.ServiceAccessoryModel => ServicesFrom + (field.Index * FieldsPerService) + (field.Field - ClaimField.ServiceDate),
            _ => CatalogFrom + (field.Field - ClaimField.CatalogWarrantyMonths),
        };

    private static (FieldRef Field, Fact? Cause) FieldAt(int place) =>
        place switch
        {
            < CauseFrom => ((ClaimField)place, null),
            < CauseFrom + Causes - 1 => (ClaimField.Causes, Fact.Misuse + (place - CauseFrom)),
            < CauseFrom + Causes => (ClaimField.Causes, Fact.Virus),
            < ServicesFrom => ((ClaimField)(place - Causes), null),
            < CatalogFrom => (
                new FieldRef(
                    ClaimField.ServiceDate + ((place - ServicesFrom) % FieldsPerService),
                    (place - ServicesFrom) / FieldsPerService
                ),
                null
            ),
            _ => (ClaimField.CatalogWarrantyMonths + (place - CatalogFrom), null),
        };
}
