using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aumate.PolicyService.LoadTests.Driving;

/// <summary>
/// The clock of the machine. .NET's timers have a grain of a millisecond, which is longer than most calls take, and would be in every latency that counts
/// from the planned instant; Linux can be asked for less.
/// </summary>
internal sealed class MonotonicClock : IClock
{
    // So that an end is heard of.
    private static readonly TimeSpan LongestNap = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);

    private readonly long begun = Stopwatch.GetTimestamp();

    public TimeSpan Now => Stopwatch.GetElapsedTime(begun);

    public void Until(TimeSpan instant, CancellationToken bound)
    {
        for (var left = instant - Now; left > TimeSpan.Zero && !bound.IsCancellationRequested; left = instant - Now)
        {
            Nap(left < LongestNap ? left : LongestNap);
        }
    }

    private static void Nap(TimeSpan length)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            Thread.Sleep(length < Grain ? TimeSpan.Zero : length);
            return;
        }

        var time = new Time { Nanoseconds = (long)length.TotalNanoseconds };
        _ = NanoSleep(in time, IntPtr.Zero);
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NanoSleep(in Time length, IntPtr left);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
