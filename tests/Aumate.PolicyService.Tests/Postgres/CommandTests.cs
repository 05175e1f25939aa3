extern alias host;
using System.Diagnostics;
using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.CatalogCommands;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Json;
using host::Aumate.PolicyService.Hosting;
using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>The commands on a catalog: what they say, what they change, and with which code they end.</summary>
[Collection(OnPostgres.Name)]
public sealed class CommandTests(PostgresServer server)
{
    private const string Head = """{"categories":{"X":{"name":"X","parameters":[{"id":"size","unit":"mm","rule":"HIGHER"}]}},"models":[""";

    [Fact]
    public async Task An_import_says_what_it_did_and_does_nothing_where_nothing_is_new()
    {
        var database = await server.Database("template1");
        using var folder = new TemporaryFolder();
        var first = await Import(database, folder, Product("A", 1), Product("B", 1), Product("C", 1));
        Assert.Equal((0, "3 added, 0 changed, 0 removed, 0 unchanged"), (first.ExitCode, first.Output.Split('\n')[0]));
        var version = (await Readings.Given(database)).Version;
        var again = await Import(database, folder, Product("C", 1), Product("A", 1), Product("B", 1));
        Assert.Equal((0, "0 added, 0 changed, 0 removed, 3 unchanged"), (again.ExitCode, again.Output.Split('\n')[0]));
        Assert.IsType<SourceReading.Unchanged>(await Readings.Read(database, version));
        var other = await Import(database, folder, Product("A", 1), Product("B", 2), Product("D", 1));
        Assert.Equal((0, "1 added, 1 changed, 1 removed, 1 unchanged"), (other.ExitCode, other.Output.Split('\n')[0]));
        Assert.Equal($"3 products in 1 categories, revision {(await Readings.Catalog(database)).Revision}", other.Output.Split('\n')[1]);
    }

    [Fact]
    public async Task Every_error_of_a_bad_file_is_listed_with_its_line_and_column_and_nothing_is_changed()
    {
        var database = await server.Database();
        using var folder = new TemporaryFolder();
        await Import(database, folder, Product("A", 1));
        var before = await Readings.Given(database);
        var path = folder.Write(
            "bad.json",
            Head
                + """

                {"sku":"A","category":"X","released":"2026-02-30"},
                {"sku":"B","category":"Y","released":"2026-01-01"},
                {"sku":"C","category":"X","released":"2026-01-01","values":{"size":"big"}}]}
                """
        );
        foreach (var said in new[] { await Commands.Run(database, "import", path), await Commands.Run(database, "check", path) })
        {
            Assert.Equal(CatalogCommand.Refused, said.ExitCode);
            Assert.All(
                ["bad.json:2:", "2026-02-30", "bad.json:3:", "'Y'", "bad.json:4:", "'big'", "3 error(s)"],
                words => Assert.Contains(words, said.Errors, StringComparison.Ordinal)
            );
        }

        Assert.IsType<SourceReading.Unchanged>(await Readings.Read(database, before.Version));
    }

    [Fact]
    public async Task A_bad_file_is_refused_before_the_database_is_asked()
    {
        using var folder = new TemporaryFolder();
        var said = await Commands.Run("Host=127.0.0.1;Port=1", "import", folder.Write("bad.json", "{"));
        Assert.Equal(CatalogCommand.Refused, said.ExitCode);
    }

    [Fact]
    public async Task What_only_the_database_refuses_is_said_with_its_row_and_changes_nothing()
    {
        var database = await server.Database();
        using var folder = new TemporaryFolder();
        await Import(database, folder, Product("A", 1));
        var before = await Readings.Given(database);
        foreach (var (member, words) in new[] { ("\"name\":\"a\\u0000b\"", "column name"), ("\"discontinued\":null", "column released") })
        {
            var released = member.StartsWith("\"name", StringComparison.Ordinal) ? "2020-01-01" : "-9000-01-01";
            var product = $$"""{"sku":"B","category":"X","released":"{{released}}",{{member}}}""";
            var said = await Import(database, folder, Product("A", 2), product);
            Assert.Equal(CatalogCommand.Refused, said.ExitCode);
            Assert.Contains("line 2", said.Errors, StringComparison.Ordinal);
            Assert.Contains(words, said.Errors, StringComparison.Ordinal);
        }

        Assert.IsType<SourceReading.Unchanged>(await Readings.Read(database, before.Version));
    }

