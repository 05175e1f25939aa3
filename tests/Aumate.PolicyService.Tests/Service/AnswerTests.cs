extern alias host;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.Reflection;
using Xunit;
using Answer = host::Aumate.PolicyService.Wire.Answer;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>The service writes answers with messages of its own, of which the bytes are the contract's.</summary>
public sealed class AnswerTests
{
    [Fact]
    public void Answers_are_written_with_the_numbers_names_and_kinds_of_the_contract()
    {
        Assert.Equal(Fields(ExplainDecisionResponse.Descriptor), Fields(Answer.ExplainDecisionResponse.Descriptor));
        Assert.Equal(Fields(Explanation.Descriptor), Fields(Answer.Explanation.Descriptor));
    }

    // A message and its bytes are written alike.
    private static IEnumerable<string> Fields(MessageDescriptor message) =>
        message
            .Fields.InFieldNumberOrder()
            .Select(field =>
                $"{field.FieldNumber} {field.Name} {(field.IsRepeated ? "repeated " : "")}"
                + (field.FieldType == FieldType.Message ? FieldType.Bytes : field.FieldType)
            );
}
