using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Receipts;

/// <summary>What an authentic receipt says.</summary>
/// <param name="KeyId">Id of the key by which it is authentic.</param>
/// <param name="Version">Version of its format.</param>
/// <param name="Claim">The claim as it was decided, without the serial number. Its times are on the clock of the service center of that day.</param>
/// <param name="Circumstances">What else the decision came from.</param>
/// <param name="DecisionId">Id of the decision.</param>
/// <param name="AnswerDigest">32 hexadecimal digits that stand for the decision as it was answered.</param>
public sealed record Receipt(string KeyId, int Version, Claim Claim, Circumstances Circumstances, string DecisionId, string AnswerDigest);

/// <summary>Why bytes are refused as a receipt.</summary>
public enum ReceiptFault
{
    /// <summary>They are none, or a part of one.</summary>
    Malformed,

    /// <summary>They are of a version that is not read here.</summary>
    UnknownVersion,

    /// <summary>They name a key that is not held here.</summary>
    UnknownKey,

    /// <summary>The signature is not that of the content.</summary>
    NotAuthentic,
}

/// <summary>What came of reading a receipt: the receipt, or why it is refused.</summary>
/// <param name="Receipt">The receipt. Null: it is refused.</param>
/// <param name="Fault">Why it is refused. Null: it is not.</param>
/// <param name="Detail">The version or the key id that is not known. Empty: the fault is another one.</param>
public readonly record struct ReceiptReading(Receipt? Receipt, ReceiptFault? Fault, string Detail = "");
