using Npgsql;
using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>The schema and its migrations on a real server: what a constraint can refuse never gets in.</summary>
[Collection(OnPostgres.Name)]
public sealed class SchemaTests(PostgresServer server)
{
    private const string Sound = """
        INSERT INTO aumate_catalog.header (as_of, currency) VALUES ('2026-11-22', 'USD');
        INSERT INTO aumate_catalog.category VALUES ('C', 'Category'), ('D', 'Other');
        INSERT INTO aumate_catalog.parameter VALUES ('C', 0, 'p', 'mm', 'HIGHER'), ('C', 15, 'q', '-', 'EQUAL');
        INSERT INTO aumate_catalog.product (model, category, released, last_sale_day) VALUES
            ('A', 'C', '2020-01-01', '2020-01-01'), ('B', 'C', '2020-01-01', NULL), ('X', 'D', '2020-01-01', NULL);
        UPDATE aumate_catalog.product SET successor = 'B', list_price = 0, warranty_months = 600, operating_system = 'embedded',
            standard_configuration = '{}', parameter_values = '{"p": 1}' WHERE model = 'A';
        """;

    [Fact]
    public async Task Migrating_again_does_nothing()
    {
        var database = await server.Database("template1");
        var first = await Commands.Run(database, "migrate");
        var second = await Commands.Run(database, "migrate");
        Assert.Equal((0, "Applied: 0001_catalog.sql\n"), (first.ExitCode, first.Output));
        Assert.Equal((0, "The schema is up to date.\n"), (second.ExitCode, second.Output));
    }

