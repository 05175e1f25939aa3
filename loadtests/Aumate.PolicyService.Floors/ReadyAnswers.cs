using System.Collections.Immutable;

namespace Aumate.PolicyService.Floors;

/// <summary>
/// Answers that the service gave: the messages of a method are the files <c>METHOD.bin</c> and <c>METHOD.*.bin</c> of a folder, in the order of their
/// names and without the prefix of gRPC.
/// </summary>
internal sealed class ReadyAnswers(string folder)
{
    /// <summary>Answers of a method, given in turn. Null: there are none.</summary>
    public Turns<T>? Of<T>(string method, Func<byte[], T> read)
    {
        var files = Directory.GetFiles(folder, $"{method}.*bin").Order(StringComparer.Ordinal);
        ImmutableArray<T> answers = [.. files.Select(file => read(File.ReadAllBytes(file)))];
        return answers.IsEmpty ? null : new Turns<T>(answers);
    }

    /// <summary>The methods that have answers.</summary>
    public IEnumerable<string> Methods =>
        Directory.GetFiles(folder, "*.bin").Select(file => Path.GetFileName(file).Split('.')[0]).Distinct();
}

/// <summary>
/// One after the other, and from the beginning. Which answer a request gets is nobody's concern: over the whole corpus the sizes are those of the
/// service.
/// </summary>
internal sealed class Turns<T>(ImmutableArray<T> all)
{
    private int given = -1;

    public T Next() => all[(int)((uint)Interlocked.Increment(ref given) % (uint)all.Length)];
}
