using Aumate.PolicyService.Benchmarks;
using Aumate.PolicyService.Benchmarks.Catalogs;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

if (args is ["catalog", ..])
{
    return CatalogCommand.Run(args.ElementAtOrDefault(1));
}

// In this process: a project that BenchmarkDotNet generates would be built under the rules of this repository, which generated code does not keep.
// The warm-up is long, since the code of one call is large and the runtime compiles it in steps.
var job = Job
    .Default.WithToolchain(InProcessEmitToolchain.Instance)
    .WithIterationTime(TimeInterval.FromMilliseconds(400))
    .WithWarmupCount(25)
    .WithIterationCount(15);
var config = DefaultConfig.Instance.AddJob(job).WithArtifactsPath("artifacts/benchmarks");
var benchmarks = BenchmarkSwitcher.FromTypes([
    typeof(HotPathBenchmarks),
    typeof(EndpointBenchmarks),
    typeof(ReplacementBenchmarks),
    typeof(CatalogBenchmarks),
]);
if (args is [ResultsCommand.Name, .. var rest])
{
    return ResultsCommand.Keep(benchmarks.Run(["--filter", "*", .. rest], config));
}

benchmarks.Run(args, config);
return 0;