    [Fact]
    public async Task An_import_that_would_lose_most_products_needs_to_be_told_so()
    {
        var database = await server.Database();
        using var folder = new TemporaryFolder();
        await Import(database, folder, Product("A", 1), Product("B", 1), Product("C", 1));
        var before = await Readings.Given(database);
        var refused = await Import(database, folder, Product("A", 1));
        Assert.Equal(CatalogCommand.Refused, refused.ExitCode);
        Assert.Contains("2 of 3 products would go, more than 50 %", refused.Errors, StringComparison.Ordinal);
        Assert.IsType<SourceReading.Unchanged>(await Readings.Read(database, before.Version));
        var path = Path.Combine(folder.FullName, "catalog.json");
        Assert.Equal(0, (await Commands.Run(database, "import", path, "--allow-loss")).ExitCode);
        Assert.Equal(1, (await Readings.Catalog(database)).ProductCount);
        Assert.Equal(0, (await Import(database, folder, Product("A", 1), Product("B", 1))).ExitCode);
        // Exactly half is not over half.
        Assert.Equal(0, (await Import(database, folder, Product("B", 1))).ExitCode);
    }

    [Fact]
    public async Task One_who_may_write_the_catalog_need_not_be_one_who_may_create_anything()
    {
        var database = await server.Database();
        await Sql.Execute(
            database,
            $"CREATE ROLE importer LOGIN PASSWORD '{PostgresServer.Password}'; GRANT USAGE ON SCHEMA aumate_catalog TO importer; "
                + "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA aumate_catalog TO importer"
        );
        using var folder = new TemporaryFolder();
        var importer = database.Replace("Username=postgres", "Username=importer", StringComparison.Ordinal);
        Assert.Equal((0, ""), await Codes(Import(importer, folder, Product("A", 1))));
        Assert.Equal(1, (await Readings.Catalog(importer)).ProductCount);
        Assert.Equal((0, ""), await Codes(Commands.Run(importer, "migrate")));

        static async Task<(int, string)> Codes(Task<Said> said) =>
            (
                (await said).ExitCode,
                string.Join('\n', (await said).Errors.Split('\n').Where(line => line.Contains("fail", StringComparison.Ordinal)))
            );
    }

