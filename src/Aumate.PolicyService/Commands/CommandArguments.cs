namespace Aumate.PolicyService.Commands;

/// <summary>The arguments of a command: settings as the service takes them, and the command's own words.</summary>
internal static class CommandArguments
{
    // The parser would take the colons of a setting's name for the end of an option's.
    internal static (string[] Settings, string[] Words) Split(string[] args)
    {
        List<string> settings = [];
        List<string> words = [];
        for (var i = 0; i < args.Length; i++)
        {
            var isSetting = args[i].StartsWith("--Policy:", StringComparison.OrdinalIgnoreCase);
            (isSetting ? settings : words).Add(args[i]);
            if (isSetting && !args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length)
            {
                settings.Add(args[++i]);
            }
        }

        return ([.. settings], [.. words]);
    }
}
