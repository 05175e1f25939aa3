using System.Formats.Tar;

namespace Aumate.PolicyService.ClaimCommands;

/// <summary>Where an output goes: the file behind all links on the way to it, which is replaced when the output is whole.</summary>
internal static class OutputPlace
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    // What the shell has put there; on another system there is no such file, and none to be lost.
    private const string StandardInput = "/dev/stdin";

    /// <summary>Why nothing can be written there. Null: it can, as far as is known before it is done.</summary>
    /// <param name="target">What was asked for.</param>
    /// <param name="input">The input, or <see cref="ClaimFile.StandardInput"/>.</param>
    /// <exception cref="IOException">The links lead nowhere, or the place cannot be looked at.</exception>
    internal static string? Fault(string target, string input)
    {
        var real = Real(target);
        return real == Real(input == ClaimFile.StandardInput ? StandardInput : input)
                ? $"\"{target}\" is the input too; give the output a name of its own."
            : Path.Exists(real) && !IsPlainFile(real) ? $"\"{target}\" is there and is no regular file, so it is not replaced."
            : null;
    }

    /// <summary>The path without links. What does not exist is as it was given.</summary>
    /// <exception cref="IOException">The links lead to themselves.</exception>
    internal static string Real(string path, int links = MostLinks)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var folder = Real(parent, links);
        var here = Path.Combine(folder, Path.GetFileName(full));
        return new FileInfo(here).LinkTarget is not { } next ? here
            : links > 0 ? Real(Path.Combine(folder, next), links - 1)
            : throw new IOException($"\"{path}\": too many links, or one to itself.");
    }

    // Only a regular file has a length. Of an empty one, the runtime tells the kind of a file nowhere but in the header of an archive.
    private static bool IsPlainFile(string path)
    {
        if (Directory.Exists(path))
        {
            return false;
        }

        return new FileInfo(path).Length > 0 || KindOf(path) == TarEntryType.RegularFile;
    }

    private static TarEntryType? KindOf(string path)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(path, "file");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType;
    }
}
