using System.Diagnostics;

namespace Aumate.PolicyService.LoadTests.Calling;

/// <summary>The calls of a round, which all connections take from one row until the time is over.</summary>
internal sealed class Row(ReadyCalls calls, TimeSpan duration)
{
    private readonly long over = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
    private int taken = -1;

    /// <summary>The next body. Null: the time is over.</summary>
    public byte[]? Next() =>
        Stopwatch.GetTimestamp() >= over ? null : calls.Bodies[(int)((uint)Interlocked.Increment(ref taken) % (uint)calls.Bodies.Length)];
}
