package org.spaarpunt.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Timestamps;

/**
 * The log of who did what to what, when and from where. Entries are only added by acts; the database never changes
 * them.
 */
public final class AuditLog {
    /** Followed by a space and the user of the operating system, if known. */
    public static final String COMMAND_LINE = "command line";

    public static final String VISITOR = "visitor";

    public static final String SERVER = "server";

    /** Precedes an application's key, which could otherwise be the uid of a user. */
    public static final String APPLICATION = "application ";

    /** Entries in one answer. */
    public static final int MAX_ENTRIES = 1_000;

    private static final String WRITE = """
            insert into audit_entry (happened_at, actor, on_behalf_of, address, act, subject, details)
            values (:now, :actor, :behalf, :address, :act, :subject, :details)
            """;

    private static final String WRITE_SEALED = """
            with entry as (
                insert into audit_entry (happened_at, actor, on_behalf_of, address, act, subject, details, detail_digest)
                values (:now, :actor, :behalf, :address, :act, :subject, :details, sha256(convert_to(:sealed, 'UTF8')))
                returning id
            )
            insert into audit_detail (entry, sealed) select id, :sealed from entry
            """;

    private static final String REMOVE_DETAILS = """
            delete from audit_detail using audit_entry where id = entry and subject = :subject
            """;

    private static final String EXPIRE_DETAILS = """
            delete from audit_detail
            where entry in (
                select entry from audit_detail join audit_entry on id = entry
                where happened_at < :before
                order by entry
                limit :batch
            )
            returning entry
            """;

    private static final String LIST = """
            select audit_entry.id, happened_at, actor, on_behalf_of, nick, address, act, subject, details
            from audit_entry
            left join app_user on app_user.uid = coalesce(on_behalf_of, actor)
            where audit_entry.id < :before %s
            order by audit_entry.id desc
            limit :limit
            """;

    /**
     * Two statements, because each is planned once for all its values: a single one with an optional subject would read
     * every entry.
     */
    private static final String LIST_ALL = LIST.formatted("");

    private static final String LIST_ABOUT = LIST.formatted("and subject = :subject");

    private static final String PAGE = """
            select id, happened_at, actor, on_behalf_of, null as nick, address, act, subject, details
            from audit_entry
            where %s
            order by id %s
            limit :limit
            """;

    private static final String SUBJECTS = "subjects";

    /** Uses the index once per subject: for all of them at once, PostgreSQL may read the log from its end instead. */
    private static final String PAGE_ABOUT = """
            select entry.* from unnest(:subjects) wanted, lateral (
                select id, happened_at, actor, on_behalf_of, null as nick, address, act, subject, details
                from audit_entry
                where subject = wanted and %1$s
                order by id %2$s
                limit :limit
            ) entry
            order by entry.id %2$s
            limit :limit
            """;

    private static final String COUNT = """
            select count(*) from (select from audit_entry limit :limit) counted
            """;

