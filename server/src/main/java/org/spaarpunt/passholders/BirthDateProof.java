package org.spaarpunt.passholders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.lookups.Allowance;
import org.spaarpunt.lookups.BudgetUse;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.secrets.KnownBrowser;
import org.spaarpunt.storage.Bulkhead;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.OverloadException;

/**
 * Passholders without an account prove who they are by the number of a card and its holder's date of birth. Both are
 * easy to find out, so wrong dates are counted: for the card, for the address, and for the ticket with which a page was
 * opened. A number that is not a card's gets the same answer as a wrong date, after the same statements.
 *
 * <p>The first time that a count is full in its period, an entry in the audit log and a line in the log say so: a person
 * guesses.
 *
 * <p>Guesses of others do not keep passholders from their own browser: one in which they proved who they are before has
 * a count of its own.
 */
public final class BirthDateProof {
    /** Wrong dates for one card in a day (UTC), over all servers. */
    public static final int MAX_FOR_CARD = 5;

    /** Wrong dates for one passholder in a day, from a browser in which that passholder is known. */
    public static final int MAX_FROM_KNOWN_BROWSER = 20;

    /** Wrong dates from one address in each {@link #ADDRESS_PERIOD}: all visitors of a hall may share one. */
    public static final int MAX_FROM_ADDRESS = 60;

    /** Wrong dates with one ticket: enough for a family that mistypes. */
    public static final int MAX_WITH_TICKET = 15;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration ADDRESS_PERIOD = Duration.ofMinutes(15);

    /** Visitors of one hall update one row; this bounds how many database connections wait for it. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String HOLDER = """
            select passholder.id, passholder.uid, passholder.first_name, passholder.date_of_birth
            from card
            join passholder on passholder.id = card.passholder_id
            where card.number = :number
            """;

    private static final EventLog LOG = EventLog.of(BirthDateProof.class);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Map<Counted, LongAdder> refused = new ConcurrentHashMap<>();
    private final Bulkhead turns = new Bulkhead(AT_ONCE, PATIENCE);

    BirthDateProof(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What a visitor says: this is my card, and my date of birth. */
    public record Claim(UitpasNumber card, LocalDate dateOfBirth) {
        /** Leaves out both. */
        @Override
        public String toString() {
            return "Claim";
        }
    }

    /**
     * Where a claim comes from.
     *
     * @param network what is counted as one address
     * @param ticket the id of the ticket with which the page was opened, if it needs one
     */
    public record Origin(String network, Optional<String> ticket, KnownBrowser browser) {}

    /** A passholder, as far as the first page after the proof needs. */
    public record Holder(long id, String uid, String firstName) {}

    public sealed interface Outcome {
        /**
         * The date is that of the card's holder.
         *
         * @param browser in which the passholder is known from now on
         */
        record Proved(Holder holder, KnownBrowser browser) implements Outcome {}

        /** There is no such card, it is a group's, or its holder has another date of birth. */
        record Wrong() implements Outcome {}

        /** There were too many wrong dates, so this one was not compared. */
        record TooOften(Duration freeIn) implements Outcome {}
    }

    /** What wrong dates are counted for. */
    public enum Counted {
        CARD,
        ADDRESS,
        TICKET,
        BROWSER
    }

    private record Limit(Counted counted, Allowance allowance) {}

    private record Found(Holder holder, Optional<LocalDate> dateOfBirth) {
        boolean isBorn(LocalDate day) {
            return dateOfBirth.filter(day::equals).isPresent();
        }
    }

    /** How many claims this server has refused because this count was full. */
    public long refused(Counted counted) {
        var count = refused.get(counted);
        return count == null ? 0 : count.sum();
    }

    /** Compares a date of birth with that of the holder of a card. */
    public Outcome prove(Claim claim, Origin origin) {
        return turns.take(() -> jdbi.inTransaction(handle -> prove(claim, origin, handle)))
                .orElseThrow(() -> new OverloadException("too many dates of birth at once"));
    }

