namespace Aumate.Warranty.Catalog;

/// <summary>How a candidate's value is held against the original's (R21). A value missing on either side passes no rule.</summary>
public enum ParameterRule
{
    /// <summary>Not less than the original's. Numbers.</summary>
    Higher,

    /// <summary>Not more than the original's. Numbers.</summary>
    Lower,

    /// <summary>The same as the original's: compatibility, not rank. A number or a text.</summary>
    Equal,

    /// <summary>Has each element of the original's. Sets.</summary>
    Superset,

    /// <summary>Contains the original's range, bounds included. Ranges.</summary>
    RangeContains,

    /// <summary>Each digit of the ingress code not less than the original's. IP codes.</summary>
    IpCode,
}
