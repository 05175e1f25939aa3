extern alias host;
using System.Diagnostics;
using Aumate.PolicyService.Tests.Refresh;
using Aumate.PolicyService.Tests.Service;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Postgres;
using Npgsql;
using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>What the source says of a real database, in good order, changed by hand, spoilt, and away.</summary>
[Collection(OnPostgres.Name)]
public sealed class SourceTests(PostgresServer server)
{
    // One that waits for ever has failed, and must not hold up those after it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_version_that_is_known_is_not_read_again_and_a_new_one_is()
    {
        var database = await Sample();
        var first = await Readings.Given(database);
        Assert.IsType<SourceReading.Unchanged>(await Readings.Read(database, first.Version));
        await Sql.Execute(database, "UPDATE aumate_catalog.product SET list_price = 1 WHERE model = 'JS-1200'");
        var second = await Readings.Given(database, first.Version);
        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal(1, second.Result.Snapshot!.Find("JS-1200")!.Value.ListPrice);
    }

    [Fact]
    public async Task Two_databases_that_came_to_the_same_number_do_not_pass_for_one_another()
    {
        var original = await Sample();
        var copy = await server.Database(new NpgsqlConnectionStringBuilder(original).Database!);
        Assert.Equal((await Readings.Given(original)).Version, (await Readings.Given(copy)).Version);
        await Sql.Execute(original, "UPDATE aumate_catalog.product SET list_price = 1");
        await Sql.Execute(copy, "UPDATE aumate_catalog.product SET list_price = 2");
        const string number = "SELECT number FROM aumate_catalog.version";
        Assert.Equal(await Sql.Scalar<long>(original, number), await Sql.Scalar<long>(copy, number));
        var known = (await Readings.Given(original)).Version;
        Assert.Equal(2, (await Readings.Given(copy, known)).Result.Snapshot!.Find("JS-1200")!.Value.ListPrice);
    }

