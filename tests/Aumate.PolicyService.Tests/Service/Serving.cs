using System.Diagnostics;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Waits for a service that was started: it listens at once, and reads its catalog beside that.</summary>
internal static class Serving
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Asks until the service says that it serves.</summary>
    /// <param name="serves">Asks it once.</param>
    /// <exception cref="TimeoutException">It did not come to serve.</exception>
    public static async Task Until(Func<Task<bool>> serves)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await serves())
        {
            if (Stopwatch.GetElapsedTime(begun) > Longest)
            {
                throw new TimeoutException("The service did not come to serve.");
            }

            await Task.Delay(Pause);
        }
    }
}
