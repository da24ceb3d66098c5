package org.spaarpunt.administration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.administration.Health.Archiving;
import org.spaarpunt.administration.Health.ChainState;
import org.spaarpunt.administration.Health.DatabaseState;
import org.spaarpunt.administration.Health.DeviceState;
import org.spaarpunt.administration.Health.MailState;
import org.spaarpunt.storage.Timestamps;

/** Reads how the installation fares. */
public final class HealthReader {
    /** A device that is connected to an event is silent after this time without a check-in. */
    public static final Duration SILENT_AFTER = Duration.ofHours(1);

    /** Check-ins from before this are not looked at: a table with years of them has no index for its end. */
    public static final Duration WATCHED = Duration.ofDays(1);

    private static final Duration RECENT = Duration.ofHours(1);
    private static final double SECOND_NANOS = 1e9;

    private static final String CHECKINS = """
            select max(checked_in_at) as last, count(*) filter (where checked_in_at > :recent) as recent
            from checkin
            where checked_in_at > :watched
            """;

    private static final String DEVICES = """
            select device.consumer_key, device.name, event.title, last
            from device
            join event on event.id = device.event_id
            left join (
                select consumer_key, max(checked_in_at) as last
                from checkin
                where checked_in_at > :watched
                group by consumer_key
            ) seen using (consumer_key)
            where device.status = 'ACTIVE'
            order by last nulls first, device.name, device.consumer_key
            limit 100
            """;

    private static final String DATABASE = """
            select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
                   (select version from flyway_schema_history where success order by installed_rank desc limit 1) as schema_version,
                   (select count(*) from pg_stat_activity where datname = current_database()) as connections,
                   (select count(*) from pg_stat_replication) as replicas,
                   (select extract(epoch from max(replay_lag)) from pg_stat_replication) as lag,
                   current_setting('archive_mode') <> 'off' as archives,
                   (select last_archived_time from pg_stat_archiver) as last_archived,
                   (select coalesce(last_failed_time > last_archived_time, last_failed_time is not null) from pg_stat_archiver) as fails
            """;

    private static final String MAIL = "select count(*) as waiting, min(created_at) as oldest from mail_outbox";

    private static final String CHAIN = """
            select coalesce((select max(number) from audit_link), 0) as entries, (select count(*) from audit_pending) as pending
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    public HealthReader(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public Health read() {
        var now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(CHECKINS)
                .bind("recent", Timestamps.bound(now.minus(RECENT)))
                .bind("watched", Timestamps.bound(now.minus(WATCHED)))
                .map((row, _) -> new Health(
                        Timestamps.ifAnyIn(row, "last"),
                        row.getLong("recent"),
                        devices(handle, now),
                        handle.createQuery(DATABASE)
                                .map((state, _) -> database(state))
                                .one(),
                        handle.createQuery(MAIL)
                                .map((state, _) ->
                                        new MailState(state.getLong("waiting"), Timestamps.ifAnyIn(state, "oldest")))
                                .one(),
                        handle.createQuery(CHAIN)
                                .map((state, _) -> new ChainState(state.getLong("entries"), state.getLong("pending")))
                                .one()))
                .one());
    }

    private static List<DeviceState> devices(Handle handle, Instant now) {
        return handle.createQuery(DEVICES)
                .bind("watched", Timestamps.bound(now.minus(WATCHED)))
                .map((row, _) -> {
                    var last = Timestamps.ifAnyIn(row, "last");
                    return new DeviceState(
                            row.getString("consumer_key"),
                            row.getString("name"),
                            row.getString("title"),
                            last,
                            last.filter(moment -> moment.isAfter(now.minus(SILENT_AFTER)))
                                    .isEmpty());
                })
                .list();
    }

    private static DatabaseState database(ResultSet row) throws SQLException {
        double lag = row.getDouble("lag");
        var known = row.wasNull()
                ? Optional.<Duration>empty()
                : Optional.of(Duration.ofNanos(Math.round(lag * SECOND_NANOS)));
        return new DatabaseState(
                row.getString("version"),
                Optional.ofNullable(row.getString("schema_version")).orElse(""),
                row.getLong("bytes"),
                row.getInt("connections"),
                row.getInt("replicas"),
                known,
                archiving(row),
                Timestamps.ifAnyIn(row, "last_archived"));
    }

    private static Archiving archiving(ResultSet row) throws SQLException {
        if (!row.getBoolean("archives")) {
            return Archiving.OFF;
        }
        return row.getBoolean("fails") ? Archiving.FAILS : Archiving.WORKS;
    }
}
