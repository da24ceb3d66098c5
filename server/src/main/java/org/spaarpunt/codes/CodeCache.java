package org.spaarpunt.codes;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.events.EventColumns;
import org.spaarpunt.storage.DatabaseCache;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;

/** Check-in codes with their events, whether they were scanned or typed; cached for a while. */
public final class CodeCache {
    private static final String FIND = """
            select checkin_code.valid_from, checkin_code.valid_to, %s
            from checkin_code
            join event on event.id = checkin_code.event_id
            %s
            where checkin_code.digest in (:digest, :typed)
            order by checkin_code.digest = :digest desc
            limit 1
            """.formatted(EventColumns.SELECT, EventColumns.JOIN_ORGANISATIONS);

    private final Jdbi jdbi;
    private final DatabaseCache<String, Optional<CheckinCode>> remembered;

    /** @param staleness how long this server may use a code that was changed elsewhere */
    public CodeCache(Jdbi jdbi, Duration staleness, InstantSource clock) {
        this.jdbi = jdbi;
        this.remembered = new DatabaseCache<>(staleness, clock);
    }

    public Optional<CheckinCode> find(String code) {
        return Text.canBeStored(code) ? remembered.answer(code.toLowerCase(Locale.ROOT), this::ask) : Optional.empty();
    }

    /** Clears the cache, because something was changed on this server. */
    public void forget() {
        remembered.forget();
    }

    /** Statistics of the cache. */
    public DatabaseCache.Use use() {
        return remembered.use();
    }

    private Optional<CheckinCode> ask(String code) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("digest", CodeDigest.of(code))
                .bind("typed", CodeDigest.ofTyped(code))
                .map((row, _) -> new CheckinCode(
                        EventColumns.read(row).orElseThrow(),
                        Timestamps.in(row, "valid_from"),
                        Timestamps.in(row, "valid_to")))
                .findOne());
    }
}
