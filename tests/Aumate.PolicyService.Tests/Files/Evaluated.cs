extern alias host;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using host::Aumate.PolicyService.ClaimCommands;

namespace Aumate.PolicyService.Tests.Files;

/// <summary>What the command made of a file.</summary>
internal sealed record Evaluated(int ExitCode, string Output, string Errors)
{
    private static readonly JsonParser Json = new(
        JsonParser.Settings.Default.WithTypeRegistry(
            TypeRegistry.FromMessages(ErrorInfo.Descriptor, BadRequest.Descriptor, PreconditionFailure.Descriptor)
        )
    );

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ClaimOutcome> Outcomes => Lines.Select(Json.Parse<ClaimOutcome>);

    /// <summary>Runs "evaluate" with what follows, in this process.</summary>
    public static Task<Evaluated> Run(params string[] words) => Fed(Stream.Null, words);

    /// <summary>The same with what is piped in.</summary>
    public static async Task<Evaluated> Fed(Stream input, params string[] words)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await EvaluateCommand.Run(["evaluate", .. words], input, output, errors);
        return new Evaluated(code, output.ToString(), errors.ToString());
    }
}
