package org.spaarpunt.audit;

import java.util.Optional;
import org.spaarpunt.logging.EventLog;

/**
 * Maintains the chain on a running server: adds committed entries, and keeps the newest link in memory, which must
 * still exist in the next round. So a log that is cut off or rewritten while servers run is noticed at once. Its rounds
 * run on one thread.
 */
public final class ChainWatch {
    private static final EventLog LOG = EventLog.of(ChainWatch.class);

    /** Links that are verified at the start: a start does not take longer on a long log. */
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

    /** Adds new entries; the first time, verifies the end of the chain before that. */
    public void round() {
        if (!started) {
            start();
        } else if (known.isPresent() && !broken && !chain.holds(known.get())) {
            broken("The link " + known.get() + " is missing: the log was cut off or rewritten.");
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
                        "audit_chain_verified",
                        "Audit log: head {head}",
                        intact.head().map(ChainHead::toString).orElse("none"));
            case Verification.Broken flaw -> broken(flaw.sentence());
        }
        started = true;
    }

    private void broken(String sentence) {
        broken = true;
        LOG.error(
                "audit_chain_broken",
                "Verification of the audit log failed: {finding} Run spaarpunt audit verify.",
                sentence);
    }
}
