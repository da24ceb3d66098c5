package org.spaarpunt.loadtest.world;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * A table without its indexes, keys and references, which take longer to keep up to date for each of many rows than to
 * build in the end, and without its triggers: what they would write is filled in too. What is dropped is kept in the
 * catalogue's own wording, so that exactly that is restored. All of it is in the caller's transaction: if that fails,
 * nothing was dropped.
 */
final class BareTable {
    private static final String CONSTRAINTS = """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname) as take_off,
                   format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                       as put_back
            from pg_constraint
            where (conrelid = :table::regclass or confrelid = :table::regclass) and contype in ('p', 'u', 'f')
            order by contype = 'f'
            """;

    private static final String INDEXES = """
            select format('drop index %s', indexrelid::regclass) as take_off,
                   pg_get_indexdef(indexrelid) as put_back
            from pg_index
            where indrelid = :table::regclass
              and not exists (select from pg_constraint where conindid = indexrelid)
            """;

    private static final String TRIGGERS = """
            select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as take_off,
                   format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as put_back
            from pg_trigger
            where tgrelid = :table::regclass and not tgisinternal and tgenabled = 'O'
            """;

    private record Part(String takeOff, String putBack) {}

    private final Handle handle;
    private final List<Part> parts;

    private BareTable(Handle handle, List<Part> parts) {
        this.handle = handle;
        this.parts = parts;
    }

    static BareTable strip(Handle handle, String table) {
        var parts = Stream.of(CONSTRAINTS, INDEXES, TRIGGERS)
                .flatMap(query -> parts(handle, query, table).stream())
                .toList();
        parts.reversed().forEach(part -> handle.execute(part.takeOff));
        truncateIfEmpty(handle, table);
        return new BareTable(handle, parts);
    }

    /** Where PostgreSQL writes little to its log, it then writes nothing for this table until the transaction ends. */
    private static void truncateIfEmpty(Handle handle, String table) {
        boolean isEmpty = handle.createQuery("select not exists (select from %s)".formatted(table))
                .mapTo(Boolean.class)
                .one();
        if (isEmpty) {
            handle.execute("truncate " + table);
        }
    }

    void restore() {
        parts.forEach(part -> handle.execute(part.putBack));
    }

    private static List<Part> parts(Handle handle, String query, String table) {
        return handle.createQuery(query)
                .bind("table", table)
                .map((row, _) -> new Part(row.getString("take_off"), row.getString("put_back")))
                .list();
    }
}
