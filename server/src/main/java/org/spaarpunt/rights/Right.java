package org.spaarpunt.rights;

import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;

/** What a call asks of its caller, beyond a good signature. */
public sealed interface Right {

    /** Every consumer, with a token or without. */
    record Anybody() implements Right {}

    /** A check-in device that signs with its own key, with a token or without; the one right that is left to a suspended consumer. */
    record Device() implements Right {}

    /** A consumer that signs with a request token, which opens no other door. */
    record RequestToken() implements Right {}

    /** Every user. */
    record AnyUser() implements Right {}

    /** A right that a caller can lack. Protocols and pages have a name for each. */
    sealed interface Named extends Right {}

    /** A consumer that was given this permission, with a token or without. */
    record OfConsumer(Permission permission) implements Named {}

    /**
     * A consumer that was given the permission, with a token or without; or anybody who works at the counter that the request
     * names, if a group of the counter may do this in one of its card systems.
     */
    record OfConsumerOrActionAt(Permission permission, CounterAction action) implements Named {
        public OfConsumerOrActionAt {
            if (!permission.name().equals(action.name())) {
                throw new IllegalArgumentException("One right has one name: " + permission + ", " + action);
            }
        }
    }

    /** The user whose uid the request names. */
    record OwnAccount() implements Named {}

    /**
     * An employee of the counter that the request names; without a name it is the counter that is the consumer itself. A
     * consumer that names another needs {@link Permission#ACT_FOR_COUNTERS} too.
     */
    sealed interface AtCounter extends Named {}

    /** Anybody who works there. */
    record EmployeeAt() implements AtCounter {}

    /** Somebody who may say who works there. */
    record AdminAt() implements AtCounter {}

    /** Anybody who works there, if a group of the counter may do this in one of its card systems. */
    record ActionAt(CounterAction action) implements AtCounter {}
}
