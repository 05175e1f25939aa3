using System.Text;
using Aumate.PolicyService.Reference;

namespace Aumate.PolicyService.Receipts;

/// <summary>Reads the configured keys, or says everything that is wrong with them. No message ever has a secret in it.</summary>
/// <param name="isDevelopment">Whether the service runs in Development.</param>
/// <param name="errors">Takes what is wrong, each with its place.</param>
internal sealed class ReceiptKeysReader(bool isDevelopment, ICollection<string> errors)
{
    private const string Section = "Policy:Receipts";
    private const string DevelopmentId = "development";

    // Anybody can read it here, so it signs nothing that matters.
    private static readonly ReceiptKey Development = new(DevelopmentId, "not a secret: receipts of Development"u8);

    public ReceiptKeys Read(ReceiptOptions options)
    {
        var keys = new List<ReceiptKey>();
        for (var i = 0; i < options.Keys.Count; i++)
        {
            if (ReadKey(options.Keys[i], $"{Section}:Keys:{i}", keys) is { } key)
            {
                keys.Add(key);
            }
        }

        if (UsesDevelopmentKey(options))
        {
            keys.Add(Development);
        }

        var signing = ReadSigning(options, keys);
        return new ReceiptKeys(signing, keys.Where(key => key != signing));
    }

    private bool UsesDevelopmentKey(ReceiptOptions options)
    {
        if (options.DevelopmentKey == true && !isDevelopment)
        {
            errors.Add(
                $"{Section}:DevelopmentKey: the development key is no secret; outside Development the service does not start with it"
            );
        }

        return isDevelopment && (options.DevelopmentKey ?? options.Keys.Count == 0);
    }

    private ReceiptKey? ReadSigning(ReceiptOptions options, List<ReceiptKey> keys)
    {
        if (options.SigningKey is not { } id)
        {
            if (options.Keys.Count > 0 && !keys.Contains(Development))
            {
                errors.Add($"{Section}:SigningKey: is missing; it names the key that signs");
            }

            return keys.Find(key => key == Development);
        }

        var signing = keys.Find(key => key.Id == id);
        if (signing is null && options.Keys.All(key => key?.Id != id))
        {
            // What is no id may be a secret that was put in the wrong place.
            errors.Add($"{Section}:SigningKey: no key has the id {(ReceiptKey.IsId(id) ? $"\"{id}\"" : "that is given there")}");
        }

        return signing;
    }

    private ReceiptKey? ReadKey(ReceiptKeyOptions? options, string place, List<ReceiptKey> others)
    {
        var before = errors.Count;
        var id = options?.Id ?? "";
        if (!ReceiptKey.IsId(id))
        {
            errors.Add($"{place}:Id: is not 1 to {ReceiptKey.MostIdCharacters} letters, digits, dots, underscores or hyphens");
        }
        else if (id == DevelopmentId || others.Exists(other => other.Id == id))
        {
            errors.Add($"{place}:Id: \"{id}\" is taken");
        }

        var secret = ReadSecret(options, place);
        if (secret is not null && others.Append(Development).Any(other => other.HasSecret(secret)))
        {
            errors.Add($"{place}: its secret is another key's, or the development key's");
        }

        return errors.Count == before ? new ReceiptKey(id, secret) : null;
    }

    private byte[]? ReadSecret(ReceiptKeyOptions? options, string place)
    {
        if (options is null || (options.Secret is null) == (options.SecretPath is null))
        {
            errors.Add($"{place}: needs either Secret or SecretPath");
            return null;
        }

        return options.SecretPath is { } path ? ReadFile(path, $"{place}:SecretPath") : Decoded(options.Secret!.Trim(), $"{place}:Secret");
    }

    // The path is not repeated: it may be the secret itself, put in the wrong place.
    private byte[]? ReadFile(string path, string place)
    {
        try
        {
            return Decoded(File.ReadAllText(path, Encoding.ASCII).Trim(), place);
        }
        catch (Exception unreadable) when (OperatorFile.IsUnreadable(unreadable))
        {
            errors.Add($"{place}: the file cannot be read ({unreadable.GetType().Name})");
            return null;
        }
    }

    private byte[]? Decoded(string base64, string place)
    {
        var secret = new byte[base64.Length];
        if (Convert.TryFromBase64String(base64, secret, out var length) && length >= ReceiptKey.FewestSecretBytes)
        {
            return secret[..length];
        }

        errors.Add($"{place}: is not Base64 of at least {ReceiptKey.FewestSecretBytes} bytes");
        return null;
    }
}
