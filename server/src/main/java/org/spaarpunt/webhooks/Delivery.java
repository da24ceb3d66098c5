package org.spaarpunt.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * One report to one endpoint, as the log of deliveries shows it.
 *
 * @param messageId the same in all attempts
 * @param kind the name of what is reported
 * @param attempts how many were begun
 * @param nextAttemptAt empty: delivered, or given up
 * @param status of the last answer, if there was one
 * @param answer the beginning of the last answer, or the name of the reason why there was none
 */
public record Delivery(
        long id,
        String messageId,
        String kind,
        String body,
        Instant createdAt,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> attemptedAt,
        Optional<Instant> deliveredAt,
        Optional<Integer> status,
        String answer) {

    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    public State state() {
        if (deliveredAt.isPresent()) {
            return State.DELIVERED;
        }
        return nextAttemptAt.isPresent() ? State.WAITING : State.GIVEN_UP;
    }
}
