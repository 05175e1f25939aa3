using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>Tests that share a server. They run one after the other, since some of them stop it, and beside no others, since some of them keep every core busy.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OnPostgres : ICollectionFixture<PostgresServer>
{
    public const string Name = "postgres";
}
