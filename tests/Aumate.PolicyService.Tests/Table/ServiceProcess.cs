using System.Diagnostics;
using System.Text;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>
/// The service in a process of its own, somewhere in the world: under a culture, which is why it is told to use the machine's ICU against its
/// own configuration, and in a time zone. What it writes to its console first says the weekday and the offset of that place.
/// </summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    // A process that listens may not have read its catalog yet, and says so.
    private static readonly MethodConfig UntilServing = new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = 5,
            InitialBackoff = TimeSpan.FromMilliseconds(200),
            MaxBackoff = TimeSpan.FromSeconds(2),
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };

    private readonly Process process;
    private readonly GrpcChannel channel;

    private ServiceProcess(Process process, string weekday, string offset, string address)
    {
        this.process = process;
        (Weekday, Offset) = (weekday, offset);
        channel = GrpcChannel.ForAddress(
            address,
            new GrpcChannelOptions { ServiceConfig = new ServiceConfig { MethodConfigs = { UntilServing } } }
        );
        Client = new PolicyDecisionService.PolicyDecisionServiceClient(channel);
    }

    public PolicyDecisionService.PolicyDecisionServiceClient Client { get; }

    /// <summary>The weekday in the words of the culture.</summary>
    public string Weekday { get; }

    /// <summary>The offset from UTC, such as "+05:45".</summary>
    public string Offset { get; }

    public static async Task<ServiceProcess> Start(string culture, string timeZone)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Aumate.PolicyService.dll"),
                "--urls=http://127.0.0.1:0",
                "--Logging:Console:FormatterName=simple",
                "--Logging:Console:FormatterOptions:SingleLine=true",
                "--Logging:Console:FormatterOptions:TimestampFormat=dddd|zzz|",
            },
            Environment =
            {
                ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0",
                ["LC_ALL"] = $"{culture.Replace('-', '_')}.UTF-8",
                ["TZ"] = timeZone,
            },
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(Listening, StringComparison.Ordinal))
            {
                var words = line.Split('|');
                var address = line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim();
                return new ServiceProcess(process, words[0], words[1], address);
            }
        }

        throw new InvalidOperationException($"The service of {culture} ended with {process.ExitCode} before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
