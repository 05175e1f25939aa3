namespace Aumate.PolicyService.Scenarios;

/// <summary>The service could not be started or does not answer as a measurement needs it.</summary>
internal sealed class UnmeasurableException(string message) : Exception(message);