    [Fact]
    public async Task Of_migrators_that_come_at_once_one_migrates_and_the_others_wait_for_it()
    {
        var database = await server.Database("template1");
        var said = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Commands.Run(database, "migrate"))));
        Assert.All(said, one => Assert.Equal((0, ""), (one.ExitCode, one.Errors)));
        Assert.Single(said, one => one.Output.StartsWith("Applied", StringComparison.Ordinal));
        Assert.Equal(1, await Sql.Scalar<long>(database, "SELECT count(*) FROM aumate_catalog.schema_version"));
    }

    [Theory]
    [InlineData("INSERT INTO header (as_of) VALUES ('2026-01-01')", "header_pkey")]
    [InlineData("INSERT INTO header (only_one) VALUES (false)", "header_only_one_check")]
    [InlineData("UPDATE header SET currency = 'usd'", "header_currency_is_iso_4217")]
    [InlineData("UPDATE header SET currency = E'USD\\n'", "header_currency_is_iso_4217")]
    [InlineData("UPDATE header SET as_of = '10000-01-01'", "header_as_of_has_four_digit_year")]
    [InlineData("UPDATE header SET as_of = '-infinity'", "header_as_of_has_four_digit_year")]
    [InlineData("INSERT INTO version (number, stamp) VALUES (1, gen_random_uuid())", "version_pkey")]
    [InlineData("INSERT INTO category VALUES ('C', 'Twice')", "category_pkey")]
    [InlineData("INSERT INTO category VALUES (E' \\t', 'Blank')", "category_id_is_not_blank")]
    [InlineData("INSERT INTO category VALUES ('_E', 'Remark')", "category_id_is_no_remark")]
    [InlineData("UPDATE category SET name = E'\\n'", "category_name_is_not_blank")]
    [InlineData("DELETE FROM category WHERE id = 'C'", "product_category_fkey")]
    [InlineData("INSERT INTO parameter VALUES ('E', 0, 'p', 'mm', 'HIGHER')", "parameter_category_fkey")]
    [InlineData("INSERT INTO parameter VALUES ('C', 0, 'r', 'mm', 'HIGHER')", "parameter_pkey")]
    [InlineData("INSERT INTO parameter VALUES ('C', 1, 'p', 'mm', 'HIGHER')", "parameter_id_is_unique_in_category")]
    [InlineData("INSERT INTO parameter VALUES ('C', 16, 'r', 'mm', 'HIGHER')", "parameter_position_is_0_to_15")]
    [InlineData("INSERT INTO parameter VALUES ('C', -1, 'r', 'mm', 'HIGHER')", "parameter_position_is_0_to_15")]
    [InlineData("INSERT INTO parameter VALUES ('C', 1, ' ', 'mm', 'HIGHER')", "parameter_id_is_not_blank")]
    [InlineData("INSERT INTO parameter VALUES ('C', 1, '_r', 'mm', 'HIGHER')", "parameter_id_is_no_remark")]
    [InlineData("INSERT INTO parameter VALUES ('C', 1, 'r', '', 'HIGHER')", "parameter_unit_is_not_blank")]
    [InlineData("INSERT INTO parameter VALUES ('C', 1, 'r', 'mm', 'higher')", "parameter_rule_is_known")]
    [InlineData("INSERT INTO product (model, category, released) VALUES ('A', 'C', '2020-01-01')", "product_pkey")]
    [InlineData("UPDATE product SET model = '' WHERE model = 'X'", "product_model_has_1_to_64_characters")]
    [InlineData("UPDATE product SET model = repeat('x', 65) WHERE model = 'X'", "product_model_has_1_to_64_characters")]
    [InlineData("UPDATE product SET model = E' \\t\\r\\n' WHERE model = 'X'", "product_model_is_not_blank")]
    [InlineData("UPDATE product SET category = 'E' WHERE model = 'X'", "product_category_fkey")]
    [InlineData("UPDATE product SET list_price = -0.01", "product_list_price_is_not_negative")]
    [InlineData("UPDATE product SET list_price = 'NaN'", "product_list_price_is_not_negative")]
    [InlineData("UPDATE product SET list_price = 'Infinity'", "product_list_price_is_not_negative")]
    [InlineData("UPDATE product SET released = '-infinity' WHERE model = 'X'", "product_released_has_four_digit_year")]
    [InlineData("UPDATE product SET released = '10000-01-01' WHERE model = 'X'", "product_released_has_four_digit_year")]
    [InlineData("UPDATE product SET last_sale_day = 'infinity'", "product_last_sale_day_has_four_digit_year")]
    [InlineData("UPDATE product SET last_sale_day = '2019-12-31'", "product_last_sale_day_is_not_before_release")]
    [InlineData("UPDATE product SET successor = model", "product_is_not_its_own_successor")]
    [InlineData("UPDATE product SET successor = 'nobody' WHERE model = 'A'", "product_successor_is_of_same_category")]
    [InlineData("UPDATE product SET successor = 'X' WHERE model = 'A'", "product_successor_is_of_same_category")]
    [InlineData("DELETE FROM product WHERE model = 'B'", "product_successor_is_of_same_category")]
    [InlineData("UPDATE product SET operating_system = 'linux'", "product_operating_system_is_known")]
    [InlineData("UPDATE product SET warranty_months = 0", "product_warranty_months_is_1_to_600")]
    [InlineData("UPDATE product SET warranty_months = 601", "product_warranty_months_is_1_to_600")]
    [InlineData("UPDATE product SET standard_configuration = '{{A},{B}}'", "product_standard_configuration_is_a_list_without_null")]
    [InlineData("UPDATE product SET standard_configuration = '{A,NULL}'", "product_standard_configuration_is_a_list_without_null")]
    [InlineData("UPDATE product SET parameter_values = '[]'", "product_parameter_values_is_an_object")]
    [InlineData("UPDATE product SET parameter_values = 'null'", "product_parameter_values_is_an_object")]
    public async Task The_database_itself_refuses(string statement, string constraint)
    {
        var database = $"{await server.Database()};Search Path=aumate_catalog";
        await Sql.Execute(database, Sound);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.Execute(database, statement));
        Assert.Equal(constraint, refused.ConstraintName);
    }

    [Theory]
    [InlineData("DELETE FROM aumate_catalog.version")]
    [InlineData("TRUNCATE aumate_catalog.version")]
    public async Task The_row_of_the_version_stays(string statement)
    {
        var database = await server.Database();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.Execute(database, statement));
        Assert.StartsWith("the row of aumate_catalog.version stays", refused.MessageText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE aumate_catalog.header SET currency = 'EUR'")]
    [InlineData("INSERT INTO aumate_catalog.category VALUES ('E', 'New')")]
    [InlineData("UPDATE aumate_catalog.category SET name = 'Renamed' WHERE id = 'C'")]
    [InlineData("DELETE FROM aumate_catalog.parameter")]
    [InlineData("UPDATE aumate_catalog.product SET list_price = 1")]
    [InlineData("DELETE FROM aumate_catalog.product WHERE model = 'A'")]
    [InlineData("TRUNCATE aumate_catalog.product")]
    [InlineData("SET session_replication_role = replica; UPDATE aumate_catalog.product SET list_price = 1")]
    public async Task Whoever_changes_a_table_by_hand_advances_the_version_and_tells_who_listens(string statement)
    {
        var database = await server.Database();
        await Sql.Execute(database, Sound);
        await using var listener = await Sql.Open(database);
        await using var listen = new NpgsqlCommand("LISTEN aumate_catalog", listener);
        await listen.ExecuteNonQueryAsync();
        var before = await Version(database);
        await Sql.Execute(database, statement);
        var after = await Version(database);
        Assert.NotEqual(before, after);
        Assert.True(await listener.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Writers_wait_for_one_another_and_what_is_rolled_back_is_no_version()
    {
        var database = await server.Database();
        await Sql.Execute(database, Sound);
        var before = await Version(database);
        await using var first = await Sql.Open(database);
        await using var transaction = await first.BeginTransactionAsync();
        await using var write = new NpgsqlCommand("UPDATE aumate_catalog.product SET list_price = 7 WHERE model = 'A'", first);
        await write.ExecuteNonQueryAsync();
        var second = Sql.Execute(database, "UPDATE aumate_catalog.product SET list_price = 8 WHERE model = 'X'");
        await Task.WhenAny(second, Task.Delay(300));
        Assert.False(second.IsCompleted);
        Assert.Equal(before, await Version(database));
        await transaction.RollbackAsync();
        await second;
        Assert.Equal(before.Number + 1, (await Version(database)).Number);
    }

    private static async Task<(long Number, Guid Stamp)> Version(string database)
    {
        await using var connection = await Sql.Open(database);
        await using var command = new NpgsqlCommand("SELECT number, stamp FROM aumate_catalog.version", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetGuid(1));
    }
}
