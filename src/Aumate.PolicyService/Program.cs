using System.Security.Cryptography;
using Aumate.PolicyService.CatalogCommands;
using Aumate.PolicyService.ClaimCommands;
using Aumate.PolicyService.Hosting;
using Microsoft.AspNetCore.Connections;

try
{
    // What the commands need is loaded with the first of them, and never by the service.
    if (args is [CatalogCommand.Name, ..])
    {
        return await CatalogCommand.Run(args, Console.Out, Console.Error);
    }

    if (args is [EvaluateCommand.Name, ..])
    {
        return await EvaluateCommand.Run(args, Console.OpenStandardInput(), Console.Out, Console.Error);
    }

    await PolicyHost.Build(args).RunAsync();
    return Environment.ExitCode;
}
catch (PolicyUnreadableException unreadable)
{
    await Console.Error.WriteLineAsync(unreadable.Message);
    return PolicyHost.Unreadable;
}
catch (Exception bad) when (bad is CryptographicException or FileNotFoundException or DirectoryNotFoundException)
{
    await Console.Error.WriteLineAsync($"Kestrel:Certificates:Default: the certificate cannot be read: {bad.Message}");
    return PolicyHost.Unreadable;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(taken.Message);
    return PolicyHost.Unreadable;
}