    [Theory]
    [InlineData("{\"peak\": \"many\"}", "values.peak", "'peak' needs a number, but is the text 'many'")]
    [InlineData("{\"peak\": [1]}", "values.peak", "'peak' needs a number, but is a list of 1")]
    [InlineData("{\"peak\": true}", "values.peak", "a value must be a number, a text or a list, without true or false")]
    [InlineData("{\"peak\": {\"value\": 1}}", "values.peak", "a value must be a number, a text or a list, without an object")]
    [InlineData("{\"op_temp\": [1, null]}", "values.op_temp", "a value must be a list of numbers and texts, without null")]
    [InlineData("{\"op_temp\": [[1]]}", "values.op_temp", "a value must be a list of numbers and texts, without a list in a list")]
    [InlineData("{\"op_temp\": [2, 1]}", "values.op_temp", "'op_temp' is a range that ends at 1 before it starts at 2")]
    [InlineData("{\"ingress\": \"IP77\"}", "values.ingress", "'IP77' is not an IP code")]
    [InlineData("{\"pull\": 1}", "values.pull", "category 'JS' has no parameter 'pull'")]
    [InlineData("{\"peak\": 1.0000000000000000000000000000001}", "values.peak", "has more digits than can be kept")]
    [InlineData("{\"peak\": 1e40}", "values.peak", "is not a finite number")]
    public async Task Values_of_another_type_than_their_parameters_rule_are_refused(string values, string place, string reason)
    {
        var refused = await Spoilt($"UPDATE aumate_catalog.product SET parameter_values = '{values}' WHERE model = 'JS-1200'");
        Assert.Contains(
            refused,
            error => $"{error.Place}" == $"postgresql product 'JS-1200'.{place}" && error.Message.Contains(reason, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("DELETE FROM product", "the catalog has no products")]
    [InlineData(
        "UPDATE product SET successor = 'JS-1200' WHERE model = 'JS-1500'",
        "successors form a cycle: JS-1200 -> JS-1500 -> JS-1200"
    )]
    [InlineData(
        "UPDATE product SET standard_configuration = '{AC-NONE}' WHERE model = 'JS-1200'",
        "there is no product 'AC-NONE' to be in a standard configuration"
    )]
    [InlineData("UPDATE product SET list_price = 10 ^ 40 WHERE model = 'JS-1200'", "is not a finite number")]
    [InlineData("UPDATE product SET model = repeat('😀', 40) WHERE model = 'JS-800'", "the model has 80 characters, more than 64")]
    [InlineData("UPDATE product SET model = U&'\\00A0' WHERE model = 'JS-800'", "the model is blank")]
    [InlineData(
        "UPDATE product SET brand = E'Own\\t' WHERE model = 'JS-800'",
        "has white space around it, where only 'Own' would be right"
    )]
    [InlineData(
        "UPDATE product SET released = '4713-01-01 BC', parameter_values = '{\"peak\": []}' WHERE model = 'JS-800'",
        "'peak' needs"
    )]
    public async Task What_no_constraint_catches_is_refused_with_its_reason(string statement, string reason)
    {
        var refused = await Spoilt($"SET search_path = aumate_catalog; {statement}");
        Assert.Contains(refused, error => error.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_however_deep_are_refused_and_not_thrown()
    {
        var refused = await Spoilt(
            "UPDATE aumate_catalog.product SET parameter_values = ('{\"peak\": ' || repeat('[', 2000) || repeat(']', 2000) || '}')::jsonb"
        );
        Assert.All(refused, error => Assert.Contains("peak", $"{error}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_without_the_schema_or_with_an_older_one_says_which_command_helps()
    {
        Assert.Contains("run 'catalog migrate'", await Reason(await server.Database("template1")), StringComparison.Ordinal);
        var older = await Sample();
        await Sql.Execute(older, "DELETE FROM aumate_catalog.schema_version");
        Assert.Contains("run 'catalog migrate'", await Reason(older), StringComparison.Ordinal);
        var other = await Sample();
        await Sql.Execute(other, "ALTER TABLE aumate_catalog.product DROP COLUMN brand");
        Assert.Contains("run 'catalog migrate'", await Reason(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_refuses_is_unavailable_and_the_password_is_not_said()
    {
        var database = await Sample();
        string[] spoilt =
        [
            new NpgsqlConnectionStringBuilder(database) { Port = 1 }.ConnectionString,
            new NpgsqlConnectionStringBuilder(database) { Host = "nowhere.invalid" }.ConnectionString,
            new NpgsqlConnectionStringBuilder(database) { Database = "nowhere" }.ConnectionString,
            new NpgsqlConnectionStringBuilder(database) { Username = "nobody" }.ConnectionString,
            new NpgsqlConnectionStringBuilder(database) { Password = "Hunter2-never-said-wrong" }.ConnectionString,
            new NpgsqlConnectionStringBuilder(database) { SslMode = SslMode.Require }.ConnectionString,
        ];
        foreach (var one in spoilt)
        {
            Assert.DoesNotContain("Hunter2", await Reason(one), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_server_that_takes_connections_and_answers_nothing_is_unavailable_within_seconds()
    {
        var database = await Sample();
        server.Freeze();
        try
        {
            var clock = Stopwatch.StartNew();
            await Reason(database);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        }
        finally
        {
            server.Thaw();
        }

        await Readings.Given(database);
    }

    [Fact]
    public async Task A_server_that_stops_answering_in_the_middle_of_a_load_is_unavailable_within_seconds()
    {
        var database = await Sample();
        // So many rows that they do not fit between the two.
        await Sql.Execute(
            database,
            "INSERT INTO aumate_catalog.product (model, category, released, name) SELECT n, 'JS', '2020-01-01', repeat('x', 4000) FROM generate_series(1, 20000) n"
        );
        var clock = Stopwatch.StartNew();
        var loading = Task.Run(() => Readings.Read(database));
        await Task.Delay(60);
        server.Freeze();
        try
        {
            var reading = await loading.WaitAsync(Patience);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(12));
            Assert.IsNotType<SourceReading.Unchanged>(reading);
        }
        finally
        {
            server.Thaw();
        }
    }

    [Fact]
    public async Task A_reading_that_is_cancelled_ends_while_the_server_answers_nothing()
    {
        var database = await Sample();
        server.Freeze();
        try
        {
            using var soon = new CancellationTokenSource(200);
            var clock = Stopwatch.StartNew();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostgresCatalogSource.Of(database).ReadAsync(null, soon.Token));
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        }
        finally
        {
            server.Thaw();
        }
    }

    /// <summary>It waits for its database from before the first migration on.</summary>
    [Fact]
    public async Task A_service_waits_while_its_database_is_migrated_and_nothing_is_imported_yet()
    {
        var database = await server.Database("template1");
        await using var service = await RunningService.StartUnready(
            null,
            $"--Policy:Catalog:Database={database}",
            "--Policy:Catalog:PollSeconds=1"
        );
        await Told("run 'catalog migrate'");
        await Commands.Run(database, "migrate");
        await Told("nothing is imported yet");
        await Commands.Import(database, EmbeddedCatalogSource.Read().Snapshot!);
        await service.UntilServing();

        async Task Told(string words)
        {
            for (var attempt = 0; attempt < 300; attempt++)
            {
                var status = await service.Catalogs.GetCatalogStatusAsync(new());
                if (status.LastFailure?.Reason.Contains(words, StringComparison.Ordinal) == true)
                {
                    return;
                }

                await Task.Delay(50);
            }

            Assert.Fail($"it was not told: {words}");
        }
    }

    [Fact]
    public async Task A_catalog_that_was_emptied_is_bad_and_not_one_that_was_never_imported()
    {
        var refused = await Spoilt(
            "DELETE FROM aumate_catalog.product; DELETE FROM aumate_catalog.category; DELETE FROM aumate_catalog.header"
        );
        Assert.NotEmpty(refused);
    }

    [Fact]
    public async Task A_listener_that_breaks_is_said_once_and_once_when_it_listens_again()
    {
        var database = await Sample();
        var lines = new Refreshing.Lines();
        using var end = new CancellationTokenSource();
        var hints = 0;
        var watch = PostgresCatalogSource.Of(database, lines).WatchAsync(() => Interlocked.Increment(ref hints), end.Token);
        await Refreshing.Until(() => Volatile.Read(ref hints) == 1);
        Assert.Empty(lines.All);
        server.Kill();
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        Assert.Equal(1, lines.Count("Warning: The listener of postgresql broke: "));
        await server.Start();
        await Refreshing.Until(() => Volatile.Read(ref hints) == 2);
        Assert.Equal(1, lines.Count("Information: The listener of postgresql listens again"));
        Assert.Equal(2, lines.All.Count);
        Assert.Equal(0, lines.Count(PostgresServer.Password));
        await end.CancelAsync();
        await watch;
        Assert.Equal(2, lines.All.Count);
    }

    [Fact]
    public async Task Settings_of_a_connection_that_are_ours_may_be_given_otherwise()
    {
        var database = await Sample();
        await Readings.Given($"{database};Multiplexing=true;Enlist=true;Command Timeout=0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hunter2")]
    [InlineData("Password=Hunter2;Hostt=x")]
    [InlineData("Host=x;Port=Hunter2")]
    [InlineData("Database=x")]
    [InlineData("Host=x;Password=Hunter2;SSL Negotiation=Direct;SSL Mode=Disable")]
    [InlineData("Host=x;Password=Hunter2;Target Session Attributes=primary")]
    public void A_text_that_is_no_connection_string_is_none(string text) => Assert.False(PostgresCatalogSource.CanReach(text));

    private async Task<string> Sample()
    {
        var database = await server.Database();
        await Commands.Import(database, EmbeddedCatalogSource.Read().Snapshot!);
        return database;
    }

    private async Task<IReadOnlyList<CatalogError>> Spoilt(string statement)
    {
        var database = await Sample();
        await Sql.Execute(database, statement);
        var given = await Readings.Given(database);
        Assert.False(given.Result.Accepted);
        return given.Result.Errors;
    }

    private static async Task<string> Reason(string database) =>
        Assert.IsType<SourceReading.Unavailable>(await Readings.Read(database).WaitAsync(Patience)).Reason;
}
