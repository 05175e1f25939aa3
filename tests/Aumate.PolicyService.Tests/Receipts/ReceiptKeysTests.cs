extern alias host;
using host::Aumate.PolicyService.Hosting;
using Xunit;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>Keys are configured strictly, and no message about them has a secret in it.</summary>
public sealed class ReceiptKeysTests
{
    private const string Place = "--Policy:Receipts:";
    private const string Secret = "dGhlIHNlY3JldCBvZiBNYXJjaCwgMzIgYnl0ZXMgbG9uZw==";
    private const string Other = "dGhlIHNlY3JldCBvZiBBcHJpbCwgMzIgYnl0ZXMgbG9uZw==";
    private const string DevelopmentSecret = "bm90IGEgc2VjcmV0OiByZWNlaXB0cyBvZiBEZXZlbG9wbWVudA==";

    [Theory]
    [InlineData("SigningKey: is missing", "Keys:0:Id=a", $"Keys:0:Secret={Secret}")]
    [InlineData("SigningKey: no key has the id \"b\"", "SigningKey=b", "Keys:0:Id=a", $"Keys:0:Secret={Secret}")]
    [InlineData("SigningKey: no key has the id \"a\"", "SigningKey=a")]
    [InlineData("Keys:0: needs either Secret or SecretPath", "SigningKey=a", "Keys:0:Id=a")]
    [InlineData(
        "Keys:0: needs either Secret or SecretPath",
        "SigningKey=a",
        "Keys:0:Id=a",
        $"Keys:0:Secret={Secret}",
        "Keys:0:SecretPath=/nowhere"
    )]
    [InlineData("Keys:0:SecretPath: the file cannot be read", "SigningKey=a", "Keys:0:Id=a", "Keys:0:SecretPath=/nowhere/key")]
    [InlineData("Keys:0:Id: is not", "SigningKey=a", $"Keys:0:Secret={Secret}")]
    [InlineData("Keys:0:Id: is not", "SigningKey=a b", "Keys:0:Id=a b", $"Keys:0:Secret={Secret}")]
    [InlineData("Keys:0:Id: is not", "SigningKey=a", "Keys:0:Id=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", $"Keys:0:Secret={Secret}")]
    [InlineData("Keys:0:Secret: is not Base64", "SigningKey=a", "Keys:0:Id=a", "Keys:0:Secret=the secret of March, 32 bytes long")]
    [InlineData("Keys:0:Secret: is not Base64 of at least 32", "SigningKey=a", "Keys:0:Id=a", "Keys:0:Secret=dGhlIHNlY3JldA==")]
    [InlineData("Keys:0:Secret: is not Base64", "SigningKey=a", "Keys:0:Id=a", "Keys:0:Secret=")]
    [InlineData(
        "Keys:1:Id: \"a\" is taken",
        "SigningKey=a",
        "Keys:0:Id=a",
        $"Keys:0:Secret={Secret}",
        "Keys:1:Id=a",
        $"Keys:1:Secret={Other}"
    )]
    [InlineData("another key's", "SigningKey=a", "Keys:0:Id=a", $"Keys:0:Secret={Secret}", "Keys:1:Id=b", $"Keys:1:Secret={Secret}")]
    [InlineData("Keys:0:Id: \"development\" is taken", "SigningKey=development", "Keys:0:Id=development", $"Keys:0:Secret={Secret}")]
    [InlineData("the development key's", "SigningKey=a", "Keys:0:Id=a", $"Keys:0:Secret={DevelopmentSecret}")]
    [InlineData("the development key is no secret", "DevelopmentKey=true")]
    [InlineData("Kyes", "Kyes:0:Id=a")]
    [InlineData("Sceret", "SigningKey=a", "Keys:0:Id=a", $"Keys:0:Sceret={Secret}")]
    [InlineData("Policy:Receipts: has", "DevelopmentKey=perhaps")]
    [InlineData("Policy:Receipts", $"Keys:0={Secret}")]
    [InlineData("Policy:Receipts", $"Keys={Secret}")]
    public void A_service_does_not_start_with(string said, params string[] settings)
    {
        var thrown = Assert.Throws<PolicyUnreadableException>(() => PolicyHost.Build([.. settings.Select(setting => Place + setting)]));
        Assert.Contains(said, thrown.Message, StringComparison.Ordinal);
        Assert.All(Secrets(settings), secret => Assert.DoesNotContain(secret, thrown.Message, StringComparison.Ordinal));
    }

    /// <summary>The path, the flag, the id and the entry itself are where a hand puts a secret by mistake.</summary>
    [Theory]
    [InlineData("SigningKey=a", "Keys:0:Id=a", $"Keys:0:SecretPath={Secret}")]
    [InlineData($"DevelopmentKey={Secret}")]
    [InlineData($"SigningKey={Secret}", "Keys:0:Id=a", $"Keys:0:Secret={Other}")]
    [InlineData("SigningKey=a", $"Keys:0:Id={Secret}", $"Keys:0:Secret={Other}")]
    [InlineData($"Keys:0={Secret}")]
    [InlineData($"Keys={Secret}")]
    public void A_secret_in_the_wrong_place_is_in_no_message(params string[] settings)
    {
        var thrown = Assert.Throws<PolicyUnreadableException>(() => PolicyHost.Build([.. settings.Select(setting => Place + setting)]));
        Assert.DoesNotContain(Secret, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_with_keys_and_files_is_said_at_once()
    {
        var thrown = Assert.Throws<PolicyUnreadableException>(() =>
            PolicyHost.Build([
                "--Policy:TermsPath=/nowhere/terms.json",
                $"{Place}DevelopmentKey=true",
                $"{Place}SigningKey=c",
                $"{Place}Keys:0:Id=a",
                $"{Place}Keys:1:Id= ",
                $"{Place}Keys:1:Secret=short",
            ])
        );
        Assert.All(
            ["/nowhere/terms.json", ":DevelopmentKey:", ":SigningKey:", ":Keys:0:", ":Keys:1:Id:", ":Keys:1:Secret:"],
            said => Assert.Contains(said, thrown.Message, StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Secrets(string[] settings) =>
        settings
            .Where(setting =>
                setting.Contains("Secret=", StringComparison.Ordinal) || setting.Contains("Sceret=", StringComparison.Ordinal)
            )
            .Select(setting => setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..])
            .Where(secret => secret.Length > 0);
}
