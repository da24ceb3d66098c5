package org.spaarpunt.api3;

import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.spaarpunt.passes.UitpasNumber;

/**
 * A passholder of UiTPAS Aalst without points, their card, and an event of CC De Werf with its code: permanent, one point,
 * once a week. All is in order, and belongs to one test, which may spoil what it likes.
 */
public final class Visit {
    private static final String ARRANGE = """
            with holder as (
                insert into passholder (uid, first_name, name, city)
                values (gen_random_uuid(), 'Sam', 'Jacobs', 'Aalst')
                returning id
            ),
            member as (
                insert into membership (passholder_id, card_system_id, status)
                select id, 2, 'ACTIVE' from holder
            ),
            happening as (
                insert into event (cdbid, title, organiser_id, calendar, limit_volume, limit_period)
                select 'event-' || holder.id, 'Repair café', organisation.id, '{"kind": "permanent"}', 1, 'WEEK'
                from holder, organisation
                where external_id = '31413BDF-DFC7-7A9F-10403618C2816E44'
                returning id
            ),
            poster as (
                insert into checkin_code (code, event_id, valid_from, valid_to)
                select 'code-' || holder.id, happening.id, '2026-01-01', '2100-01-01' from holder, happening
            )
            select id from holder
            """;

    private static final String HAND_OUT_CARD = """
            insert into card (number, chip, card_system_id, status, passholder_id)
            values (:number, :chip, 2, 'ACTIVE', :passholder)
            """;

    private final Jdbi jdbi;
    private final long passholder;

    private Visit(Jdbi jdbi, long passholder) {
        this.jdbi = jdbi;
        this.passholder = passholder;
    }

    static Visit inOrder(Jdbi jdbi) {
        long passholder = jdbi.withHandle(
                handle -> handle.createQuery(ARRANGE).mapTo(Long.class).one());
        return new Visit(jdbi, passholder).but(HAND_OUT_CARD);
    }

    /** Executes a statement; it may name what a visit has: {@code :number}, {@code :passholder} and so on. */
    Visit but(String statement) {
        jdbi.useHandle(handle -> {
            handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            handle.createUpdate(statement).bindMap(names()).execute();
        });
        return this;
    }

    /** The number on the card; its check digit is right. */
    String number() {
        var twelveDigits = "08%010d".formatted(passholder);
        return IntStream.range(0, 10)
                .mapToObj(digit -> twelveDigits + digit)
                .filter(number -> new UitpasNumber(number).hasValidCheckDigit())
                .findFirst()
                .orElseThrow();
    }

    String chip() {
        return "04AB%010X".formatted(passholder);
    }

    String cdbid() {
        return "event-" + passholder;
    }

    String code() {
        return "code-" + passholder;
    }

    long passholder() {
        return passholder;
    }

    /** How many check-ins of this passholder, anywhere, are written down. */
    int checkinsWritten() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from checkin where passholder_id = ?")
                .bind(0, passholder)
                .mapTo(Integer.class)
                .one());
    }

    private Map<String, Object> names() {
        return Map.of("passholder", passholder, "number", number(), "chip", chip(), "cdbid", cdbid(), "code", code());
    }
}
