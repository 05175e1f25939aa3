using System.Text;
using System.Text.Json.Nodes;
using Aumate.PolicyService.Refresh;
using Aumate.PolicyService.Wire;
using Aumate.PolicyService.Wire.Json;
using Google.Protobuf.Reflection;
using Microsoft.Extensions.Primitives;

namespace Aumate.PolicyService.Web;

/// <summary>
/// Holds the parameters of a query against the message that they fill: each must name one field, once, with a value that the field takes. The framework skips
/// what it does not know.
/// </summary>
internal static class QueryReader
{
    private const string Whole = "request";

    /// <summary>Checks a query that fills a message.</summary>
    /// <param name="query">The query.</param>
    /// <param name="message">The message.</param>
    /// <param name="inPath">The fields that the path fills; the query may not.</param>
    /// <returns>The parameters that are unknown, there twice, or no value of their field.</returns>
    public static Violations Check(IQueryCollection query, MessageDescriptor message, IReadOnlyCollection<string> inPath)
    {
        var (json, violations) = (new JsonObject(), new Violations(Whole));
        foreach (var (name, values) in query)
        {
            var path = PathOf(message, name);
            if (path is null || inPath.Contains(path[0].Name))
            {
                violations.Add(ShortText.Of(name), "is no parameter of this path");
            }
            else if (values.Count != 1 || !TryPlace(json, path, values))
            {
                violations.Add(ShortText.Of(name), "is there more than once");
            }
        }

        if (!violations.Any && JsonReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), message).Fault is { } fault)
        {
            violations.Add(fault.Path ?? Whole, fault.What);
        }

        return violations;
    }

    /// <summary>Refuses any parameter, where all that is asked stands in the body.</summary>
    public static Violations CheckEmpty(IQueryCollection query)
    {
        var violations = new Violations(Whole);
        foreach (var name in query.Keys)
        {
            violations.Add(ShortText.Of(name), "is no parameter of this path, which reads its body alone");
        }

        return violations;
    }

    // Null: there is no such field, or no text stands for it.
    private static List<FieldDescriptor>? PathOf(MessageDescriptor message, string name)
    {
        var (path, at) = (new List<FieldDescriptor>(), message);
        foreach (var part in name.Split('.'))
        {
            if (at is null || PlainJson.FieldOf(at, part) is not { IsRepeated: false } field)
            {
                return null;
            }

            path.Add(field);
            at = field.FieldType == FieldType.Message ? field.MessageType : null;
        }

        return at is null ? path : null;
    }

    private static bool TryPlace(JsonObject json, List<FieldDescriptor> path, StringValues value)
    {
        var at = json;
        foreach (var field in path.SkipLast(1))
        {
            at = (JsonObject)(at[field.JsonName] ??= new JsonObject());
        }

        var last = path[^1];
        return at.TryAdd(last.JsonName, last.FieldType == FieldType.Bool && bool.TryParse(value, out var flag) ? flag : value.ToString());
    }
}
