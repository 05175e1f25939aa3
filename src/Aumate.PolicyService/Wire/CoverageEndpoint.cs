namespace Aumate.PolicyService.Wire;

/// <summary>Says before a purchase what the letter would give after it (R28).</summary>
internal sealed class CoverageEndpoint : V1.CoverageService.CoverageServiceBase;
