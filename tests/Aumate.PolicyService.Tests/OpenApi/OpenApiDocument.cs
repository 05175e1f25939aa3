using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Tests.OpenApi;

/// <summary>The contract over HTTP as an OpenAPI document: routes by google.api.http, messages as schemas, comments as descriptions.</summary>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly (string Status, string Words)[] Refusals =
    [
        ("400", "The request cannot be read, or cannot be answered as it is. Nothing is known about the claim."),
        ("404", "Nothing goes by that name."),
        ("408", "The body came too slowly."),
        ("413", "The body is over 256 KiB, or 4 MiB where it is a cart, or 64 MiB where it carries many claims."),
        ("415", "The body is no application/json in UTF-8."),
        ("503", "The catalog is not loaded yet; try again."),
    ];

    /// <summary>The document, as it is committed.</summary>
    public static string Write()
    {
        var methods = ContractFiles
            .Services.SelectMany(service => service.Methods)
            .Where(method => ContractFiles.Rule(method) is not null)
            .ToList();
        var schemas = new SchemaWriter(Reached(methods.Select(method => method.InputType)));
        var paths = methods.Select(method =>
            KeyValuePair.Create(PathOf(method), (JsonNode?)new JsonObject { [VerbOf(method)] = Operation(method, schemas) })
        );
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = Info(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            // There is none: who may call is for the network to say.
            ["security"] = new JsonArray(),
            ["tags"] = new JsonArray([.. ContractFiles.Services.Select(Tag)]),
            ["paths"] = new JsonObject(paths),
            ["components"] = Components(schemas),
        };
        return document.ToJsonString(Form) + "\n";
    }

    private static JsonObject Info() =>
        new()
        {
            ["title"] = "Aumate policy service",
            ["version"] = "v1",
            ["description"] =
                "Warranty claims decided under Aumate's service commitment letter. Generated from the contract, aumate.policy.v1. JSON is the canonical mapping of proto3: "
                + "members may also be written in snake_case; a member that is not there has its default, which each description explains; unknown or repeated members "
                + "and parameters are refused. After an error nothing is known about a claim: hold it. An error is never a refusal.",
        };

    private static JsonNode Tag(ServiceDescriptor service) =>
        new JsonObject { ["name"] = service.Name, ["description"] = ContractFiles.Words(service.Declaration) };

    private static JsonObject Components(SchemaWriter schemas)
    {
        var error = schemas.Refer(Google.Rpc.Status.Descriptor);
        var responses = Refusals
            .Append(("Error", "Anything else that went wrong. Nothing is known about the claim."))
            .Select(refusal => KeyValuePair.Create(refusal.Item1, (JsonNode?)Response(refusal.Item2, error.DeepClone())));
        return new JsonObject { ["schemas"] = schemas.Schemas, ["responses"] = new JsonObject(responses) };
    }

    private static JsonObject Operation(MethodDescriptor method, SchemaWriter schemas)
    {
        var words = ContractFiles.Words(method.Declaration);
        var operation = new JsonObject
        {
            ["operationId"] = method.Name,
            ["tags"] = new JsonArray(method.Service.Name),
            ["summary"] = words.Split(". ")[0].Split("; ")[0].TrimEnd('.'),
            ["description"] = words,
        };
        if (ContractFiles.Rule(method)!.Body.Length > 0)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Json(schemas.Refer(method.InputType)) };
        }
        else
        {
            operation["parameters"] = new JsonArray([.. Parameters(method, method.InputType, "", schemas)]);
        }

        operation["responses"] = Responses(method, schemas);
        return operation;
    }

    private static IEnumerable<JsonNode> Parameters(MethodDescriptor method, MessageDescriptor message, string before, SchemaWriter schemas)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            var name = before + field.JsonName;
            if (field.FieldType == FieldType.Message)
            {
                foreach (var below in Parameters(method, field.MessageType, $"{name}.", schemas))
                {
                    below["description"] = $"{ContractFiles.Words(field.Declaration)} {below["description"]}";
                    yield return below;
                }
            }
            else
            {
                yield return Parameter(
                    name,
                    field,
                    PathOf(method).Contains($"{{{field.Name}}}", StringComparison.Ordinal),
                    schemas.Write(field)
                );
            }
        }
    }

    private static JsonObject Parameter(string name, FieldDescriptor field, bool isInPath, JsonObject schema)
    {
        schema.Remove("description");
        return new JsonObject
        {
            ["name"] = name,
            ["in"] = isInPath ? "path" : "query",
            ["required"] = isInPath,
            ["description"] = ContractFiles.Words(field.Declaration),
            ["schema"] = schema,
        };
    }

    private static JsonObject Responses(MethodDescriptor method, SchemaWriter schemas)
    {
        var (rule, isNamed) = (ContractFiles.Rule(method)!, PathOf(method).Contains('{', StringComparison.Ordinal));
        var answer = Response("The answer.", schemas.Refer(method.OutputType));
        var responses = new JsonObject { ["200"] = answer };
        if (isNamed)
        {
            answer["headers"] = new JsonObject { ["ETag"] = Header("Names the state of all that the answer hangs on, for If-None-Match.") };
            responses["304"] = new JsonObject { ["description"] = "What the caller has by that ETag still holds." };
        }

        string[] left = [.. rule.Body.Length > 0 ? ["404"] : new[] { "408", "413", "415" }, .. isNamed ? Array.Empty<string>() : ["404"]];
        foreach (var (status, _) in Refusals.Where(refusal => !left.Contains(refusal.Status)))
        {
            responses[status] = new JsonObject { ["$ref"] = $"#/components/responses/{status}" };
        }

        responses["default"] = new JsonObject { ["$ref"] = "#/components/responses/Error" };
        return responses;
    }

    private static JsonObject Header(string words) =>
        new()
        {
            ["description"] = words,
            ["schema"] = new JsonObject { ["type"] = "string" },
        };

    private static JsonObject Response(string words, JsonNode schema) => new() { ["description"] = words, ["content"] = Json(schema) };

    private static JsonObject Json(JsonNode schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static string VerbOf(MethodDescriptor method) =>
        ContractFiles.Rule(method)!.PatternCase == HttpRule.PatternOneofCase.Get ? "get" : "post";

    private static string PathOf(MethodDescriptor method) =>
        ContractFiles.Rule(method) is { Get.Length: > 0 } get ? get.Get : ContractFiles.Rule(method)!.Post;

    private static HashSet<string> Reached(IEnumerable<MessageDescriptor> from)
    {
        var (reached, next) = (new HashSet<string>(), new Queue<MessageDescriptor>(from));
        while (next.TryDequeue(out var message))
        {
            if (reached.Add(message.FullName))
            {
                foreach (var field in message.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
                {
                    next.Enqueue(field.MessageType);
                }
            }
        }

        return reached;
    }
}
