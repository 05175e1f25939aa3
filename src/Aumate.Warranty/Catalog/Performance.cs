namespace Aumate.Warranty.Catalog;

/// <summary>Whether a value is not lower than the original's (3.2, R21).</summary>
internal static class Performance
{
    // What is missing on either side falls through to the last arm: it proves nothing.
    // A catalog that was accepted has no value of another type than its rule's.
    internal static bool NotLower(ParameterRule rule, ParameterValue? original, ParameterValue? candidate) =>
        (rule, original, candidate) switch
        {
            (ParameterRule.Higher, NumberValue o, NumberValue c) => c.Amount >= o.Amount,
            (ParameterRule.Lower, NumberValue o, NumberValue c) => c.Amount <= o.Amount,
            (ParameterRule.Equal, not null, not null) => string.Equals(original.ToString(), candidate.ToString(), StringComparison.Ordinal),
            (ParameterRule.Superset, SetValue o, SetValue c) => o.Elements.IsSubsetOf(c.Elements),
            (ParameterRule.RangeContains, RangeValue o, RangeValue c) => c.Low <= o.Low && c.High >= o.High,
            // A comparison with a missing digit is false.
            (ParameterRule.IpCode, IpCodeValue o, IpCodeValue c) => c.Solids >= o.Solids && c.Liquids >= o.Liquids,
            _ => false,
        };
}
