package org.spaarpunt.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Reads every page of every table and B-tree of a database, with PostgreSQL's own checks of their checksums and
 * structure. Leaves nothing behind: the extension that it needs is made in a transaction that is rolled back.
 */
record PageCheck(Connection connection) {

    /** Of SQLSTATE: a checksum or a structure is wrong. */
    private static final String DAMAGED_CLASS = "XX";

    private static final String TABLES = """
            select format('%s: %s', pg_class.oid::regclass, msg)
            from pg_class, lateral verify_heapam(pg_class.oid)
            where relkind in ('r', 'm', 't') and relpersistence = 'p'
            limit 1
            """;

    private static final String INDEXES = """
            with btree as materialized (
                select pg_class.oid
                from pg_class join pg_am on pg_am.oid = relam join pg_index on indexrelid = pg_class.oid
                where amname = 'btree' and relkind = 'i' and relpersistence = 'p' and indisready and indisvalid
            )
            select count(*) from btree, lateral bt_index_check(oid)
            """;

    /** What is damaged, in PostgreSQL's words; empty if nothing is. */
    Optional<String> damage() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists amcheck");
            try (ResultSet row = statement.executeQuery(TABLES)) {
                if (row.next()) {
                    return Optional.of(row.getString(1));
                }
            }
            statement.execute(INDEXES);
            return Optional.empty();
        } catch (SQLException failed) {
            if (String.valueOf(failed.getSQLState()).startsWith(DAMAGED_CLASS)) {
                return Optional.of(String.valueOf(failed.getMessage()));
            }
            throw failed;
        } finally {
            connection.rollback();
        }
    }
}
