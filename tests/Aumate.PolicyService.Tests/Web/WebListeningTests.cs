extern alias host;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aumate.PolicyService.Tests.Refresh;
using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>Where the web side listens, and by which protocols.</summary>
public sealed class WebListeningTests
{
    private const int Unreadable = 2;

    [Theory]
    [InlineData("--urls", "http://127.0.0.1:0;nonsense")]
    [InlineData("--urls", "ftp://127.0.0.1:5080")]
    [InlineData("--urls", "http://127.0.0.1:99999")]
    [InlineData("--urls", "http://127.0.0.1:0/base")]
    [InlineData("--urls", "http://localhost:0")]
    [InlineData("--Policy:Web:Urls", "127.0.0.1:5081")]
    [InlineData("--Policy:Web:Urls", "http://")]
    [InlineData("--urls", "https://127.0.0.1:0")]
    [InlineData("--Policy:Web:Urls", "https://127.0.0.1:0")]
    [InlineData("--Policy:Web:Origins:0", "*")]
    [InlineData("--Policy:Web:Origins:0", "null")]
    [InlineData("--Policy:Web:Origins:0", "shop.example.com")]
    [InlineData("--Policy:Web:Origins:0", "https://shop.example.com/")]
    [InlineData("--Policy:Web:Origins:0", "https://Shop.example.com")]
    [InlineData("--Policy:Web:Origins:0", "https://shop.example.com:443")]
    [InlineData("--Policy:Web:Origins:0", "https://user@shop.example.com")]
    [InlineData("--Policy:Web:Origins:0", "https://*.example.com")]
    [InlineData("--Policy:Web:Origins:0", "ftp://shop.example.com")]
    [InlineData("--Policy:Web:CacheSeconds", "-1")]
    [InlineData("--Policy:Web:CacheSeconds", "86401")]
    public void A_setting_that_cannot_be_meant_is_said_by_its_value(string setting, string value)
    {
        var thrown = Assert.Throws<PolicyUnreadableException>(() => PolicyHost.Build([setting, value]));
        Assert.Contains(value.Split(';')[^1], thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://shop.example.com")]
    [InlineData("http://localhost:3000")]
    [InlineData("http://[::1]:3000")]
    [InlineData("https://xn--bcher-kva.example")]
    public async Task An_origin_as_browsers_write_it_is_taken(string origin)
    {
        await using var app = PolicyHost.Build([$"--Policy:Web:Origins:0={origin}"]);
        Assert.NotNull(app);
    }

    [Fact]
    public async Task A_service_with_a_bad_address_or_one_that_is_taken_ends_with_2_and_says_which()
    {
        var bad = await ServiceRun.ToItsEnd("--Policy:Web:Urls=http://127.0.0.1:99999");
        Assert.Equal(Unreadable, bad.ExitCode);
        Assert.Contains("Policy:Web:Urls: \"http://127.0.0.1:99999\"", bad.Output, StringComparison.Ordinal);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";
        var second = await ServiceRun.ToItsEnd($"--Policy:Web:Urls={address}");
        Assert.Equal(Unreadable, second.ExitCode);
        Assert.Contains(address, second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_https_address_without_a_certificate_or_with_one_that_cannot_be_read_ends_with_2_and_says_what_is_missing()
    {
        const string address = "https://127.0.0.1:0";
        var none = await ServiceRun.ToItsEnd($"--Policy:Web:Urls={address}");
        Assert.Equal(Unreadable, none.ExitCode);
        Assert.EndsWith(
            $"Policy:Web:Urls: \"{address}\" needs a certificate, which Kestrel:Certificates:Default:Path names (or :Subject, with :Store)",
            none.Output.Trim(),
            StringComparison.Ordinal
        );
        using var folder = new TemporaryFolder();
        foreach (var path in new[] { folder.Write("server.pfx", "no certificate"), Path.Combine(folder.FullName, "missing.pfx") })
        {
            var bad = await ServiceRun.ToItsEnd($"--Policy:Web:Urls={address}", $"--Kestrel:Certificates:Default:Path={path}");
            Assert.Equal(Unreadable, bad.ExitCode);
            Assert.Contains("Kestrel:Certificates:Default", bad.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Unhandled", bad.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_address_is_served_and_none_is_said_to_be_overridden()
    {
        var lines = new Refreshing.Lines();
        await using var app = PolicyHost.Build(
            ["--urls", "http://127.0.0.1:0;http://127.0.0.1:0", "--Policy:Web:Urls=http://127.0.0.1:0;http://127.0.0.1:0"],
            builder => builder.Logging.AddProvider(lines)
        );
        await app.StartAsync();
        Assert.Equal(4, app.Urls.Count);
        using var client = new HttpClient();
        foreach (
            var (url, version) in app.Urls.Zip([HttpVersion.Version20, HttpVersion.Version20, HttpVersion.Version11, HttpVersion.Version11])
        )
        {
            Assert.Equal(version, (await Alive(client, url, version)).Version);
        }

        await app.StopAsync();
        Assert.DoesNotContain(lines.All, line => line.Contains("Overriding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_web_addresses_there_is_no_web_side()
    {
        await using var app = PolicyHost.Build(["--urls", "http://127.0.0.1:0", "--Policy:Web:Urls="]);
        await app.StartAsync();
        Assert.Single(app.Urls);
        await app.StopAsync();
    }

    [Fact]
    public async Task An_https_address_speaks_both_versions_of_HTTP()
    {
        using var folder = new TemporaryFolder();
        using var certificate = SelfSigned();
        var path = Path.Combine(folder.FullName, "server.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, "test"));
        await using var app = PolicyHost.Build([
            "--urls",
            "https://127.0.0.1:0",
            $"--Kestrel:Certificates:Default:Path={path}",
            "--Kestrel:Certificates:Default:Password=test",
        ]);
        await app.StartAsync();
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint,
        };
        using var client = new HttpClient(handler);
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            Assert.Equal(version, (await Alive(client, app.Urls.Single(), version)).Version);
        }

        await app.StopAsync();
    }

    [Fact]
    public async Task A_unix_socket_is_an_address_too()
    {
        using var folder = new TemporaryFolder();
        var socket = Path.Combine(folder.FullName, "web.sock");
        await using var app = PolicyHost.Build(["--urls", "http://127.0.0.1:0", $"--Policy:Web:Urls=http://unix:{socket}"]);
        await app.StartAsync();
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancel) =>
                {
                    var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancel);
                    return new NetworkStream(connection, ownsSocket: true);
                },
            }
        );
        Assert.Equal(HttpStatusCode.OK, (await Alive(client, "http://localhost", HttpVersion.Version11)).StatusCode);
        await app.StopAsync();
    }

    /// <summary>Nobody holds a connection by sending little: a body that does not come is given up, and headers have a time.</summary>
    [Fact]
    public async Task A_slow_sender_is_held_to_the_least_rate()
    {
        await using var app = PolicyHost.Build(["--urls", "http://127.0.0.1:0", "--Policy:Web:Urls=http://127.0.0.1:0"]);
        await app.StartAsync();
        var web = new Uri(app.Urls.Last());
        using var socket = new TcpClient(web.Host, web.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            "POST /v1/claims:evaluate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"u8.ToArray()
        );
        using var reader = new StreamReader(stream);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.StartsWith("HTTP/1.1 408", await reader.ReadLineAsync(patience.Token), StringComparison.Ordinal);
        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        await app.StopAsync();
    }

    private static Task<HttpResponseMessage> Alive(HttpClient client, string address, Version version) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(address), "/healthz"))
            {
                Version = version,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            }
        );

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
    }
}
