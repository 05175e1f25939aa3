using System.Text;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Tests.OpenApi;

/// <summary>The contract with its comments, which the build lays beside the tests.</summary>
internal static class ContractFiles
{
    private const string Package = "aumate.policy.v1";
    private const string Item = "   ";

    /// <summary>The services, in the order in which the README has them.</summary>
    public static IReadOnlyList<ServiceDescriptor> Services { get; } =
    [.. Read().Where(file => file.Package == Package).SelectMany(file => file.Services).OrderByDescending(service => service.Name)];

    /// <summary>Whether a message is of this contract and not of Google's.</summary>
    public static bool IsOwn(IDescriptor descriptor) => descriptor.File.Package == Package;

    /// <summary>What a comment says, as Markdown: a line for each paragraph, and an item for each line that is set in.</summary>
    public static string Words(DescriptorDeclaration? declaration)
    {
        var words = new StringBuilder();
        foreach (var line in (declaration?.LeadingComments ?? "").Split('\n'))
        {
            var text = line.Trim();
            var before =
                text.Length == 0 ? "\n"
                : line.StartsWith(Item, StringComparison.Ordinal) && line[Item.Length] != ' ' ? "\n- "
                : " ";
            words.Append(before).Append(text);
        }

        return words.ToString().Replace("\n ", "\n", StringComparison.Ordinal).Trim();
    }

    /// <summary>How a method is called over HTTP. Null: not at all.</summary>
    public static HttpRule? Rule(MethodDescriptor method) => method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);

    private static IReadOnlyList<FileDescriptor> Read()
    {
        ExtensionRegistry known = [AnnotationsExtensions.Http];
        var set = FileDescriptorSet.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "contract.binpb")));
        return FileDescriptor.BuildFromByteStrings(set.File.Select(file => file.ToByteString()), known);
    }
}