    private static final String COUNT_ABOUT = """
            select count(*) from (
                select from unnest(:subjects) wanted, lateral (
                    select from audit_entry where subject = wanted limit :limit
                ) entry
                limit :limit
            ) counted
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    /**
     * The content of an entry about its act.
     *
     * @param details readable by all who may read the log, so without personal data
     * @param sealed the part that only the installation's keys open
     */
    public record Line(Act act, String subject, String details, Optional<SealedDetail> sealed) {
        public Line(Act act, String subject, String details) {
            this(act, subject, details, Optional.empty());
        }

        public static Line of(Act act, String subject) {
            return new Line(act, subject, "");
        }

        /** The same with a detail that was sealed for its subject. */
        public Line with(SealedDetail detail) {
            return new Line(act, subject, details, Optional.of(detail));
        }
    }

    /**
     * Which entries to list.
     *
     * @param before only entries with a lower id; empty: from the newest on
     * @param subject what they are about; empty: everything
     * @param limit at least 1; more than {@link #MAX_ENTRIES} counts as that
     */
    public record Query(Optional<Long> before, Optional<String> subject, int limit) {
        public Query {
            limit = Math.clamp(limit, 1, MAX_ENTRIES);
        }
    }

    public AuditLog(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Newest first. */
    public List<AuditEntry> list(Query query) {
        return jdbi.withHandle(handle -> query.subject()
                .map(subject -> handle.createQuery(LIST_ABOUT).bind("subject", subject))
                .orElseGet(() -> handle.createQuery(LIST_ALL))
                .bind("before", query.before().orElse(Long.MAX_VALUE))
                .bind("limit", query.limit())
                .map((row, _) -> entry(row))
                .list());
    }

    /**
     * Reads the entries after an entry.
     *
     * @param from the entry after which to begin; empty: at the end of the log
     * @param backwards whether to go from newer entries to older ones
     * @param subjects what they are about; empty: everything
     */
    public List<AuditEntry> read(Optional<Long> from, boolean backwards, Optional<Set<String>> subjects, int limit) {
        var sql = (subjects.isPresent() ? PAGE_ABOUT : PAGE)
                .formatted(backwards ? "id < :from" : "id > :from", backwards ? "desc" : "asc");
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql)
                    .bind("from", from.orElse(backwards ? Long.MAX_VALUE : 0L))
                    .bind("limit", limit);
            subjects.ifPresent(ids -> query.bindArray(SUBJECTS, String.class, List.copyOf(ids)));
            return query.map((row, _) -> entry(row)).list();
        });
    }

    /** The number of entries, counted up to a limit, because the log grows for ever. */
    public long count(Optional<Set<String>> subjects, int limit) {
        var sql = subjects.isPresent() ? COUNT_ABOUT : COUNT;
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("limit", limit);
            subjects.ifPresent(ids -> query.bindArray(SUBJECTS, String.class, List.copyOf(ids)));
            return query.mapTo(Long.class).one();
        });
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Timestamps.in(row, "happened_at"),
                row.getString("actor"),
                Optional.ofNullable(row.getString("on_behalf_of")),
                Optional.ofNullable(row.getString("nick")),
                row.getString("address"),
                row.getString("act"),
                row.getString("subject"),
                row.getString("details"));
    }

    /** Records an act that spans more than one transaction, after the last of them. */
    public void note(Actor actor, Act act, String details) {
        jdbi.useHandle(handle -> write(handle, actor, new Line(act, "", details), clock.instant()));
    }

    /** Records a reading, which changes nothing. */
    public void note(Actor actor, Line line) {
        jdbi.useHandle(handle -> write(handle, actor, line, clock.instant()));
    }

    /**
     * Records an act in its own transaction, so that there is never an act without its entry or an entry without its
     * act.
     */
    public static void write(Handle handle, Actor actor, Line line, Instant now) {
        var insert = handle.createUpdate(line.sealed().isPresent() ? WRITE_SEALED : WRITE)
                .bind("now", Timestamps.bound(now))
                .bind("actor", actor.name())
                .bind("behalf", actor.behalf())
                .bind("address", actor.origin())
                .bind("act", line.act())
                .bind("subject", line.subject())
                .bind("details", line.details());
        line.sealed().ifPresent(detail -> insert.bind("sealed", detail.text()));
        insert.execute();
    }

    /**
     * Removes the sealed details of all entries about a subject that is being removed itself. The entries stay, with
     * the digests of the removed details; the act of the same transaction explains why they are missing.
     */
    public static void removeDetails(Handle handle, String subject) {
        handle.createUpdate(REMOVE_DETAILS).bind("subject", subject).execute();
    }

    /**
     * Removes the oldest sealed details from before a moment, in a transaction of the caller's, with an entry that names the
     * last one: it explains to a verification why they are missing.
     *
     * @param batch the most that are removed
     * @return how many were removed
     */
    public static int expireDetails(Handle handle, Instant before, int batch, Instant now) {
        var removed = handle.createQuery(EXPIRE_DETAILS)
                .bind("before", Timestamps.bound(before))
                .bind("batch", batch)
                .mapTo(Long.class)
                .list();
        removed.stream().max(Long::compare).ifPresent(last -> {
            var line = new Line(Act.AUDIT_DETAILS_EXPIRED, String.valueOf(last), removed.size() + " before " + before);
            write(handle, new Actor.Server(), line, now);
        });
        return removed.size();
    }
}
