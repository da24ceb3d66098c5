package org.spaarpunt.checkins;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.storage.Batcher;

/**
 * Where check-ins are decided and written. Requests that arrive together travel together: the facts of a batch in one
 * statement, the decisions in Java, the grants with their transfers in one statement and one commit. A {@link Granted} is
 * returned only after that commit is durable.
 *
 * <p>Safe for use by any number of threads, and by any number of desks on one database: a grant whose place was taken in the
 * meantime is not written, and its request is decided again on fresh facts.
 */
public final class CheckinDesk implements AutoCloseable {
    /**
     * How often the requests of a batch may lose their places to other desks. Each loss means that another check-in of the
     * same passholder at the same event was written just before, so a limit of {@code n} settles after {@code n} losses.
     */
    private static final int MAX_LOST_ROUNDS = 100;

    private final FactsReader facts;
    private final GrantWriter grants;
    private final InstantSource clock;
    private final Batcher<CheckinRequest, CheckinOutcome> batches;

    public CheckinDesk(Jdbi jdbi, InstantSource clock, Batcher.Limits limits) {
        this.facts = new FactsReader(jdbi);
        this.grants = new GrantWriter(jdbi);
        this.clock = clock;
        this.batches = new Batcher<>("checkin-desk", limits, this::checkInAll);
    }

    /** Decides the request and, when the rules allow it, saves its points. */
    public CheckinOutcome checkIn(CheckinRequest request) {
        return batches.ask(request);
    }

    @Override
    public void close() {
        batches.close();
    }

    /** The outcome of each request, in their order. What cannot be settled in one round is settled in the next. */
    private List<CheckinOutcome> checkInAll(List<CheckinRequest> requests) {
        var cases = requests.stream().map(Case::new).toList();
        var open = cases;
        for (int round = 0; !open.isEmpty(); round++) {
            if (round > requests.size() + MAX_LOST_ROUNDS) {
                throw new IllegalStateException("Check-ins lost their places " + MAX_LOST_ROUNDS + " times");
            }
            settle(open);
            open = open.stream().filter(Case::isOpen).toList();
        }
        return cases.stream().map(Case::outcome).toList();
    }

    /** One round: fresh facts for all, then a write of what the rules allow. */
    private void settle(List<Case> open) {
        var now = clock.instant();
        var known = facts.read(open.stream().map(Case::request).toList(), now);
        // One grant a round for each passholder: the facts of their next one must include it.
        var wanted = new LinkedHashMap<Long, Case>();
        for (int i = 0; i < open.size(); i++) {
            var one = open.get(i);
            one.decide(known.get(i), now);
            one.grant().ifPresent(grant -> wanted.putIfAbsent(grant.holder().passholderId(), one));
        }
        write(List.copyOf(wanted.values()));
    }

    private void write(List<Case> wanted) {
        var totals = grants.write(
                wanted.stream().flatMap(one -> one.grant().stream()).toList());
        for (int i = 0; i < wanted.size(); i++) {
            var granted = wanted.get(i);
            totals.get(i).ifPresent(granted::granted);
        }
    }
}
