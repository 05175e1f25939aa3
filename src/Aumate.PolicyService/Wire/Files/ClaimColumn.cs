using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>
/// A column of a CSV file of claims: a field of EvaluateClaimRequest by its path, without the leading "claim.", such as "purchase.purchase_date" or
/// "services.0.covered". The contract's description of itself says which there are, so a field that is new there is a column here.
/// </summary>
internal sealed class ClaimColumn
{
    private readonly ImmutableArray<Step> steps;

    private ClaimColumn(string name, ImmutableArray<Step> steps)
    {
        Name = name;
        this.steps = steps;
    }

    /// <summary>Its name in the header.</summary>
    public string Name { get; }

    /// <summary>The place in the list that the path goes through. Below 0: it goes through none.</summary>
    public int Index => steps.Max(step => step.Index);

    private FieldDescriptor Field => steps[^1].Field;

    /// <summary>The column of a name. Null: there is none.</summary>
    public static ClaimColumn? Of(string name)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        var type = V1.EvaluateClaimRequest.Descriptor;
        string[] parts = name.Split('.');
        if (type.FindFieldByName(parts[0]) is not { } outer || outer.FieldType == FieldType.Message)
        {
            steps.Add(new Step(type.FindFieldByName("claim"), -1));
            type = V1.Claim.Descriptor;
        }

        for (var at = 0; at < parts.Length; at++)
        {
            if (type?.FindFieldByName(parts[at]) is not { } field)
            {
                return null;
            }

            var isCell = CellReader.IsOneCell(field);
            var index = -1;
            if (!isCell && field.IsRepeated && (++at == parts.Length || (index = ReadIndex(parts[at])) < 0))
            {
                return null;
            }

            steps.Add(new Step(field, index));
            type = isCell ? null : field.MessageType;
        }

        return type is null ? new ClaimColumn(name, steps.DrainToImmutable()) : null;
    }

    /// <summary>
    /// The name of the column that holds a field of an answer, such as "services.0.covered" for "claim.services[0].covered", and "purchase.price" for its currency. Of a field that no single
    /// column holds: its path in the same words.
    /// </summary>
    public static string NameFor(string path)
    {
        const string claim = "claim.";
        var inWords = path.StartsWith(claim, StringComparison.Ordinal) ? path[claim.Length..] : path;
        inWords = inWords.Replace('[', '.').Replace("]", "", StringComparison.Ordinal);
        for (var name = inWords; name.Length > 0; name = name[..Math.Max(0, name.LastIndexOf('.'))])
        {
            if (Of(name) is not null)
            {
                return name;
            }
        }

        return inWords;
    }

    /// <summary>Puts a cell into the request. Null: done; else what would be right.</summary>
    /// <param name="request">The request.</param>
    /// <param name="text">The text of the cell, not empty.</param>
    public string? Put(V1.EvaluateClaimRequest request, string text)
    {
        IMessage message = request;
        foreach (var step in steps[..^1])
        {
            if (step.Into(message) is not { } inner)
            {
                return $"the entries of \"{step.Field.Name}\" are numbered from 0 without a gap";
            }

            message = inner;
        }

        return Field.IsRepeated ? PutAll(message, text) : PutOne(message, text);
    }

    private string? PutOne(IMessage message, string text)
    {
        if (CellReader.Read(Field, text) is not { } value)
        {
            return CellReader.Wrong(Field, text);
        }

        Field.Accessor.SetValue(message, value);
        return null;
    }

    private string? PutAll(IMessage message, string text)
    {
        var list = (IList)Field.Accessor.GetValue(message);
        foreach (var word in text.Split('|'))
        {
            if (CellReader.Read(Field, word) is not { } value)
            {
                return CellReader.Wrong(Field, word);
            }

            list.Add(Field.FieldType == FieldType.Enum ? System.Enum.ToObject(Field.EnumType.ClrType, value) : value);
        }

        return null;
    }

    private static int ReadIndex(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < ListReader.MaxEntries
        && part == index.ToString(CultureInfo.InvariantCulture)
            ? index
            : -1;

    /// <summary>A field on the way, and the place in its list.</summary>
    private readonly record struct Step(FieldDescriptor Field, int Index)
    {
        /// <summary>The message there, made where it is not. Null: the list lacks one before it, and an empty one in its place would be said by nobody.</summary>
        public IMessage? Into(IMessage message)
        {
            var value = Field.Accessor.GetValue(message);
            if (Index < 0)
            {
                var inner = (IMessage?)value ?? Field.MessageType.Parser.ParseFrom(ByteString.Empty);
                Field.Accessor.SetValue(message, inner);
                return inner;
            }

            var list = (IList)value;
            if (Index == list.Count)
            {
                list.Add(Field.MessageType.Parser.ParseFrom(ByteString.Empty));
            }

            return Index < list.Count ? (IMessage?)list[Index] : null;
        }
    }
}
