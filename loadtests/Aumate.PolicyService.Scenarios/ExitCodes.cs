namespace Aumate.PolicyService.Scenarios;

/// <summary>What a command ends with.</summary>
internal static class ExitCodes
{
    /// <summary>Every threshold is kept.</summary>
    public const int Kept = 0;

    /// <summary>A threshold is not kept, or something has one and could not be measured.</summary>
    public const int Exceeded = 1;

    /// <summary>Nothing was measured.</summary>
    public const int NotMeasured = 2;

    /// <summary>The same method, measured twice, differs too much for the run to say anything.</summary>
    public const int TooNoisy = 3;
}
