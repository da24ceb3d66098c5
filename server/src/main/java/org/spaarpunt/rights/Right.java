package org.spaarpunt.rights;

import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;

/** What a call requires of its caller, beyond a valid signature. */
public sealed interface Right {

    /** Every consumer, with a token or without. */
    record Anybody() implements Right {}

    /**
     * A check-in device that signs with its own key, with a token or without; the only right that a suspended consumer
     * keeps.
     */
    record Device() implements Right {}

    /** A consumer that signs with a request token, which gives no other right. */
    record RequestToken() implements Right {}

    /** Every user. */
    record AnyUser() implements Right {}

    /** A right that a caller can lack; protocols and pages have a name for each. */
    sealed interface Named extends Right {}

    /** A consumer that was given this permission, with a token or without. */
    record OfConsumer(Permission permission) implements Named {}

    /**
     * A consumer that was given the permission, with a token or without; or any employee of the counter that the
     * request names, if a group of the counter may do this in one of its card systems.
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
     * An employee of the counter that the request names; if it names none, of the counter that is the consumer itself.
     * A consumer that names another counter needs {@link Permission#ACT_FOR_COUNTERS} too.
     */
    sealed interface AtCounter extends Named {}

    /** Any employee of the counter. */
    record EmployeeAt() implements AtCounter {}

    /** An admin of the counter, who decides which users work there. */
    record AdminAt() implements AtCounter {}

    /** Any employee of the counter, if a group of the counter may do this in one of its card systems. */
    record ActionAt(CounterAction action) implements AtCounter {}
}
