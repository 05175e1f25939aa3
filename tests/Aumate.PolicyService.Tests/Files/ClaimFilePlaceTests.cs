extern alias host;
using System.Diagnostics;
using System.Text;
using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.ClaimCommands;
using Xunit;

namespace Aumate.PolicyService.Tests.Files;

/// <summary>Where claims come from and decisions go to: links are followed, pipes are read, and nothing but a file is replaced.</summary>
public sealed class ClaimFilePlaceTests : IDisposable
{
    private const string Text = "claim_date,product.model\n2026-03-15,DX-120\n";

    private readonly TemporaryFolder folder = new();

    private string Input => folder.Write("claims.csv", Text);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_input_is_never_the_output_by_whatever_links()
    {
        var input = Input;
        File.CreateSymbolicLink(At("link.csv"), "claims.csv");
        File.CreateSymbolicLink(At("second.csv"), At("link.csv"));
        Directory.CreateSymbolicLink(At("same"), ".");
        foreach (var (from, to) in new[] { ("link.csv", "claims.csv"), ("claims.csv", "second.csv"), ("link.csv", "same/claims.csv") })
        {
            Refused(await Evaluated.Run(At(from), "--output", At(to)), "is the input too");
        }

        Assert.Equal(Text, await File.ReadAllTextAsync(input));
        Assert.Equal("claims.csv", new FileInfo(At("link.csv")).LinkTarget);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_output_goes_to_what_its_link_leads_to(string? before)
    {
        var input = Input;
        Directory.CreateDirectory(At("out"));
        if (before is not null)
        {
            folder.Write("out/real.csv", before);
        }

        File.CreateSymbolicLink(At("link.csv"), "out/real.csv");
        var evaluated = await Evaluated.Run(input, "--output", At("link.csv"));
        Assert.Equal(EvaluateCommand.AllDecided, evaluated.ExitCode);
        Assert.Equal("out/real.csv", new FileInfo(At("link.csv")).LinkTarget);
        Assert.Equal((await Evaluated.Run(input)).Output, await File.ReadAllTextAsync(At("out/real.csv")));
        Assert.Single(Directory.GetFiles(At("out")));
    }

    [Theory]
    [InlineData("pipe.csv")]
    [InlineData("folder.csv")]
    [InlineData("link.csv")]
    public async Task What_is_no_regular_file_is_not_replaced(string target)
    {
        var input = Input;
        await MakePipe("pipe.csv");
        Directory.CreateDirectory(At("folder.csv"));
        File.CreateSymbolicLink(At("link.csv"), "pipe.csv");
        Refused(await Evaluated.Run(input, "--output", At(target)), "is no regular file");
        Assert.Equal(4, Directory.GetFileSystemEntries(folder.FullName).Length);
        Assert.True(Directory.Exists(At("folder.csv")));
    }

    [Fact]
    public async Task Links_to_themselves_are_refused()
    {
        File.CreateSymbolicLink(At("link.csv"), "link.csv");
        Refused(await Evaluated.Run(Input, "--output", At("link.csv")), "too many links");
    }

    [Fact]
    public async Task A_pipe_is_read_as_a_file_is()
    {
        var input = Input;
        await MakePipe("pipe.csv");
        using var writer = Process.Start("/bin/sh", ["-c", "cat \"$0\" > \"$1\"", input, At("pipe.csv")]);
        var evaluated = await Evaluated.Run(At("pipe.csv"));
        await writer.WaitForExitAsync();
        Assert.Equal((EvaluateCommand.AllDecided, (await Evaluated.Run(input)).Output), (evaluated.ExitCode, evaluated.Output));
    }

    [Fact]
    public async Task The_standard_input_is_read_as_what_it_is_said_to_be()
    {
        using var fed = new MemoryStream(Encoding.UTF8.GetBytes(Text));
        var evaluated = await Evaluated.Fed(fed, "-", "--input-format", "csv");
        Assert.Equal((EvaluateCommand.AllDecided, (await Evaluated.Run(Input)).Output), (evaluated.ExitCode, evaluated.Output));
        Refused(await Evaluated.Run("-"), "--input-format");
        using var bad = new MemoryStream("x\n"u8.ToArray());
        Refused(await Evaluated.Fed(bad, "-", "--input-format", "csv"), "stdin:1:1: the column 'x' is unknown");
    }

    [Fact]
    public async Task A_file_that_is_called_otherwise_is_read_as_what_it_is_said_to_be()
    {
        var evaluated = await Evaluated.Run(folder.Write("claims.txt", Text), "--input-format", "csv");
        Assert.Equal((await Evaluated.Run(Input)).Output, evaluated.Output);
    }

    private static void Refused(Evaluated evaluated, string said)
    {
        Assert.Equal((EvaluateCommand.NotRun, ""), (evaluated.ExitCode, evaluated.Output));
        Assert.Contains(said, evaluated.Errors, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(folder.FullName, name);

    private async Task MakePipe(string name)
    {
        using var made = Process.Start("mkfifo", [At(name)]);
        await made.WaitForExitAsync();
        Assert.Equal(0, made.ExitCode);
    }
}
