using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aumate.PolicyService.Scenarios.Processes;

/// <summary>
/// The CPU time of another process. .NET reads it in hundredths of a second, which is several percent of a round; Linux has a clock that counts
/// nanoseconds.
/// </summary>
internal static class CpuClock
{
    /// <summary>What a process has used so far, on all of its threads.</summary>
    public static TimeSpan Of(Process process) =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && OfLinux(process.Id) is { } used ? used : process.TotalProcessorTime;

    private static TimeSpan? OfLinux(int process) =>
        ClockOf(process, out var clock) == 0 && Read(clock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : null;

    [DllImport("libc", EntryPoint = "clock_getcpuclockid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockOf(int process, out int clock);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
