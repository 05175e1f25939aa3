using Npgsql;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>
/// A database and how it is reached: within time limits of ours, whatever the operator's connection string says of them, so that a server which takes
/// connections and answers nothing is found out. A connection is made for each use: one out of a pool would remember a server that is gone.
/// </summary>
internal sealed class PostgresDatabase
{
    private static readonly TimeSpan Import = TimeSpan.FromMinutes(10);

    private readonly string reading;
    private readonly string listening;

    private PostgresDatabase(NpgsqlConnectionStringBuilder given)
    {
        given.ApplicationName ??= "aumate-policy";
        given.Pooling = false;
        given.Enlist = false;
        given.Multiplexing = false;
        // Seconds, but for the cancellation: milliseconds.
        given.Timeout = 4;
        given.CommandTimeout = 5;
        given.CancellationTimeout = 500;
        reading = given.ConnectionString;
        given.KeepAlive = 5;
        given.TcpKeepAlive = true;
        given.TcpKeepAliveTime = 5;
        given.TcpKeepAliveInterval = 2;
        listening = given.ConnectionString;
        given.KeepAlive = 0;
        given.CommandTimeout = (int)Import.TotalSeconds;
        Writing = given.ConnectionString;
    }

    /// <summary>Connection string of one who writes, and may wait for another writer. A secret.</summary>
    internal string Writing { get; }

    /// <summary>The database of a connection string. Null: it is none.</summary>
    internal static PostgresDatabase? Parse(string connectionString)
    {
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(given.Host) ? null : Checked(new PostgresDatabase(given));
        }
        catch (Exception malformed)
            when (malformed
                    is ArgumentException
                        or FormatException
                        or InvalidCastException
                        or OverflowException
                        or NotSupportedException
                        or InvalidOperationException
            )
        {
            // The message repeats parts of the text, which may be the password.
            return null;
        }
    }

    // Settings that contradict one another are found out only where a connection is made of them, before it is opened.
    private static PostgresDatabase Checked(PostgresDatabase database)
    {
        foreach (string connectionString in (string[])[database.reading, database.listening, database.Writing])
        {
            new NpgsqlConnection(connectionString).Dispose();
        }

        return database;
    }

    internal Task<NpgsqlConnection> OpenForReading(CancellationToken stop) => Open(reading, stop);

    internal Task<NpgsqlConnection> OpenForListening(CancellationToken stop) => Open(listening, stop);

    internal Task<NpgsqlConnection> OpenForWriting(CancellationToken stop) => Open(Writing, stop);

    private static async Task<NpgsqlConnection> Open(string connectionString, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(connectionString);
        Task opening = connection.OpenAsync(stop);
        try
        {
            // An attempt that gets no answer to its first question hears of a stop only at its time limit.
            await opening.WaitAsync(stop);
            return connection;
        }
        catch
        {
            _ = Abandon(connection, opening);
            throw;
        }
    }

    private static async Task Abandon(NpgsqlConnection connection, Task opening)
    {
        await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await connection.DisposeAsync();
    }
}
