using System.Net.Sockets;
using Npgsql;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>Says for the operator why a database did not do what it was asked. What it says has no part of the connection string but host, port, user and database.</summary>
internal static class PostgresFailure
{
    /// <summary>Whether it is the database that failed, and not this program.</summary>
    internal static bool IsOf(Exception thrown) => thrown is NpgsqlException or TimeoutException or IOException or SocketException;

    /// <summary>Whether it is the data that the database does not take: classes 22 and 23 of SQLSTATE, data exceptions and integrity constraints.</summary>
    internal static bool IsOfData(Exception thrown) => thrown is PostgresException { SqlState: ['2', '2' or '3', ..] };

    /// <summary>Whether the database said that it did not do it. One that is ended while it commits (FATAL), or is not heard of, may have done it.</summary>
    internal static bool IsRefusal(Exception thrown) => thrown is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>Why.</summary>
    internal static string Reason(Exception thrown) =>
        thrown switch
        {
            PostgresException
            {
                SqlState: PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn
            } missing => $"its schema is not the one that is needed ({missing.MessageText}): run 'catalog migrate'",
            PostgresException refused => $"it refuses: {refused.MessageText} ({refused.SqlState}){At(refused)}",
            _ => $"it does not answer: {string.Join(": ", Messages(thrown).Distinct())}",
        };

    // Such as "COPY staged_product, line 17, column name".
    private static string At(PostgresException refused) => refused.Where is { } where ? $", {where.Split('\n')[0]}" : "";

    private static IEnumerable<string> Messages(Exception thrown)
    {
        for (Exception? one = thrown; one is not null; one = one.InnerException)
        {
            yield return one.Message;
        }
    }
}
