using Grpc.Core;

namespace Aumate.PolicyService.LoadTests;

/// <summary>A closed loop: as many calls under way as the options say, and the next one when one is answered.</summary>
internal sealed class Load(Connections connections, RatioOptions options)
{
    /// <summary>Makes a round's calls. They go through the corpus in its order, whole times, so that every round asks the same.</summary>
    /// <returns>How many claims were sent.</returns>
    public async Task<int> Round(Workload workload, CancellationToken bound)
    {
        var claims = workload.Requests.Length * workload.ClaimsPerCall;
        var calls = (options.Claims + claims - 1) / claims * workload.Requests.Length;
        var made = 0;
        var callers = workload.Alone
            ? [Call(connections.First)]
            : connections.Each.SelectMany(service => Enumerable.Range(0, options.Concurrency).Select(_ => Call(service)));
        await Task.WhenAll([.. callers]);
        return calls * workload.ClaimsPerCall;

        async Task Call(CallInvoker service)
        {
            for (var call = Interlocked.Increment(ref made); call <= calls; call = Interlocked.Increment(ref made))
            {
                var request = workload.Requests[call % workload.Requests.Length];
                await service.AsyncUnaryCall(workload.Method, null, new CallOptions(cancellationToken: bound), request);
            }
        }
    }
}
