package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of a test's database hold, kept in a schema beside them. Bringing it back fills only the tables that have changed,
 * which takes a few milliseconds, where another clone of the template would take a tenth of a second. Tables and columns must stay
 * as they are.
 *
 * <p>A table is unchanged if it has as many rows as were kept, and all of them were written by the transaction that filled it last.
 */
final class TableContents implements AutoCloseable {
    private static final String KEEP = """
            create schema kept;
            create table kept.tables (name text primary key, emptied_by text not null, filled_by text not null, rows bigint not null, writer xid);
            create table kept.sequences (name text not null, last_value bigint not null, is_called boolean not null);
            do $$
            declare
                named record;
                columns text;
                kept_rows bigint;
                changed text[];
            begin
                for named in
                    select relname as name from pg_class
                    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                loop
                    select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
                    where attrelid = ('public.' || quote_ident(named.name))::regclass
                      and attnum > 0 and not attisdropped and attgenerated = '';
                    execute format('create table kept.%I as table public.%I', 'of_' || named.name, named.name);
                    get diagnostics kept_rows = row_count;
                    insert into kept.tables (name, emptied_by, filled_by, rows) values (
                        named.name,
                        format('delete from public.%I', named.name),
                        format('insert into public.%1$I (%2$s) overriding system value select %2$s from kept.%3$I',
                               named.name, columns, 'of_' || named.name),
                        kept_rows);
                    changed := changed || format(
                        'select kept.tables.* from kept.tables where name = %1$L and (rows <> (select count(*) from public.%1$I)'
                            || ' or exists (select from public.%1$I where writer is null or xmin <> writer))',
                        named.name);
                end loop;
                execute 'create view kept.changed as ' || array_to_string(changed, ' union all ');
                insert into kept.sequences
                select 'public.' || sequencename, coalesce(last_value, 1), last_value is not null
                from pg_sequences where schemaname = 'public';
            end $$;
            -- As a replica applies changes: no trigger refuses the removal of audit entries, and no order of tables is needed.
            create procedure kept.bring_back() language plpgsql set session_replication_role = replica as $$
            declare
                one record;
            begin
                for one in select * from kept.changed loop
                    execute one.emptied_by;
                    execute one.filled_by;
                    update kept.tables set writer = pg_current_xact_id()::xid where name = one.name;
                end loop;
                perform setval(name::regclass, last_value, is_called) from kept.sequences;
            end $$;
            """;

    private static final String BRING_BACK = "call kept.bring_back()";

    private final DatabaseAddress asSuperuser;
    private @Nullable Connection connection;
    private boolean kept;

    TableContents(DatabaseAddress asSuperuser) {
        this.asSuperuser = asSuperuser;
    }

    /** The first time it keeps what the tables hold; every later time they hold that again. */
    void bringBack() {
        try (var statement = connection().createStatement()) {
            if (!kept) {
                statement.execute(KEEP);
                kept = true;
            }
            statement.execute(BRING_BACK);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** One for all times: a new one would first have to read what the tables look like. */
    private Connection connection() throws SQLException {
        var open = connection;
        if (open == null || !open.isValid(0)) {
            open = DriverManager.getConnection(asSuperuser.jdbcUrl(), asSuperuser.user(), asSuperuser.password());
            connection = open;
        }
        return open;
    }

    @Override
    public void close() {
        var open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
