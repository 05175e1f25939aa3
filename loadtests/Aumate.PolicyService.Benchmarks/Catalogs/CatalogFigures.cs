using System.Diagnostics;

namespace Aumate.PolicyService.Benchmarks.Catalogs;

/// <summary>The memory of this process, in bytes.</summary>
internal static class CatalogFigures
{
    /// <summary>The most that it had at once, as the system counts it.</summary>
    public static long Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }

    /// <summary>What is still used after everything that can be cleared away is.</summary>
    public static long Retained() => GC.GetTotalMemory(forceFullCollection: true);
}
