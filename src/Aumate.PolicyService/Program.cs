using Aumate.PolicyService.Hosting;

try
{
    await PolicyHost.Build(args).RunAsync();
    return Environment.ExitCode;
}
catch (PolicyUnreadableException unreadable)
{
    await Console.Error.WriteLineAsync(unreadable.Message);
    return PolicyHost.Unreadable;
}
