using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

public sealed class OptionsTests
{
    private static readonly Dictionary<string, Action<PolicyClientOptions>> Faults = new()
    {
        ["Addresses"] = options => options.Addresses.Clear(),
        ["Addresses: needs"] = options => options.Addresses[0] = new Uri("ftp://127.0.0.1"),
        ["Addresses: mixes"] = options => options.Addresses.Add(new Uri("https://127.0.0.1")),
        ["Addresses: has several"] = options =>
        {
            options.Addresses[0] = new Uri("dns:///a");
            options.Addresses.Add(new Uri("dns:///b"));
        },
        ["Timeout"] = options => options.Timeout = TimeSpan.Zero,
        ["BatchTimeout"] = options => options.BatchTimeout = TimeSpan.Zero,
        ["Attempts"] = options => options.Attempts = 0,
        ["Attempts: is not 1 to 5"] = options => options.Attempts = 6,
        ["Backoff"] = options => options.Backoff = TimeSpan.FromMinutes(1),
        ["HedgeAfter"] = options => options.HedgeAfter = TimeSpan.FromSeconds(-1),
        ["HedgeAfter: is not of use"] = options => (options.HedgeAfter, options.Attempts) = (TimeSpan.Zero, 1),
        ["BatchSize"] = options => options.BatchSize = 501,
        ["BatchesUnderWay"] = options => options.BatchesUnderWay = 0,
    };

    public static TheoryData<string> Named => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Named))]
    public void Options_with_a_fault_are_refused_by_name(string name)
    {
        var options = new PolicyClientOptions { Addresses = { new Uri("http://127.0.0.1:1") } };
        Faults[name](options);
        Assert.StartsWith(name, Assert.Throws<ArgumentException>(() => new PolicyClient(options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("dns:///localhost:1")]
    public async Task A_client_is_one_of_the_programs_services_and_calls_by_any_scheme(string address)
    {
        await using var program = new ServiceCollection()
            .AddAumatePolicyClient(options => options.Addresses.Add(new Uri(address)))
            .BuildServiceProvider();
        var client = program.GetRequiredService<PolicyClient>();
        Assert.Same(client, program.GetRequiredService<PolicyClient>());
        Assert.Equal(Grpc.Core.StatusCode.Unavailable, (await Ask.By(client, "one"))?.Status);
    }
}
