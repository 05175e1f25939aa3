using Xunit;

namespace Aumate.PolicyService.Tests.Reference;

internal static class Allocations
{
    /// <summary>Fails where the second call, with everything warm, allocates on this thread.</summary>
    public static void AssertNone(Func<bool> call)
    {
        _ = call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = call();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
