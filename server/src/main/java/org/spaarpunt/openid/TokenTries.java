package org.spaarpunt.openid;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.lookups.Allowance;
import org.spaarpunt.lookups.BudgetUse;
import org.spaarpunt.lookups.ClientNetwork;
import org.spaarpunt.storage.Digest;

/**
 * Limits tries to obtain tokens, over all servers: wrong secrets, and wrong codes and refresh tokens of clients that
 * proved themselves. A try is counted before it is made, so that tries at the same moment cannot exceed a limit, and
 * taken out of the count when it was right.
 *
 * <p>All counts are of an address: nothing that others do elsewhere keeps a client from its tokens.
 */
public final class TokenTries {
    static final Duration PERIOD = Duration.ofMinutes(15);

    /** Wrong secrets of one client; also how many of its requests can be under way at a moment. */
    static final int MAX_SECRETS = 60;

    /** Wrong secrets of all clients. */
    static final int MAX_FROM_ADDRESS = 300;

    /**
     * Wrong codes and refresh tokens of one client. The public counter application sends four at once with every page
     * that an employee loads after the end of a session, for all employees from one address.
     */
    static final int MAX_GRANTS = 2_000;

    private final Jdbi jdbi;
    private final InstantSource clock;

    /** What is tried. */
    public enum Kind {
        /** The secret of a client, or the id of one that has none. */
        CLIENT,
        /** A code or a refresh token. */
        GRANT
    }

    TokenTries(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Counts a try.
     *
     * @param clientId as sent
     * @return how long until the next try is possible, if this one is one too many and must not be made
     */
    public Optional<Duration> begin(Kind kind, String clientId, InetAddress from) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> {
            BudgetUse.withoutFlush(handle);
            var full = BudgetUse.use(handle, allowances(kind, clientId, from), 1, now);
            if (full.isPresent()) {
                handle.rollback();
            }
            return full.map(allowance -> Duration.between(now, allowance.endAfter(now)));
        });
    }

    /** Takes a try out of the count, because it was right. */
    public void wasRight(Kind kind, String clientId, InetAddress from) {
        jdbi.useTransaction(handle -> {
            BudgetUse.withoutFlush(handle);
            BudgetUse.giveBack(handle, allowances(kind, clientId, from), 1, clock.instant());
        });
    }

    /** The id is any text that a client sends, and is kept as a digest. */
    private static List<Allowance> allowances(Kind kind, String clientId, InetAddress from) {
        var network = ClientNetwork.of(from);
        var ofClient = "tokens " + kind + " " + Digest.of(clientId) + " from " + network;
        return switch (kind) {
            case CLIENT ->
                List.of(
                        new Allowance(ofClient, MAX_SECRETS, PERIOD),
                        new Allowance("tokens from " + network, MAX_FROM_ADDRESS, PERIOD));
            case GRANT -> List.of(new Allowance(ofClient, MAX_GRANTS, PERIOD));
        };
    }
}
