package org.spaarpunt.audit;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SecretBox;

/** Verification and export of the audit log; {@link AuditLog} writes and lists it. */
public record AuditFeature(AuditChain chain, ChainVerifier verifier, AuditExport export, DetailSeal details) {

    /** Wires it, with the installation's keys for it, which are created if they do not exist. */
    public static AuditFeature of(Jdbi jdbi, SecretBox box, SecureRandom random, InstantSource clock) {
        var chain = AuditChain.kept(jdbi, box, random);
        var details = DetailSeal.kept(jdbi, box, random);
        return new AuditFeature(chain, new ChainVerifier(chain), new AuditExport(chain, details, clock), details);
    }
}
