using System.Diagnostics;
using Aumate.PolicyService.Wire.V1;
using Grpc.Net.Client;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>The service in a process of its own that writes down each method when it is first run.</summary>
internal static class WatchedProcess
{
    private const string Listening = "Now listening on: ";
    private const string Serving = "Serving.";

    /// <summary>The methods that ran between start and end, each as the runtime names it, with its type's namespace.</summary>
    /// <param name="call">What the service is asked.</param>
    public static async Task<IReadOnlyList<string>> MethodsOf(Func<PolicyDecisionService.PolicyDecisionServiceClient, Task> call)
    {
        var methods = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(StartInfo(methods))!;
            using (var channel = GrpcChannel.ForAddress(await AddressOf(process)))
            {
                await call(new PolicyDecisionService.PolicyDecisionServiceClient(channel));
            }

            // Only a process that ends by itself writes all that it has to say.
            using var stop = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            _ = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return await File.ReadAllLinesAsync(methods);
        }
        finally
        {
            File.Delete(methods);
        }
    }

    private static ProcessStartInfo StartInfo(string methods) =>
        new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Aumate.PolicyService.dll"), "--urls=http://127.0.0.1:0" },
            Environment =
            {
                ["DOTNET_JitStdOutFile"] = methods,
                ["DOTNET_JitDisasmSummary"] = "1",
                ["DOTNET_TieredCompilation"] = "0",
            },
            RedirectStandardOutput = true,
        };

    private static async Task<string> AddressOf(Process process)
    {
        var address = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var place = line.IndexOf(Listening, StringComparison.Ordinal);
            address = place < 0 ? address : line[(place + Listening.Length)..].Trim();
            if (address.Length > 0 && line.Contains(Serving, StringComparison.Ordinal))
            {
                return address;
            }
        }

        throw new InvalidOperationException("The service ended before it served.");
    }
}
