using Xunit;

namespace Aumate.PolicyService.Tests;

/// <summary>Tests that keep every core busy. They run alone: beside them, tests that hold the service to a time would fail for no fault of its own.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class UnderLoad
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "under load";
}
