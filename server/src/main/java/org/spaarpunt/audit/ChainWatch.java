package org.spaarpunt.audit;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server's part in the chain: it adds what was committed, and remembers the newest link, which must be there when it looks
 * again. So a log that is cut off or written anew while servers run shows at once. Its rounds belong to one thread.
 */
public final class ChainWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ChainWatch.class);

    /** Links that are verified at the start: a start takes no longer on a long log. */
    private static final int LINKS_AT_START = 1_000;

    private final AuditChain chain;
    private final ChainVerifier verifier;
    private boolean started;
    private Optional<ChainHead> known = Optional.empty();
    private volatile long length;
    private volatile boolean broken;

    public ChainWatch(AuditFeature audit) {
        this.chain = audit.chain();
        this.verifier = audit.verifier();
    }

    /** Adds what is new; the first time, verifies the end of the chain before that. */
    public void round() {
        if (!started) {
            start();
        } else if (known.isPresent() && !broken && !chain.holds(known.get())) {
            broken("The link " + known.get() + " is gone: the log was cut off or written anew.");
        }
        chain.extend();
        known = chain.head();
        length = known.map(ChainHead::number).orElse(0L);
    }

    /** How many entries the chain has. */
    public long length() {
        return length;
    }

    /** Whether this server has seen that the chain is broken. */
    public boolean isBroken() {
        return broken;
    }

    private void start() {
        switch (verifier.verifyEnd(LINKS_AT_START)) {
            case Verification.Intact intact ->
                LOG.info(
                        "Audit log: head {}",
                        intact.head().map(ChainHead::toString).orElse("none"));
            case Verification.Broken flaw -> broken(flaw.sentence());
        }
        started = true;
    }

    private void broken(String sentence) {
        broken = true;
        LOG.error("Verification of the audit log failed: {} Run spaarpunt audit verify.", sentence);
    }
}
