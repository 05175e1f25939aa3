using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Verdicts;

namespace Aumate.PolicyService.LoadTests.Driving;

/// <summary>
/// What became of the calls of a run: all of them, by method, by episode, by status and over time. A latency counts from the instant for which the call was
/// planned: a service that stalls is not asked less, and what waits for it is not left out.
/// </summary>
/// <param name="during">How long calls are planned for.</param>
internal sealed class Recorder(TimeSpan during)
{
    private const int MostSlices = 120;
    private const double ShortestSlice = 0.25;
    private const int DigitsOfASlice = 2;

    private readonly Lock guard = new();
    private readonly Dictionary<string, Tally> steps = [];
    private readonly Dictionary<string, Tally> episodes = [];
    private readonly Dictionary<string, (long Count, string Example)> failures = [];
    private readonly List<(TimeSpan From, string Name)> entered = [];
    private readonly SortedDictionary<int, Tally> slices = [];
    private readonly SortedDictionary<int, long> answers = [];

    /// <summary>All calls.</summary>
    public Tally All { get; } = new();

    /// <summary>How late calls began: what of the latencies is the driver's own.</summary>
    public Tally Late { get; } = new();

    /// <summary>When the last call ended.</summary>
    public TimeSpan Ended { get; private set; }

    /// <summary>CPU time of what was called. Null: not known.</summary>
    public TimeSpan? CpuTime { get; set; }

    /// <summary>CPU time of a call, in microseconds. Null: not known, or there was none.</summary>
    public double? CpuMicros => All.Calls == 0 ? null : CpuTime?.TotalMicroseconds / All.Calls;

    /// <summary>How long calls were planned for.</summary>
    public TimeSpan During => during;

    /// <summary>Seconds of a slice of time.</summary>
    public double SliceSeconds { get; } = Math.Max(ShortestSlice, Math.Ceiling(during.TotalSeconds / MostSlices * 4) / 4);

    /// <summary>Calls by method.</summary>
    public IReadOnlyDictionary<string, Tally> Steps => steps;

    /// <summary>Calls by the episode for which they were planned.</summary>
    public IReadOnlyDictionary<string, Tally> Episodes => episodes;

    /// <summary>When which episode began.</summary>
    public IReadOnlyList<(TimeSpan From, string Name)> Entered => entered;

    /// <summary>Calls that failed, by status.</summary>
    public IReadOnlyDictionary<string, (long Count, string Example)> Failures => failures;

    /// <summary>Calls by the slice for which they were planned.</summary>
    public IReadOnlyDictionary<int, Tally> Slices => slices;

    /// <summary>Calls planned a second.</summary>
    public double OfferedRate => All.Offered / during.TotalSeconds;

    /// <summary>Calls answered a second, until the last answer.</summary>
    public double AnsweredRate => All.Answered / Math.Max(during.TotalSeconds, Ended.TotalSeconds);

    /// <summary>What thresholds are about.</summary>
    public Figures Figures => new(All.Calls, All.Failed, AnsweredRate, All.At(50), All.At(95), All.At(99), All.At(99.9));

    /// <summary>Calls that were answered in a slice, whenever they were planned for.</summary>
    public long AnsweredIn(int slice) => answers.GetValueOrDefault(slice);

    /// <summary>An episode begins.</summary>
    public void Enter(TimeSpan now, string episode)
    {
        lock (guard)
        {
            // What is there at the start is there for the first call too.
            entered.Add((entered.Count == 0 ? TimeSpan.Zero : now, episode));
        }
    }

    /// <summary>A call ended.</summary>
    /// <param name="step">Its method.</param>
    /// <param name="planned">When it was to begin.</param>
    /// <param name="begun">When it did.</param>
    /// <param name="ended">When it ended.</param>
    /// <param name="outcome">How.</param>
    public void Add(string step, TimeSpan planned, TimeSpan begun, TimeSpan ended, Outcome outcome)
    {
        lock (guard)
        {
            Ended = ended > Ended ? ended : Ended;
            Late.Offer();
            Late.Answer(begun - planned);
            foreach (var tally in Told(step, planned))
            {
                tally.Offer();
                if (outcome.IsOk)
                {
                    tally.Answer(ended - planned);
                }
                else
                {
                    tally.Fail();
                }
            }

            if (outcome.IsOk)
            {
                answers[SliceOf(ended)] = AnsweredIn(SliceOf(ended)) + 1;
            }
            else
            {
                var (count, example) = failures.GetValueOrDefault(outcome.StatusCode, (0, outcome.Message));
                failures[outcome.StatusCode] = (count + 1, example);
            }
        }
    }

    private IEnumerable<Tally> Told(string step, TimeSpan planned)
    {
        yield return All;
        yield return Of(steps, step);
        if (!slices.TryGetValue(SliceOf(planned), out var slice))
        {
            slices[SliceOf(planned)] = slice = new Tally(DigitsOfASlice);
        }

        yield return slice;
        if (entered.FindLast(each => each.From <= planned) is { Name: { } episode })
        {
            yield return Of(episodes, episode);
        }
    }

    private int SliceOf(TimeSpan instant) => (int)(instant.TotalSeconds / SliceSeconds);

    private static Tally Of(Dictionary<string, Tally> all, string name)
    {
        if (!all.TryGetValue(name, out var tally))
        {
            all[name] = tally = new Tally();
        }

        return tally;
    }
}
