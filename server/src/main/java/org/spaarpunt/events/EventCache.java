package org.spaarpunt.events;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.DatabaseCache;
import org.spaarpunt.storage.Text;

/** Events by the ids that the protocols show; cached for a while. */
public final class EventCache {
    private static final String FIND = """
            select %s
            from event
            %s
            where event.cdbid = :id
            """.formatted(EventColumns.SELECT, EventColumns.JOIN_ORGANISATIONS);

    /** An event may have the id of another one in the other protocol; then its own id counts. */
    private static final String FIND_BY_EITHER = """
            select %s
            from event
            %s
            where event.cdbid = :id or event.api_id = :id
            order by event.api_id <> :id
            limit 1
            """.formatted(EventColumns.SELECT, EventColumns.JOIN_ORGANISATIONS);

    private final Jdbi jdbi;
    private final DatabaseCache<String, Optional<Event>> remembered;
    private final DatabaseCache<String, Optional<Event>> byEither;

    /** @param staleness how long this server may use an event that was changed elsewhere */
    public EventCache(Jdbi jdbi, Duration staleness, InstantSource clock) {
        this.jdbi = jdbi;
        this.remembered = new DatabaseCache<>(staleness, clock);
        this.byEither = new DatabaseCache<>(staleness, clock);
    }

    public Optional<Event> find(String cdbid) {
        return Text.canBeStored(cdbid) ? remembered.answer(cdbid, id -> ask(FIND, id)) : Optional.empty();
    }

    /** The event with this id in UiTPAS API 4.0, or with this id in the older protocol. */
    public Optional<Event> findByEither(String id) {
        return Text.canBeStored(id) ? byEither.answer(id, asked -> ask(FIND_BY_EITHER, asked)) : Optional.empty();
    }

    /** Clears the cache, because something was changed on this server. */
    public void forget() {
        remembered.forget();
        byEither.forget();
    }

    /** Statistics of the cache. */
    public DatabaseCache.Use use() {
        return remembered.use();
    }

    private Optional<Event> ask(String statement, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(statement)
                .bind("id", id)
                .map((row, _) -> EventColumns.read(row).orElseThrow())
                .findOne());
    }
}
