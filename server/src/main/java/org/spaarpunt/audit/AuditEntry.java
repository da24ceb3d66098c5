package org.spaarpunt.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the audit log.
 *
 * @param id grows from entry to entry
 * @param actor the uid of a user, an application after {@link AuditLog#APPLICATION}, or {@link AuditLog#COMMAND_LINE}
 * @param onBehalfOf the uid of the user whose token the application holds
 * @param nick of the user who acts, or on whose behalf the application does
 * @param address of the actor; empty for a command
 * @param act the name of an {@link Act}, perhaps of another release
 * @param subject the key, uid or name of what it was done to
 */
public record AuditEntry(
        long id,
        Instant happenedAt,
        String actor,
        Optional<String> onBehalfOf,
        Optional<String> nick,
        String address,
        String act,
        String subject,
        String details) {}
