using System.Globalization;
using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>The service on a database that changes, breaks and comes back while it answers.</summary>
/// <remarks>
/// By default quick; POSTGRES_SWAPS, POSTGRES_TERMINATIONS and POSTGRES_OUTAGE_SECONDS say how many and how long, and POSTGRES_POLL_SECONDS how often the
/// service asks: 15 is what it does unless it is told otherwise.
/// </remarks>
[Collection(OnPostgres.Name)]
public sealed class LiveTests(PostgresServer server)
{
    private const string EndListeners =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(35);

    private static readonly string Polling = $"--Policy:Catalog:PollSeconds={Setting("POSTGRES_POLL_SECONDS", 2)}";

    [Fact]
    public async Task Every_answer_is_of_the_catalog_that_it_names_while_catalogs_are_swapped()
    {
        var swaps = NumberedCatalogs.Swaps;
        var database = await Numbered();
        await using var service = await ServiceUnderLoad.On(database, Polling);
        for (var number = 1; number <= swaps; number++)
        {
            // As often by the command as by hand.
            await (
                number % 2 == 0
                    ? Commands.Import(database, NumberedCatalogs.Of(number))
                    : Sql.Execute(database, NumberedCatalogs.Statements(number))
            );
            await service.Until(number, Fresh);
        }

        await service.End();
        Assert.Equal(swaps + 1, service.CatalogsSeen);
        Say($"{swaps} swaps, {service.Answers} answers");
    }

    [Fact]
    public async Task No_call_fails_while_the_server_is_frozen_killed_and_started_again_and_answers_are_fresh_soon_after()
    {
        var outage = TimeSpan.FromSeconds(Setting("POSTGRES_OUTAGE_SECONDS", 5));
        var database = await Numbered();
        await using var service = await ServiceUnderLoad.On(database, Polling);
        await Task.Delay(500);
        await Outage(server.Freeze, () => Task.Run(server.Thaw), 1);
        await Outage(server.Kill, server.Start, 2);
        await Outage(server.Freeze, KillAndStart, 3);
        await service.End();
        Say($"{service.Answers} answers");

        async Task Outage(Action begin, Func<Task> end, int number)
        {
            begin();
            var before = service.Answers;
            await Task.Delay(outage);
            Assert.InRange(service.Answers, before + 1, int.MaxValue);
            await end();
            await Sql.Execute(database, NumberedCatalogs.Statements(number));
            Say($"outage {number}: fresh after {(await service.Until(number, Fresh)).TotalSeconds:0.0} s");
        }

        async Task KillAndStart()
        {
            server.Kill();
            await server.Start();
        }
    }

    /// <summary>It polls so seldom that only the listener sees anything: one that does not come back, or does not look when it does, is found out.</summary>
    [Fact]
    public async Task What_changes_while_the_listening_backend_is_terminated_is_seen_when_it_listens_again()
    {
        var times = Setting("POSTGRES_TERMINATIONS", 20);
        var database = await Numbered();
        var poll = Setting("POSTGRES_POLL_SECONDS", 3600);
        await using var service = await ServiceUnderLoad.On(
            database,
            $"--Policy:Catalog:PollSeconds={poll}",
            $"--Policy:Catalog:StaleAfterSeconds={2 * poll}"
        );
        List<double> seconds = [];
        for (var number = 1; number <= times; number++)
        {
            await Until(async () => await Sql.Scalar<long>(database, EndListeners) == 1);
            await Sql.Execute(database, NumberedCatalogs.Statements(number));
            seconds.Add((await service.Until(number, Fresh)).TotalSeconds);
        }

        await service.End();
        Say($"{times} of {times} seen, the last after {seconds.Max():0.0} s");
    }

    [Fact]
    public async Task What_no_notification_tells_is_seen_by_polling()
    {
        var database = await Numbered();
        await Sql.Execute(
            database,
            "CREATE OR REPLACE FUNCTION aumate_catalog.advance_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                + "UPDATE aumate_catalog.version SET number = number + 1, stamp = gen_random_uuid(); RETURN NULL; END $$"
        );
        await using var service = await ServiceUnderLoad.On(database, Polling);
        await Sql.Execute(database, NumberedCatalogs.Statements(1));
        await service.Until(1, Fresh);
        await service.End();
    }

    [Fact]
    public async Task A_bad_commit_is_refused_and_the_good_one_after_it_is_served()
    {
        var database = await Numbered();
        await using var service = await ServiceUnderLoad.On(database, Polling);
        await Sql.Execute(database, "UPDATE aumate_catalog.product SET parameter_values = '{\"size\": \"big\"}', warranty_months = 600");
        await Task.Delay(TimeSpan.FromSeconds(1));
        await Sql.Execute(
            database,
            $"UPDATE aumate_catalog.product SET parameter_values = '{{\"size\": 1}}', warranty_months = NULL; {NumberedCatalogs.Statements(1)}"
        );
        await service.Until(1, Fresh);
        await service.End();
        Assert.Equal(2, service.CatalogsSeen);
    }

    private async Task<string> Numbered()
    {
        var database = await server.Database();
        await Commands.Import(database, NumberedCatalogs.Of(0));
        return database;
    }

    private static async Task Until(Func<Task<bool>> happened)
    {
        for (var attempt = 0; !await happened(); attempt++)
        {
            Assert.True(attempt < 1000, "it did not come about");
            await Task.Delay(20);
        }
    }

    private static void Say(string line) => TestContext.Current.SendDiagnosticMessage(line);

    private static int Setting(string name, int otherwise) =>
        int.Parse(
            Environment.GetEnvironmentVariable(name) ?? otherwise.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
}
