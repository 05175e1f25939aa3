extern alias host;
using Google.Protobuf.Reflection;
using host::Aumate.PolicyService.Wire;
using Xunit;
using Hosted = host::Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>What stands for an answer stands for all of it but the words that say again what requirements say.</summary>
public sealed class AnswerDigestTests
{
    private const int Decisions = 200;

    [Fact]
    public void Reason_codes_are_no_part_of_a_digest_and_everything_else_is()
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < Decisions; seed++)
        {
            // A copy: parts of an answer stand in others too, which other tests write at the same time.
            var decision = DecisionWriter.Write(Replica.Shipped().Issue(ReceiptClaims.Draw(seed))!.Value.Evaluation.Decision).Clone();
            Check(decision, decision, left);
        }

        Assert.Equal(["Finding.reason_code", "RemedyDecision.primary_reason_code"], left.Order(StringComparer.Ordinal));
    }

    // Every field that is there is taken away, by itself, and put back.
    private static void Check(Hosted.Decision decision, Google.Protobuf.IMessage part, HashSet<string> left)
    {
        var whole = AnswerDigest.Of(decision);
        foreach (var field in part.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType != FieldType.Message))
        {
            if (field.IsRepeated || field.Accessor.GetValue(part) is not { } value)
            {
                continue;
            }

            var said = decision.ToString();
            field.Accessor.Clear(part);
            if (decision.ToString() != said && AnswerDigest.Of(decision) == whole)
            {
                left.Add($"{part.Descriptor.Name}.{field.Name}");
            }

            field.Accessor.SetValue(part, value);
        }

        Google.Protobuf.IMessage[] parts =
            part is Hosted.Decision ? [.. decision.Remedies, .. decision.Findings, .. decision.Obligations] : [];
        Array.ForEach(parts, one => Check(decision, one, left));
    }
}
