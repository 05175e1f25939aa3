using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>How rules are called in catalogs.</summary>
internal static class RuleCodes
{
    internal static string Of(ParameterRule rule) =>
        rule switch
        {
            ParameterRule.Higher => "HIGHER",
            ParameterRule.Lower => "LOWER",
            ParameterRule.Equal => "EQUAL",
            ParameterRule.Superset => "SUPERSET",
            ParameterRule.RangeContains => "RANGE_CONTAINS",
            _ => "IP_CODE",
        };
}
