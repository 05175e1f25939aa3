using Aumate.PolicyService.Scenarios.Plan;

namespace Aumate.PolicyService.LoadTests.Driving;

/// <summary>When the calls of the open model begin: planned beforehand, and evenly.</summary>
internal static class Schedule
{
    /// <summary>The instants of a phase, from its beginning. None: its calls follow from each other.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="before">Calls a second at the end of the phase before.</param>
    public static IEnumerable<TimeSpan> Of(LoadPhase phase, double before) =>
        phase switch
        {
            Inject inject => Between(inject.PerSecond, inject.PerSecond, phase.Seconds),
            RampingInject ramp => Between(before, ramp.PerSecond, phase.Seconds),
            _ => [],
        };

    /// <summary>Calls a second at the end of a phase.</summary>
    public static double RateAtTheEnd(LoadPhase phase) =>
        phase switch
        {
            Inject inject => inject.PerSecond,
            RampingInject ramp => ramp.PerSecond,
            _ => 0,
        };

    /// <summary>The phases up to a length: what warms up is the beginning of what follows.</summary>
    public static IEnumerable<LoadPhase> Beginning(IEnumerable<LoadPhase> phases, TimeSpan length)
    {
        var left = length.TotalSeconds;
        foreach (var phase in phases.TakeWhile(_ => left > 0))
        {
            yield return phase with
            {
                Seconds = Math.Min(phase.Seconds, left),
            };
            left -= phase.Seconds;
        }
    }

    // The rate goes evenly from one to the other, so that up to t there are from*t + slope*t*t/2 calls; call k begins where that comes to k.
    private static IEnumerable<TimeSpan> Between(double from, double to, double seconds)
    {
        var slope = (to - from) / seconds;
        var calls = (long)Math.Round((from + to) / 2 * seconds);
        for (var call = 0L; call < calls; call++)
        {
            var root = Math.Sqrt(Math.Max(0, from * from + 2 * slope * call));
            yield return call == 0
                ? TimeSpan.Zero
                : TimeSpan.FromTicks((long)Math.Round(2 * call / (from + root) * TimeSpan.TicksPerSecond));
        }
    }
}
