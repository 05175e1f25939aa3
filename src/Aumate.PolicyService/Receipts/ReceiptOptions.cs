namespace Aumate.PolicyService.Receipts;

/// <summary>What an operator can set of receipts, under <c>Policy:Receipts</c>.</summary>
public sealed class ReceiptOptions
{
    /// <summary>Id of the key that signs. Required where there are keys; the development key signs without it.</summary>
    public string? SigningKey { get; set; }

    /// <summary>The keys, each of which verifies what it signed. Without any, outside Development, receipts are neither given nor read.</summary>
    public IList<ReceiptKeyOptions> Keys { get; } = [];

    /// <summary>
    /// Whether the development key, which is no secret, is held too. Absent: in Development, where no key is configured. Outside Development the service does
    /// not start with it.
    /// </summary>
    public bool? DevelopmentKey { get; set; }
}

/// <summary>A key of receipts, as an operator configures it.</summary>
public sealed class ReceiptKeyOptions
{
    /// <summary>Its id: 1 to 32 letters, digits, dots, underscores or hyphens. It stands in every receipt.</summary>
    public string? Id { get; set; }

    /// <summary>Its secret: at least 32 bytes in Base64. Absent: <see cref="SecretPath"/> is given.</summary>
    public string? Secret { get; set; }

    /// <summary>A file that holds the secret in Base64. Absent: <see cref="Secret"/> is given.</summary>
    public string? SecretPath { get; set; }
}
