extern alias host;
using System.Text;
using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.Wire;
using host::Aumate.PolicyService.Wire.Files;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aumate.PolicyService.Tests.Files;

/// <summary>However long a file is, what is held of it is not.</summary>
public sealed class ClaimFileRunTests(SharedService service) : IClassFixture<SharedService>
{
    private const int Claims = 6_000;
    private const string Line = """{"claim": {"claimDate": {"year": 2026, "month": 3, "day": 15}, "product": {"model": "DX-120"}}}""";

    [Fact]
    public async Task Few_claims_are_read_that_are_not_written()
    {
        var (read, written, most) = (0, 0, 0);
        var lines = new CountedLines(
            new JsonClaimLines(new Repeated(Encoding.UTF8.GetBytes(Line + "\n"), Claims), "claims.jsonl"),
            () => most = Math.Max(most, ++read - Volatile.Read(ref written))
        );
        var counts = await Run(lines, TextWriter.Null, so => Volatile.Write(ref written, (int)so.All));
        Assert.Equal((Claims, Claims), ((int)counts.Decided, read));
        // Batches of 30: those that wait and are decided, one that is written, and the one that is read.
        Assert.InRange(most, 30, 30 * ((2 * Environment.ProcessorCount) + 3));
    }

    [Fact]
    public async Task What_cannot_be_written_ends_the_run()
    {
        var lines = new JsonClaimLines(new Repeated(Encoding.UTF8.GetBytes(Line + "\n"), Claims), "claims.jsonl");
        await Assert.ThrowsAsync<IOException>(() => Run(lines, new FullDisk(), _ => { }));
    }

    [Fact]
    public async Task A_stop_ends_the_run()
    {
        using var stop = new CancellationTokenSource();
        var lines = new JsonClaimLines(new Repeated(Encoding.UTF8.GetBytes(Line + "\n"), Claims), "claims.jsonl");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(lines, TextWriter.Null, _ => stop.Cancel(), stop.Token));
    }

    private Task<RunCounts> Run(ClaimLines lines, TextWriter target, Action<RunCounts> progress, CancellationToken stop = default) =>
        new ClaimFileRun(service.Running.Services.GetRequiredService<ClaimBatches>()).Run(
            lines,
            new JsonOutcomeFile(),
            target,
            progress,
            stop
        );

    private sealed class CountedLines(ClaimLines lines, Action count) : ClaimLines
    {
        public override IEnumerable<Func<ClaimLine>> Read()
        {
            foreach (var line in lines.Read())
            {
                count();
                yield return line;
            }
        }
    }

    private sealed class FullDisk : StringWriter
    {
        private int writes;

        public override Task WriteAsync(string? value) => ++writes > 2 ? throw new IOException("No space left.") : Task.CompletedTask;
    }

    /// <summary>A file of the same line again and again, which is nowhere.</summary>
    private sealed class Repeated(byte[] line, int times) : Stream
    {
        private long at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => (long)line.Length * times;

        public override long Position
        {
            get => at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, Length - at);
            for (var i = 0; i < read; i++)
            {
                buffer[offset + i] = line[at++ % line.Length];
            }

            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
