using System.Collections;
using System.Globalization;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Date = Google.Type.Date;
using Money = Google.Type.Money;

namespace Aumate.PolicyService.Tests.Files;

/// <summary>Writes requests as a CSV file, from the README's words and not from the code that reads it.</summary>
internal static class ClaimCsv
{
    public static string Of(IEnumerable<EvaluateClaimRequest> requests)
    {
        List<Dictionary<string, string>> rows = [.. requests.Select(CellsOf)];
        string[] columns =
        [
            .. rows.SelectMany(row => row.Keys).Concat(["claim_date", "product.model"]).Distinct().OrderDescending(StringComparer.Ordinal),
        ];
        var lines = rows.Select(row => string.Join(',', columns.Select(column => Quoted(row.GetValueOrDefault(column, "")))));
        return string.Join('\n', [string.Join(',', columns), .. lines, ""]);
    }

    /// <summary>What the JSON of the contract says and cells cannot: an entry of a list of which nothing is known.</summary>
    public static bool CanHold(EvaluateClaimRequest request) =>
        request.Claim.Services.All(service => service.CalculateSize() > 0)
        && request.Claim.WrittenExceptions.All(exception => exception.CalculateSize() > 0);

    private static Dictionary<string, string> CellsOf(EvaluateClaimRequest request)
    {
        var cells = new Dictionary<string, string>();
        Put(cells, "", request);
        return cells.ToDictionary(cell => cell.Key.Replace("claim.", "", StringComparison.Ordinal), cell => cell.Value);
    }

    private static void Put(Dictionary<string, string> cells, string prefix, IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (!field.IsRepeated && field.HasPresence && !field.Accessor.HasValue(message))
            {
                continue;
            }

            Put(cells, prefix + field.Name, field.Accessor.GetValue(message));
        }
    }

    private static void Put(Dictionary<string, string> cells, string name, object? value)
    {
        switch (value)
        {
            case IList { Count: > 0 } list when list[0] is IMessage:
                for (var i = 0; i < list.Count; i++)
                {
                    Put(cells, $"{name}.{i}.", (IMessage)list[i]!);
                }

                break;
            case IList { Count: 0 }:
                break;
            case IList list:
                cells[name] = string.Join('|', list.Cast<object>().Select(Text));
                break;
            case IMessage message and not (Date or Money or Timestamp):
                Put(cells, $"{name}.", message);
                break;
            default:
                cells[name] = Text(value);
                break;
        }
    }

    private static string Text(object? value) =>
        value switch
        {
            bool truth => truth ? "true" : "false",
            System.Enum word => Convert.ToInt32(word, CultureInfo.InvariantCulture) == 0 ? "" : JsonWord(word),
            Date day => $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}",
            Money money => $"{money.Units}.{money.Nanos:D9} {money.CurrencyCode}",
            Timestamp time => JsonFormatter.Default.Format(time).Trim('"'),
            _ => $"{value}",
        };

    private static string JsonWord(System.Enum word) =>
        word.GetType()
            .GetField($"{word}")!
            .GetCustomAttributes(false)
            .OfType<Google.Protobuf.Reflection.OriginalNameAttribute>()
            .Single()
            .Name;

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
