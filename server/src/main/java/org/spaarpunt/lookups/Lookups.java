package org.spaarpunt.lookups;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.lookups.LookupLimits.Share;
import org.spaarpunt.storage.Timestamps;

/**
 * Limits how many unknown and foreign numbers a caller looks up, and writes to the audit log which caller read which
 * passholder of another card system. Look-ups of a caller's own people are not counted, and cost no statement.
 *
 * <p>A look-up is counted before its result is returned: if the budget does not suffice, the caller learns nothing.
 */
public final class Lookups {
    private static final EventLog LOG = EventLog.of(Lookups.class);

    /** Returns the passholders that this reader has not read recently. */
    private static final String READ = """
            insert into foreign_read as present (passholder_id, reader, read_at)
            select id, :reader, :now from unnest(:ids) asked (id) order by id
            on conflict (passholder_id, reader) do update set read_at = excluded.read_at where present.read_at <= :again
            returning passholder_id
            """;

    private static final String FORGET = "delete from foreign_read where read_at < :before";

    private final Jdbi jdbi;
    private final LookupLimits limits;
    private final InstantSource clock;
    private final Map<Refusal, LongAdder> refused = new ConcurrentHashMap<>();

    /**
     * A passholder that a reader sees although they belong to none of the reader's card systems.
     *
     * @param inHand whether their card was read by its chip, which cannot be guessed
     */
    public record Foreign(long passholderId, String uid, boolean inHand) {}

    /**
     * The result of a look-up.
     *
     * @param call the call, in the protocol's words
     * @param unknown how many numbers are not in use, or have a passholder that the reader may not see at all
     */
    public record Finding(NumberKind kind, String call, int unknown, List<Foreign> foreign) {
        public Finding {
            foreign = List.copyOf(foreign);
        }

        public static Finding unknown(NumberKind kind, String call) {
            return new Finding(kind, call, 1, List.of());
        }

        public static Finding of(NumberKind kind, String call, Foreign person) {
            return new Finding(kind, call, 0, List.of(person));
        }
    }

    private record Refusal(Party party, NumberKind kind) {}

    public Lookups(Jdbi jdbi, LookupLimits limits, InstantSource clock) {
        this.jdbi = jdbi;
        this.limits = limits;
        this.clock = clock;
    }

    /** How many look-ups this server has refused because a budget of this kind of party was exhausted. */
    public long refused(Party party, NumberKind kind) {
        var count = refused.get(new Refusal(party, kind));
        return count == null ? 0 : count.sum();
    }

    /**
     * Counts a look-up and logs it.
     *
     * @throws LookupsExhaustedException if the reader has used up a budget; the result must then not be returned
     */
    public void note(Reader reader, Finding finding) {
        if (finding.unknown() == 0 && finding.foreign().isEmpty()) {
            return;
        }
        var now = clock.instant();
        var shares = limits.shares(reader, finding.kind());
        var exhausted = jdbi.inTransaction(handle -> {
            var lacking = note(reader, finding, shares, now, handle);
            if (lacking.isPresent()) {
                handle.rollback();
            }
            return lacking;
        });
        if (exhausted.isPresent()) {
            throw refused(reader, finding.kind(), exhausted.get(), now);
        }
    }

    private Optional<Share> note(Reader reader, Finding finding, List<Share> shares, Instant now, Handle handle) {
        var read = firstReadings(reader, finding.foreign(), now, handle);
        int guessed = finding.unknown()
                + (int) read.stream().filter(person -> !person.inHand()).count();
        if (read.isEmpty()) {
            BudgetUse.withoutFlush(handle);
        }
        if (guessed > 0) {
            var allowances = shares.stream().map(Share::allowance).toList();
            var lacking = BudgetUse.use(handle, allowances, guessed, now);
            if (lacking.isPresent()) {
                return shares.stream()
                        .filter(share -> share.allowance().equals(lacking.get()))
                        .findFirst();
            }
        }
        var where = reader.counter().map(counter -> counter.key() + " ").orElse("");
        read.forEach(person -> AuditLog.write(
                handle,
                reader.actor(),
                new AuditLog.Line(Act.PASSHOLDER_READ, person.uid(), where + finding.call()),
                now));
        return Optional.empty();
    }

    private List<Foreign> firstReadings(Reader reader, List<Foreign> people, Instant now, Handle handle) {
        if (people.isEmpty()) {
            return List.of();
        }
        var first = handle.createQuery(READ)
                .bindArray(
                        "ids",
                        Long.class,
                        people.stream().map(Foreign::passholderId).distinct().toList())
                .bind("reader", reader.user().orElseGet(reader::application))
                .bind("now", Timestamps.bound(now))
                .bind("again", Timestamps.bound(now.minus(limits.readAgainAfter())))
                .mapTo(Long.class)
                .collect(Collectors.toSet());
        return people.stream()
                .filter(person -> first.remove(person.passholderId()))
                .toList();
    }

    private LookupsExhaustedException refused(Reader reader, NumberKind kind, Share share, Instant now) {
        refused.computeIfAbsent(new Refusal(share.party(), kind), _ -> new LongAdder())
                .increment();
        boolean first = jdbi.inTransaction(handle -> {
            boolean noted = BudgetUse.exhausted(handle, share.allowance(), now);
            if (noted) {
                var details =
                        "%s: %d %s".formatted(share.party(), share.allowance().most(), kind.plural());
                AuditLog.write(
                        handle, reader.actor(), new AuditLog.Line(Act.LOOKUPS_EXHAUSTED, share.name(), details), now);
            }
            return noted;
        });
        var end = share.allowance().endAfter(now);
        if (first) {
            LOG.warn(
                    "lookups_limited",
                    "Look-ups of unknown and foreign {kind} are rejected until {until}: {party} {name} has used its budget of {budget}",
                    kind.plural(),
                    end,
                    share.party(),
                    share.name(),
                    share.allowance().most());
        }
        return new LookupsExhaustedException(Duration.between(now, end));
    }

    /** Gives back a look-up that was no guess after all, such as of a national number that is then registered. */
    public void giveBack(Reader reader, NumberKind kind) {
        var allowances =
                limits.shares(reader, kind).stream().map(Share::allowance).toList();
        jdbi.useTransaction(handle -> {
            BudgetUse.withoutFlush(handle);
            BudgetUse.giveBack(handle, allowances, 1, clock.instant());
        });
    }

    /** Deletes counts that no longer matter. */
    public void forgetOld() {
        var now = clock.instant();
        jdbi.useHandle(handle -> {
            BudgetUse.forgetOld(handle, now);
            handle.createUpdate(FORGET)
                    .bind("before", Timestamps.bound(now.minus(limits.readAgainAfter())))
                    .execute();
        });
    }
}
