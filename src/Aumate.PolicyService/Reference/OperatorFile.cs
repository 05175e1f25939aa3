namespace Aumate.PolicyService.Reference;

/// <summary>Files that an operator puts in the place of the shipped ones.</summary>
internal static class OperatorFile
{
    /// <summary>What a file holds. Null: it cannot be read, and <paramref name="errors"/> has why.</summary>
    public static T? Read<T>(string path, Func<string, T> read, ICollection<string> errors)
        where T : class
    {
        try
        {
            return read(path);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            errors.Add($"\"{path}\" cannot be read: {unreadable.Message}");
            return null;
        }
    }

    /// <summary>Whether an exception says that a file cannot be read. An empty path is a bad argument.</summary>
    public static bool IsUnreadable(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentException;
}
