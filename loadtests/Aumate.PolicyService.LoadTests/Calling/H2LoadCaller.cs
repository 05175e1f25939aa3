using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HdrHistogram;

namespace Aumate.PolicyService.LoadTests.Calling;

/// <summary>
/// Calls by h2load of nghttp2, a client that others have written: a witness for the one of this program. It sends one body, the first, and opens its connections
/// within the round.
/// </summary>
internal sealed partial class H2LoadCaller : ICaller
{
    public async Task<ICalling> Open(Uri address, ReadyCalls calls, Level level, CancellationToken bound)
    {
        var folder = Directory.CreateTempSubdirectory("h2load");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "body"), calls.Bodies[0], bound);
        return new Calling(new Uri(address, calls.Path), calls.ContentType, level, folder);
    }

    [GeneratedRegex(@"requests: .* (\d+) succeeded, (\d+) failed")]
    private static partial Regex Ended();

    private sealed class Calling(Uri method, string contentType, Level level, DirectoryInfo folder) : ICalling
    {
        private readonly string log = Path.Combine(folder.FullName, "log");

        public async Task<Called> For(TimeSpan duration, CancellationToken bound)
        {
            File.Delete(log);
            var begun = Stopwatch.GetTimestamp();
            using var running = Start(duration);
            var said = await running.StandardOutput.ReadToEndAsync(bound);
            await running.WaitForExitAsync(bound);
            var took = Stopwatch.GetElapsedTime(begun);
            return Ended().Match(said) is { Success: true } ended && ended.Groups[1].Value != "0" && ended.Groups[2].Value == "0"
                ? Called.Of([await Latencies(bound)], took)
                : throw new UnmeasurableException($"calls failed under h2load\n{said}");
        }

        public void Dispose() => folder.Delete(recursive: true);

        private Process Start(TimeSpan duration)
        {
            var body = Path.Combine(folder.FullName, "body");
            var seconds = Math.Max(1, Math.Round(duration.TotalSeconds));
            string[] arguments = [$"-D{seconds}", $"-c{level.Connections}", $"-m{level.Streams}", $"-d{body}", $"--log-file={log}"];
            string[] headers = ["-H", $"content-type: {contentType}", "-H", "te: trailers", method.AbsoluteUri];
            try
            {
                return Process.Start(new ProcessStartInfo("h2load", [.. arguments, .. headers]) { RedirectStandardOutput = true })!;
            }
            catch (Win32Exception)
            {
                throw new UnmeasurableException("h2load is not installed: apt-get install nghttp2-client");
            }
        }

        // A line for each call: when it began, its status, and how long it took in microseconds.
        private async Task<HistogramBase> Latencies(CancellationToken bound)
        {
            var latencies = Called.Latencies();
            await foreach (var line in File.ReadLinesAsync(log, bound))
            {
                var parts = line.Split('\t');
                if (parts is [_, "200", var micros])
                {
                    latencies.RecordValue(Math.Max(1, long.Parse(micros, CultureInfo.InvariantCulture)));
                }
            }

            return latencies;
        }
    }
}
