using System.Security.Cryptography;
using Aumate.Warranty.Decisions;
using Google.Protobuf;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// What stands for a decision as it is answered, byte for byte: the first 128 bits of SHA-256 over the message. A receipt holds it, so that code that has
/// come to decide or to answer otherwise under an old version is noticed. The words of commerce are left out: they only say again what the requirements
/// say, and receipts are older than they are.
/// </summary>
public static class AnswerDigest
{
    private const int Bytes = 16;

    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(Decision decision) => Of(DecisionWriter.Write(decision));

    internal static string Of(V1.Decision decision) =>
        Convert.ToHexStringLower(SHA256.HashData(WithoutReasonCodes(decision).ToByteArray()).AsSpan(0, Bytes));

    private static V1.Decision WithoutReasonCodes(V1.Decision decision)
    {
        var rest = decision.Clone();
        foreach (var remedy in rest.Remedies)
        {
            remedy.PrimaryReasonCode = V1.ReasonCode.Unspecified;
        }

        foreach (var finding in rest.Findings)
        {
            finding.ReasonCode = V1.ReasonCode.Unspecified;
        }

        return rest;
    }
}
