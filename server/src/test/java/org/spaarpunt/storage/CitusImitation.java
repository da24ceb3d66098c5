package org.spaarpunt.storage;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * What servers see of Citus, on a database without it: they take it for a distributed one, so that the order and the
 * content of their statements can be tested. That Citus can run these statements, it cannot show.
 */
public final class CitusImitation {
    private static final String EXTENSION = """
            set allow_system_table_mods = on;
            insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
            select 16000, 'citus', 10, 'public'::regnamespace, false, '0'
            where not exists (select from pg_extension where extname = 'citus')
            """;

    private CitusImitation() {}

    /**
     * Makes them take this database for a distributed one.
     *
     * @param shardOf a digit, as an expression of {@code passholder_id}; each shard is on a node of the same number
     */
    public static void in(TestDatabase database, String shardOf) {
        var address = database.maintenanceAddress();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(EXTENSION);
            statement.execute("""
                    create function get_shard_id_for_distribution_column(of_table text, passholder_id bigint) returns bigint
                    language sql as $$ select %s $$;
                    create table pg_dist_placement (shardid bigint, groupid bigint);
                    insert into pg_dist_placement select shard, shard from generate_series(0, 9) as shard;
                    grant select on pg_dist_placement to public;
                    -- As docs/citus/distribute.sql does.
                    drop trigger balance_counts_again on balance;
                    drop trigger checkin_counts_again on checkin
                    """.formatted(shardOf));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
