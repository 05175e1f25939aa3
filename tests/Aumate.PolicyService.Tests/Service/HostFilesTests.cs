extern alias host;
using System.Diagnostics;
using host::Aumate.PolicyService.Hosting;
using Xunit;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Files that cannot be read stop the start, and everything that is wrong with them is said.</summary>
public sealed class HostFilesTests
{
    private const int Unreadable = 2;

    [Fact]
    public void Everything_that_is_wrong_with_the_policy_is_said_at_once()
    {
        using var folder = new TemporaryFolder();
        var terms = folder.Write("terms.json", """{"versions":[]}""");
        var thrown = Assert.Throws<PolicyUnreadableException>(() =>
            PolicyHost.Build([
                $"--Policy:TermsPath={terms}",
                "--Policy:OverlaysPath=/nowhere/overlays.json",
                "--Policy:OverlaysSwitchedOff:0=xx-law",
                "--Policy:HolidaysPath=/nowhere/holidays.ics",
                "--Policy:CompanyDaysPath=/nowhere/company.ics",
                "--Policy:ServiceCenterTimeZone=America/El_Monte",
            ])
        );
        Assert.All(
            [
                "versions: there is none",
                "/nowhere/overlays.json",
                "\"xx-law\"",
                "/nowhere/holidays.ics",
                "/nowhere/company.ics",
                "El_Monte",
            ],
            words => Assert.Contains(words, thrown.Message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("TermsPath", "")]
    [InlineData("TermsPath", "/")]
    [InlineData("TermsPath", "/nowhere/file")]
    [InlineData("OverlaysPath", "")]
    [InlineData("OverlaysPath", "/")]
    [InlineData("OverlaysPath", "/nowhere/file")]
    [InlineData("HolidaysPath", "")]
    [InlineData("HolidaysPath", "/")]
    [InlineData("HolidaysPath", "/nowhere/file")]
    [InlineData("CompanyDaysPath", "")]
    [InlineData("CompanyDaysPath", "/")]
    [InlineData("CompanyDaysPath", "/nowhere/file")]
    [InlineData("ServiceCenterTimeZone", "")]
    [InlineData("ServiceCenterTimeZone", "Pacific")]
    public void A_setting_that_leads_nowhere_is_said_by_its_value(string setting, string value)
    {
        var thrown = Assert.Throws<PolicyUnreadableException>(() => PolicyHost.Build([$"--Policy:{setting}={value}"]));
        Assert.Contains(value, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_catalog_stops_the_service_with_its_exit_code_and_every_error_in_the_log()
    {
        using var folder = new TemporaryFolder();
        var catalog = folder.Write(
            "catalog.json",
            """
            {"categories":{"X":{"name":"X","parameters":[]}},"models":[
              {"sku":"A","category":"Y","released":"2026-02-30","values":{}},
              {"sku":"B","category":"X","released":"2026-01-01","values":{"size":1}}]}
            """
        );
        var (exitCode, output) = await Run($"--Policy:Catalog:Path={catalog}");
        Assert.Equal(Unreadable, exitCode);
        Assert.All(
            ["\"Y\"", "2026-02-30", "size", "refused as a whole"],
            words => Assert.Contains(words, output.Replace('\'', '"'), StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Serving.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Catalog:Path", "")]
    [InlineData("Catalog:Path", "/")]
    [InlineData("Catalog:Path", "/nowhere/catalog.json")]
    [InlineData("TermsPath", "/nowhere/terms.json")]
    public async Task A_file_that_is_not_there_ends_the_service_with_its_exit_code_and_without_a_stack_trace(string setting, string path)
    {
        var (exitCode, output) = await Run($"--Policy:{setting}={path}");
        Assert.Equal(Unreadable, exitCode);
        Assert.Contains(path, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> Run(string argument)
    {
        var service = typeof(PolicyHost).Assembly.Location;
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [service, "--urls", "http://127.0.0.1:0", argument])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(outputs));
    }
}
