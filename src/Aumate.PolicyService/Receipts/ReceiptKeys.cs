using System.Collections.Frozen;

namespace Aumate.PolicyService.Receipts;

/// <summary>The keys of receipts: one signs, and every one verifies what it signed. Keys change over without a gap where both hold the old one and the new.</summary>
public sealed class ReceiptKeys
{
    private readonly FrozenDictionary<string, ReceiptKey> keys;

    /// <summary>A set of keys with different ids.</summary>
    /// <param name="signing">The key that signs. Null: there are no keys.</param>
    /// <param name="others">The keys that only verify.</param>
    public ReceiptKeys(ReceiptKey? signing, params IEnumerable<ReceiptKey> others)
    {
        Signing = signing;
        keys = (signing is null ? [] : others.Prepend(signing)).ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);
    }

    /// <summary>The key that signs. Null: there are no keys, and receipts are neither given nor read.</summary>
    public ReceiptKey? Signing { get; }

    /// <summary>The key of an id. Null: it is not held.</summary>
    internal ReceiptKey? Find(string id) => keys.GetValueOrDefault(id);
}
