using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>Tests that share a server. They run one after the other, since some of them stop it.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<PostgresServer>
{
    public const string Name = "postgres";
}