    /** Counts before it compares, so that concurrent claims cannot exceed a limit; the count of a right one is undone. */
    private Outcome prove(Claim claim, Origin origin, Handle handle) {
        var now = clock.instant();
        var found = find(claim.card(), handle);
        BudgetUse.withoutFlush(handle);
        var limits = limits(claim, origin, found);
        var exhausted =
                BudgetUse.use(handle, limits.stream().map(Limit::allowance).toList(), 1, now);
        if (exhausted.isPresent()) {
            handle.rollback();
            limits.stream()
                    .filter(limit -> limit.allowance().equals(exhausted.get()))
                    .forEach(limit -> note(limit, origin, found, now));
            return new Outcome.TooOften(Duration.between(now, exhausted.get().endAfter(now)));
        }
        var right = found.filter(known -> known.isBorn(claim.dateOfBirth()));
        if (right.isEmpty()) {
            return new Outcome.Wrong();
        }
        handle.rollback();
        var holder = right.get().holder();
        return new Outcome.Proved(holder, origin.browser().after(holder.id()));
    }

    /** Names the passholder only where the count is theirs; never the number that was typed. */
    private void note(Limit limit, Origin origin, Optional<Found> found, Instant now) {
        var counted = limit.counted();
        refused.computeIfAbsent(counted, _ -> new LongAdder()).increment();
        boolean theirs = counted == Counted.CARD || counted == Counted.BROWSER;
        var subject =
                found.filter(_ -> theirs).map(known -> known.holder().uid()).orElse("");
        var line = new AuditLog.Line(
                Act.BIRTH_DATES_EXHAUSTED,
                subject,
                "%s: %d".formatted(counted, limit.allowance().most()));
        boolean first = jdbi.inTransaction(handle -> {
            boolean noted = BudgetUse.exhausted(handle, limit.allowance(), now);
            if (noted) {
                AuditLog.write(handle, new Actor.Visitor(origin.network()), line, now);
            }
            return noted;
        });
        if (first) {
            LOG.warn(
                    "birth_dates_limited",
                    "Dates of birth are rejected until {until}: {attempts} wrong ones for one {budget}",
                    limit.allowance().endAfter(now),
                    limit.allowance().most(),
                    counted);
        }
    }

    private static List<Limit> limits(Claim claim, Origin origin, Optional<Found> found) {
        var browser = origin.browser();
        var known = found.map(Found::holder).filter(holder -> browser.knows(holder.id()));
        if (known.isPresent()) {
            var own = "browser " + browser.id() + " " + known.get().id();
            return List.of(new Limit(Counted.BROWSER, allowance(own, MAX_FROM_KNOWN_BROWSER, DAY)));
        }
        var all = new ArrayList<Limit>();
        all.add(new Limit(Counted.CARD, allowance("card " + claim.card().digits(), MAX_FOR_CARD, DAY)));
        all.add(new Limit(Counted.ADDRESS, allowance("address " + origin.network(), MAX_FROM_ADDRESS, ADDRESS_PERIOD)));
        origin.ticket()
                .ifPresent(ticket ->
                        all.add(new Limit(Counted.TICKET, allowance("ticket " + ticket, MAX_WITH_TICKET, DAY))));
        return all;
    }

    /** What is counted cannot be read from the table. */
    private static Allowance allowance(String counted, int most, Duration period) {
        return new Allowance("birth dates " + Digest.of("birth dates " + counted), most, period);
    }

    private static Optional<Found> find(UitpasNumber card, Handle handle) {
        return handle.createQuery(HOLDER)
                .bind("number", card.digits())
                .map((row, _) -> found(row))
                .findOne();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new Holder(row.getLong("id"), row.getString("uid"), row.getString("first_name")),
                Optional.ofNullable(row.getObject("date_of_birth", LocalDate.class)));
    }
}
