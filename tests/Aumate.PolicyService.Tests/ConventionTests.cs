extern alias host;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.Reflection;
using Xunit;

namespace Aumate.PolicyService.Tests;

/// <summary>How the house is built: what knows of what, and that the calls of the contract change nothing.</summary>
public sealed partial class ConventionTests
{
    [Fact]
    public void Types_of_the_contract_are_named_in_the_folders_of_the_wire_alone()
    {
        string[] wire =
        [
            Repository.PathOf("src", "Aumate.PolicyService", "Wire") + Path.DirectorySeparatorChar,
            Repository.PathOf("src", "Aumate.PolicyService", "HotPath") + Path.DirectorySeparatorChar,
        ];
        // The client package is on the other side of the contract.
        string[] sources = [.. Repository.Sources("src", "Aumate.PolicyService"), .. Repository.Sources("src", "Aumate.Warranty")];
        Assert.Contains(sources, source => IsOfWire(source) && WireTypes().IsMatch(File.ReadAllText(source)));
        Assert.DoesNotContain(sources, source => !IsOfWire(source) && WireTypes().IsMatch(File.ReadAllText(source)));

        bool IsOfWire(string source) => Array.Exists(wire, folder => source.StartsWith(folder, StringComparison.Ordinal));
    }

    [Fact]
    public void The_core_knows_no_more_than_its_clock_and_the_runtime()
    {
        var core = typeof(Aumate.Warranty.Letter.Remedy).Assembly;
        Assert.DoesNotContain(
            core.GetReferencedAssemblies(),
            reference => reference.Name != "NodaTime" && !reference.Name!.StartsWith("System.", StringComparison.Ordinal)
        );
        var project = XDocument.Load(Repository.PathOf("src", "Aumate.Warranty", "Aumate.Warranty.csproj"));
        var shipped = project.Descendants("PackageReference").Where(package => package.Attribute("PrivateAssets") is null);
        Assert.Equal(["NodaTime"], shipped.Select(package => package.Attribute("Include")!.Value));
        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
    }

    [Fact]
    public void Every_call_of_the_contract_is_without_side_effects()
    {
        var methods = host::Aumate.PolicyService.Wire.Contract.Services.SelectMany(service => service.Methods).ToList();
        Assert.Equal(
            [
                "EvaluateClaim",
                "EvaluateClaims",
                "StreamClaims",
                "ExplainDecision",
                "VerifyDecision",
                "PreviewCoverage",
                "GetCoverage",
                "GetProduct",
                "FindReplacements",
                "GetCatalogStatus",
            ],
            methods.Select(method => method.Name)
        );
        Assert.All(
            methods,
            method => Assert.Equal(MethodOptions.Types.IdempotencyLevel.NoSideEffects, method.GetOptions()!.IdempotencyLevel)
        );
    }

    [Fact]
    public void Every_enum_of_the_contract_begins_with_unspecified_and_leaves_no_number_out()
    {
        FileDescriptor[] files =
        [
            LetterReflection.Descriptor,
            CatalogReflection.Descriptor,
            ClaimReflection.Descriptor,
            CoverageReflection.Descriptor,
            DecisionReflection.Descriptor,
            ExplanationReflection.Descriptor,
        ];
        Assert.All(
            files.SelectMany(file => file.EnumTypes),
            type =>
            {
                Assert.EndsWith("_UNSPECIFIED", type.Values[0].Name, StringComparison.Ordinal);
                Assert.Equal(Enumerable.Range(0, type.Values.Count), type.Values.Select(value => value.Number));
            }
        );
    }

    // Health and reflection have a V1 of their own, which is not the contract's.
    [GeneratedRegex(@"\bWire\.V1\b|(?<!Health\.)(?<!Reflection\.)\bV1\.\p{Lu}|\bGoogle\.(Type|Rpc)\b")]
    private static partial Regex WireTypes();
}
