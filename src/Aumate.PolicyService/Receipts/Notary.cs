using System.Security.Cryptography;
using System.Text;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Receipts;

/// <summary>
/// Gives receipts and reads them. A receipt is: "AR", the version of the format in one byte, the key id after its length in one byte, the content, and
/// HMAC-SHA-256 over all of that.
/// </summary>
/// <param name="keys">The keys.</param>
public sealed class Notary(ReceiptKeys keys)
{
    /// <summary>The version of the format that is written and read.</summary>
    public const int Version = 1;

    /// <summary>Largest receipt in bytes; an ordinary one has 300. A request with one stays under the limit of messages.</summary>
    public const int MostBytes = 60 * 1024;

    private static readonly byte[] Magic = "AR"u8.ToArray();

    /// <summary>Whether there is a key: without one, receipts are neither given nor read.</summary>
    public bool HasKeys => keys.Signing is not null;

    /// <summary>The receipt of a decision. Null: it would be larger than <see cref="MostBytes"/>.</summary>
    /// <param name="evaluation">The decision with all that it came from.</param>
    /// <param name="answerDigest">32 hexadecimal digits that stand for the decision as it is answered.</param>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public byte[]? Issue(Evaluation evaluation, string answerDigest)
    {
        var key = keys.Signing ?? throw new InvalidOperationException("There is no key to sign with.");
        var content = new ReceiptContent(evaluation.Claim, evaluation.Circumstances, evaluation.Decision.Id, answerDigest).ToBytes();
        var id = Encoding.ASCII.GetBytes(key.Id);
        byte[] signed = [.. Magic, Version, (byte)id.Length, .. id, .. content];
        return signed.Length + HMACSHA256.HashSizeInBytes <= MostBytes ? [.. signed, .. key.Sign(signed)] : null;
    }

    /// <summary>Reads a receipt. Nothing of its content is looked at before its signature is found right.</summary>
    public ReceiptReading Read(ReadOnlyMemory<byte> receipt)
    {
        if (receipt.Length < Magic.Length + 1 || receipt.Length > MostBytes || !receipt.Span.StartsWith(Magic))
        {
            return new ReceiptReading(null, ReceiptFault.Malformed);
        }

        var version = receipt.Span[Magic.Length];
        return version == Version
            ? ReadThisVersion(receipt, Magic.Length + 1)
            : new ReceiptReading(null, ReceiptFault.UnknownVersion, $"{version}");
    }

    private ReceiptReading ReadThisVersion(ReadOnlyMemory<byte> receipt, int headed)
    {
        var content = headed + 1 + (receipt.Length > headed ? receipt.Span[headed] : 0);
        var end = receipt.Length - HMACSHA256.HashSizeInBytes;
        if (end < content || ReceiptKey.IdOf(receipt.Span[(headed + 1)..content]) is not { } id)
        {
            return new ReceiptReading(null, ReceiptFault.Malformed);
        }

        if (keys.Find(id) is not { } key)
        {
            return new ReceiptReading(null, ReceiptFault.UnknownKey, id);
        }

        if (!CryptographicOperations.FixedTimeEquals(key.Sign(receipt.Span[..end]), receipt.Span[end..]))
        {
            return new ReceiptReading(null, ReceiptFault.NotAuthentic);
        }

        return ReceiptContent.Read(receipt[content..end]) is { } read
            ? new ReceiptReading(new Receipt(id, Version, read.Claim, read.Circumstances, read.DecisionId, read.AnswerDigest), null)
            : new ReceiptReading(null, ReceiptFault.Malformed);
    }
}
