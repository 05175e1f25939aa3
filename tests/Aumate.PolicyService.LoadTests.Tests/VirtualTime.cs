using Aumate.PolicyService.LoadTests.Driving;

namespace Aumate.PolicyService.LoadTests.Tests;

/// <summary>Time that passes when somebody waits for it, and with it, in order, whatever was to happen until then.</summary>
internal sealed class VirtualTime : IClock
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> coming = new();
    private long order;

    public TimeSpan Now { get; private set; }

    public void At(TimeSpan instant, Action happens) => coming.Enqueue(happens, (instant, order++));

    public void Until(TimeSpan instant, CancellationToken bound)
    {
        while (coming.TryPeek(out _, out var next) && next.At <= instant)
        {
            Happen();
        }

        Now = instant > Now ? instant : Now;
    }

    /// <summary>Lets everything happen that is to.</summary>
    public void Drain()
    {
        while (coming.Count > 0)
        {
            Happen();
        }
    }

    private void Happen()
    {
        coming.TryDequeue(out var happens, out var at);
        Now = at.At > Now ? at.At : Now;
        happens!();
    }
}
