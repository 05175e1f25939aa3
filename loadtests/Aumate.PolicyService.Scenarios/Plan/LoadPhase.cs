using System.Text.Json.Serialization;

namespace Aumate.PolicyService.Scenarios.Plan;

/// <summary>A stretch of load.</summary>
/// <param name="Seconds">How long.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "load")]
[JsonDerivedType(typeof(Inject), "inject")]
[JsonDerivedType(typeof(RampingInject), "rampingInject")]
[JsonDerivedType(typeof(KeepConstant), "keepConstant")]
internal abstract record LoadPhase(double Seconds)
{
    public TimeSpan During => TimeSpan.FromSeconds(Seconds);
}

/// <summary>Calls begin at a rate, whatever becomes of those before.</summary>
/// <param name="Rate">How many in an interval.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Interval">Seconds of an interval.</param>
internal sealed record Inject(int Rate, double Seconds, double Interval = 1) : LoadPhase(Seconds)
{
    public double PerSecond => Rate / Interval;
}

/// <summary>The same, at a rate that goes evenly from that of the phase before, or none, to this one.</summary>
/// <param name="Rate">How many in an interval at the end.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Interval">Seconds of an interval.</param>
internal sealed record RampingInject(int Rate, double Seconds, double Interval = 1) : LoadPhase(Seconds)
{
    public double PerSecond => Rate / Interval;
}

/// <summary>So many callers, each of whom asks again when it is answered. A service that stalls is asked less: not for latencies, but for how much it can do.</summary>
/// <param name="Copies">How many callers.</param>
/// <param name="Seconds">How long.</param>
internal sealed record KeepConstant(int Copies, double Seconds) : LoadPhase(Seconds);
