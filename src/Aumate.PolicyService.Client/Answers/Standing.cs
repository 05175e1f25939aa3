namespace Aumate.PolicyService.Client;

/// <summary>How a remedy stands. Whatever was not answered is <see cref="NotKnown"/>, which is also the default of the type.</summary>
public enum RemedyStanding
{
    /// <summary>There is no answer. Hold the claim; it is not refused.</summary>
    NotKnown,

    /// <summary>The customer may choose it.</summary>
    Eligible,

    /// <summary>The service decided that it is refused.</summary>
    Ineligible,

    /// <summary>Nothing refuses it, but Aumate may: a person decides.</summary>
    Discretionary,

    /// <summary>It depends on facts that the claim does not state; the decision names them.</summary>
    Undetermined,
}

/// <summary>Whether a remedy is offered before a purchase. Whatever was not answered is <see cref="NotKnown"/>, which is also the default of the type.</summary>
public enum CoverageStanding
{
    /// <summary>There is no answer. Show "not known", and never "not offered".</summary>
    NotKnown,

    /// <summary>It is offered, on its conditions.</summary>
    Offered,

    /// <summary>The service said that it is not offered.</summary>
    NotOffered,

    /// <summary>It depends on facts that the cart does not state. Show "not known".</summary>
    Undetermined,
}
