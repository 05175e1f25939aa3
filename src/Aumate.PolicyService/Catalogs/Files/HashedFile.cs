using System.Security.Cryptography;

namespace Aumate.PolicyService.Catalogs.Files;

/// <summary>
/// A file whose content is digested as it is read, so that the digest is that of the very bytes a reader got. It can be read again from its start; a content
/// that has changed by then is noticed.
/// </summary>
internal sealed class HashedFile : Stream
{
    private readonly FileStream file;
    private readonly Action<int> read;
    private readonly CancellationToken stop;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[]? digest;
    private bool ended;

    /// <summary>Opens a file, which others may write, rename and delete meanwhile.</summary>
    /// <param name="path">The path.</param>
    /// <param name="read">Told how many bytes are read, each time.</param>
    /// <param name="stop">Ends the reading, with an exception.</param>
    internal HashedFile(string path, Action<int> read, CancellationToken stop)
    {
        FileName = Path.GetFileName(path);
        this.read = read;
        this.stop = stop;
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    internal string FileName { get; }

    /// <summary>Whether it gave one content first and another later.</summary>
    internal bool Changed { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => file.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => file.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>The digest of the whole content; what nobody has read yet is read for it.</summary>
    internal byte[] Digest()
    {
        Span<byte> rest = new byte[128 * 1024];
        while (!ended && Read(rest) >= 0) { }

        return digest!;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        stop.ThrowIfCancellationRequested();
        int count = file.Read(buffer);
        hash.AppendData(buffer[..count]);
        read(count);
        if (count == 0 && buffer.Length > 0 && !ended)
        {
            End();
        }

        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        if (offset != 0 || origin != SeekOrigin.Begin)
        {
            throw new NotSupportedException("It is read from its start.");
        }

        hash.GetHashAndReset();
        ended = false;
        return file.Seek(0, SeekOrigin.Begin);
    }

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void End()
    {
        ended = true;
        byte[] whole = hash.GetHashAndReset();
        Changed |= digest is not null && !whole.AsSpan().SequenceEqual(digest);
        digest = whole;
    }
}
