package org.spaarpunt.passholders;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.lookups.Allowance;
import org.spaarpunt.lookups.BudgetUse;
import org.spaarpunt.lookups.ClientNetwork;

/**
 * Limits how many group passes are looked up by callers that prove nothing, over all servers. Counted by address, so
 * that nothing that others do elsewhere keeps a caller from them.
 */
public final class GroupPassTries {
    static final Duration PERIOD = Duration.ofMinutes(15);

    /** From one address in a period: a card every nine seconds. */
    static final int MAX_FROM_ADDRESS = 100;

    private final Jdbi jdbi;
    private final InstantSource clock;

    GroupPassTries(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Counts a look-up.
     *
     * @return how long until the next one is possible, if this one is one too many and must not be made
     */
    public Optional<Duration> begin(InetAddress from) {
        var now = clock.instant();
        var allowance = new Allowance("group passes from " + ClientNetwork.of(from), MAX_FROM_ADDRESS, PERIOD);
        return jdbi.inTransaction(handle -> {
            BudgetUse.withoutFlush(handle);
            return BudgetUse.use(handle, List.of(allowance), 1, now)
                    .map(full -> Duration.between(now, full.endAfter(now)));
        });
    }
}
