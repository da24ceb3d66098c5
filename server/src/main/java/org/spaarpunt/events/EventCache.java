package org.spaarpunt.events;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.DatabaseCache;
import org.spaarpunt.storage.Text;

/** Events by the id that the protocol shows; cached for a while. */
public final class EventCache {
    private static final String FIND = """
            select %s
            from event
            %s
            where event.cdbid = :cdbid
            """.formatted(EventColumns.SELECT, EventColumns.JOIN_ORGANISATIONS);

    private final Jdbi jdbi;
    private final DatabaseCache<String, Optional<Event>> remembered;

    /** @param staleness how long this server may use an event that was changed elsewhere */
    public EventCache(Jdbi jdbi, Duration staleness, InstantSource clock) {
        this.jdbi = jdbi;
        this.remembered = new DatabaseCache<>(staleness, clock);
    }

    public Optional<Event> find(String cdbid) {
        return Text.canBeStored(cdbid) ? remembered.answer(cdbid, this::ask) : Optional.empty();
    }

    /** Clears the cache, because something was changed on this server. */
    public void forget() {
        remembered.forget();
    }

    /** Statistics of the cache. */
    public DatabaseCache.Use use() {
        return remembered.use();
    }

    private Optional<Event> ask(String cdbid) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("cdbid", cdbid)
                .map((row, _) -> EventColumns.read(row).orElseThrow())
                .findOne());
    }
}