    /// <summary>A database that is told to commit and then not heard of may have done so.</summary>
    [Theory]
    [InlineData("DEFERRED", "PERFORM pg_terminate_backend(pg_backend_pid())", "Whether the catalog was changed is unknown")]
    [InlineData("IMMEDIATE", "PERFORM pg_terminate_backend(pg_backend_pid())", "Nothing was changed")]
    [InlineData("DEFERRED", "RAISE EXCEPTION 'not today'", "Nothing was changed")]
    public async Task An_import_that_fails_says_what_is_known_of_the_change(string when, string what, string words)
    {
        var database = await server.Database();
        await Sql.Execute(
            database,
            $"CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {what}; RETURN NULL; END $$; "
                + "CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON aumate_catalog.product "
                + $"DEFERRABLE INITIALLY {when} FOR EACH ROW EXECUTE FUNCTION fail()"
        );
        using var folder = new TemporaryFolder();
        var said = await Import(database, folder, Product("A", 1));
        Assert.Equal(CatalogCommand.Failed, said.ExitCode);
        Assert.Contains(words, said.Errors, StringComparison.Ordinal);
        Assert.Equal(
            words.StartsWith("Nothing", StringComparison.Ordinal),
            said.Errors.Contains("Nothing was changed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_output_that_is_full_is_said_by_its_name()
    {
        var database = await server.Database();
        await Commands.Import(database, EmbeddedCatalogSource.Read().Snapshot!);
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", $"dotnet '{typeof(CatalogCommand).Assembly.Location}' catalog export > /dev/full"]
        )
        {
            RedirectStandardError = true,
            Environment = { ["Policy__Catalog__Database"] = database },
        };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(CatalogCommand.Failed, process.ExitCode);
        Assert.Contains("standard output: it cannot be written", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_needs_no_database()
    {
        await using var output = new StringWriter();
        using var folder = new TemporaryFolder();
        var path = folder.Write("catalog.json", $"{Head}{Product("A", 1)}]}}");
        Assert.Equal(0, await CatalogCommand.Run(["catalog", "check", path], output, TextWriter.Null));
        Assert.StartsWith("1 products in 1 categories, revision ", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CatalogCommand.Refused, "catalog")]
    [InlineData(CatalogCommand.Refused, "catalog", "improt", "file")]
    [InlineData(CatalogCommand.Refused, "catalog", "import")]
    [InlineData(CatalogCommand.Refused, "catalog", "import", "/nowhere/catalog.json", "--Policy:Catalog:Database=Host=x")]
    [InlineData(CatalogCommand.Refused, "catalog", "migrate", "--force")]
    [InlineData(CatalogCommand.Failed, "catalog", "migrate", "--Policy:Catalog:Database=Host=127.0.0.1;Port=1;Password=Hunter2")]
    [InlineData(CatalogCommand.Failed, "catalog", "export", "--Policy:Catalog:Database", "Host=127.0.0.1;Port=1;Password=Hunter2")]
    [InlineData(CatalogCommand.Failed, "catalog", "migrate", "--Policy:Catalog:Database=Host=127.0.0.1;Port=1;Multiplexing=true")]
    [InlineData(CatalogCommand.Done, "catalog", "--help")]
    public async Task A_command_ends_with_its_code(int code, params string[] args)
    {
        await using var errors = new StringWriter();
        Assert.Equal(code, await CatalogCommand.Run(args, TextWriter.Null, errors));
        Assert.DoesNotContain("Hunter2", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Policy:Catalog:Database")]
    [InlineData("Policy:Catalog:Database", "--Policy:Catalog:Database=Hunter2")]
    [InlineData("Databse", "--Policy:Catalog:Databse=Host=Hunter2")]
    public async Task Settings_that_cannot_be_read_are_refused_without_their_values(string named, params string[] settings)
    {
        var refused = await Assert.ThrowsAsync<PolicyUnreadableException>(() =>
            CatalogCommand.Run(["catalog", "export", .. settings], TextWriter.Null, TextWriter.Null)
        );
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_itself_takes_the_database_from_its_environment_and_exports_to_its_output()
    {
        var database = await server.Database();
        var sample = EmbeddedCatalogSource.Read().Snapshot!;
        await Commands.Import(database, sample);
        var start = new ProcessStartInfo("dotnet", [typeof(CatalogCommand).Assembly.Location, "catalog", "export"])
        {
            RedirectStandardOutput = true,
            Environment = { ["Policy__Catalog__Database"] = database },
        };
        using var process = Process.Start(start)!;
        using var exported = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(exported);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(sample.Revision, JsonCatalogReader.Read(exported.ToArray(), "exported").Snapshot!.Revision);
    }

    private static Task<Said> Import(string database, TemporaryFolder folder, params string[] products) =>
        Commands.Run(database, "import", folder.Write("catalog.json", $"{Head}\n{string.Join(",\n", products)}]}}"));

    private static string Product(string model, int size) =>
        $$$"""{"sku":"{{{model}}}","category":"X","released":"2020-01-01","values":{"size":{{{size}}}}}""";
}
