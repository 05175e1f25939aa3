using System.Collections.Frozen;

namespace Aumate.PolicyService.Reference;

/// <summary>The currencies in which a price can be given (R29): the active codes of ISO 4217, and those withdrawn since 2014, as <c>Data/iso-4217.txt</c> lists them.</summary>
public static class Currencies
{
    private static readonly FrozenSet<string> Codes = EmbeddedText.List("iso-4217.txt").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether the code is one of them, in upper case. Codes withdrawn earlier are not known, nor are XTS and XXX, which stand for no currency.
    /// </summary>
    public static bool IsKnown(string code) => Codes.Contains(code);
}
