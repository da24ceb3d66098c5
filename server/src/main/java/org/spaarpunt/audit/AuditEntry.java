package org.spaarpunt.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the audit log.
 *
 * @param id grows from entry to entry
 * @param actor the uid of a user, or {@link AuditLog#COMMAND_LINE}
 * @param nick of that user
 * @param address of the actor's browser; empty for a command
 * @param act the name of an {@link Act}, perhaps of another release
 * @param subject the key, uid or name of what it was done to
 */
public record AuditEntry(
        long id,
        Instant happenedAt,
        String actor,
        Optional<String> nick,
        String address,
        String act,
        String subject,
        String details) {}
