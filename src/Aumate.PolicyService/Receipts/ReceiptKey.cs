using System.Security.Cryptography;
using System.Text;

namespace Aumate.PolicyService.Receipts;

/// <summary>A key that signs receipts, and says whether one is authentic.</summary>
public sealed class ReceiptKey
{
    /// <summary>The most characters of an id.</summary>
    public const int MostIdCharacters = 32;

    /// <summary>The fewest bytes of a secret: as many as the signature has.</summary>
    public const int FewestSecretBytes = HMACSHA256.HashSizeInBytes;

    private readonly byte[] secret;

    /// <summary>A key.</summary>
    /// <param name="id">Its id: 1 to 32 letters, digits, dots, underscores or hyphens of ASCII.</param>
    /// <param name="secret">At least 32 bytes.</param>
    /// <exception cref="ArgumentException">The id or the secret is not as it must be.</exception>
    public ReceiptKey(string id, ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, FewestSecretBytes);
        Id = IsId(id) ? id : throw new ArgumentException("is no id of a key", nameof(id));
        this.secret = secret.ToArray();
    }

    /// <summary>Its id, which every receipt that it signed names.</summary>
    public string Id { get; }

    /// <summary>Whether a text can be the id of a key.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= MostIdCharacters && text.All(IsIdCharacter);

    /// <summary>Whether a secret is this one's.</summary>
    public bool HasSecret(ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(secret, other);

    /// <summary>The signature of some bytes.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(secret, bytes);

    /// <summary>The id that stands in a receipt. Null: it can be none.</summary>
    internal static string? IdOf(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes) is var id && IsId(id) ? id : null;

    private static bool IsIdCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-';
}
