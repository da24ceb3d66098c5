package org.spaarpunt.codes;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.events.Event;
import org.spaarpunt.secrets.KeyedDigest;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/**
 * Codes that a device shows on its screen: one for each device, event and day, which is computed and so the same each
 * time that the device asks, on every server, without being stored. It is valid until the end of the next day, so that
 * no visitor who scans it at midnight is refused.
 */
public final class DayCodes {
    /** The name of the key that codes are computed with. */
    public static final String DIGEST_KEY = "day-codes";

    private static final int BITS_OF_LETTER = 5;

    private static final String SAVE = """
            insert into checkin_code (digest, event_id, valid_from, valid_to) values (:digest, :event, :from, :to)
            on conflict do nothing
            """;

    private final Jdbi jdbi;
    private final KeyedDigest digest;
    private final InstantSource clock;

    public DayCodes(Jdbi jdbi, KeyedDigest digest, InstantSource clock) {
        this.jdbi = jdbi;
        this.digest = digest;
        this.clock = clock;
    }

    /**
     * The code that a device shows today.
     *
     * @param device its key
     */
    public String of(String device, Event event, Actor actor) {
        var now = clock.instant();
        var today = LocalZone.dayOf(now);
        var code = letters(digest.of(String.join("\n", device, event.cdbid(), today.toString())));
        save(code, event, today, actor, now);
        return code;
    }

    private void save(String code, Event event, LocalDate today, Actor actor, Instant now) {
        jdbi.useTransaction(handle -> {
            int saved = handle.createUpdate(SAVE)
                    .bind("digest", CodeDigest.of(code))
                    .bind("event", event.id())
                    .bind("from", Timestamps.bound(LocalZone.startOf(today)))
                    .bind("to", Timestamps.bound(LocalZone.endOf(today.plusDays(1))))
                    .execute();
            if (saved == 1) {
                var line = new AuditLog.Line(Act.CHECKIN_CODE_MADE, event.cdbid(), today + " to " + today.plusDays(1));
                AuditLog.write(handle, actor, line, now);
            }
        });
    }

    /** As many letters as every code has, of the bits of the digest. */
    private static String letters(UUID bits) {
        var code = new StringBuilder(CodeGenerator.LENGTH);
        long high = bits.getMostSignificantBits();
        long low = bits.getLeastSignificantBits();
        for (int i = 0; i < CodeGenerator.LENGTH; i++) {
            code.append(CodeGenerator.LETTERS.charAt((int) (high & (CodeGenerator.LETTERS.length() - 1))));
            high = high >>> BITS_OF_LETTER | low << (Long.SIZE - BITS_OF_LETTER);
            low = low >>> BITS_OF_LETTER;
        }
        return code.toString();
    }
}
