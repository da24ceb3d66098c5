package org.spaarpunt.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An address to which events of a counter and its organiser are reported, without its secrets.
 *
 * @param application the key of the application that made it by itself; empty: people of the counter made it
 * @param kinds what is reported, at least one
 * @param previousSecretUntil until when reports are signed with the previous secret too, if they are
 * @param failingSince the first failure since something was delivered
 */
public record Endpoint(
        String id,
        long counterId,
        Optional<String> application,
        String address,
        String description,
        List<EventKind> kinds,
        State state,
        Optional<Instant> previousSecretUntil,
        Optional<Instant> failingSince,
        Instant createdAt) {
    public Endpoint {
        kinds = List.copyOf(kinds);
    }

    public enum State {
        ACTIVE,
        /** People or an application switched it off. */
        OFF,
        /** Nothing could be delivered for days, so it was switched off. */
        FAILED,
        /** It answered that it exists no more. */
        GONE
    }

    /** By which its owners know it. */
    public String name() {
        return description.isEmpty() ? address : description;
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }
}
