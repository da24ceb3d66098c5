package org.spaarpunt.rights;

import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;

/** What a call asks of its caller, beyond a good signature. */
public sealed interface Right {

    /** Whether only a user can have it, so that the request must come with an access token. */
    boolean needsUser();

    /** Every consumer, with a token or without. */
    record Anybody() implements Right {
        @Override
        public boolean needsUser() {
            return false;
        }
    }

    /** A check-in device that signs with its own key, with a token or without; the one right that is left to a suspended consumer. */
    record Device() implements Right {
        @Override
        public boolean needsUser() {
            return false;
        }
    }

    /** A consumer that signs with a request token, which opens no other door. */
    record RequestToken() implements Right {
        @Override
        public boolean needsUser() {
            return false;
        }
    }

    /** Every user. */
    record AnyUser() implements Right {
        @Override
        public boolean needsUser() {
            return true;
        }
    }

    /** A right that a caller can lack, under the name that a refusal gives it. */
    sealed interface Named extends Right {
        String wireName();
    }

    /** A consumer that was given this permission, with a token or without. */
    record OfConsumer(Permission permission) implements Named {
        @Override
        public boolean needsUser() {
            return false;
        }

        @Override
        public String wireName() {
            return permission.wireName();
        }
    }

    /**
     * A consumer that was given the permission, with a token or without; or anybody who works at the counter that the request
     * names, if a group of the counter may do this in one of its card systems.
     */
    record OfConsumerOrActionAt(Permission permission, CounterAction action) implements Named {
        public OfConsumerOrActionAt {
            if (!permission.wireName().equals(action.wireName())) {
                throw new IllegalArgumentException("One right has one name: " + permission + ", " + action);
            }
        }

        @Override
        public boolean needsUser() {
            return false;
        }

        @Override
        public String wireName() {
            return action.wireName();
        }
    }

    /** The user whose uid the request names. */
    record OwnAccount() implements Named {
        @Override
        public boolean needsUser() {
            return true;
        }

        @Override
        public String wireName() {
            return "eigen account";
        }
    }

    /**
     * An employee of the counter that the request names; without a name it is the counter that is the consumer itself. A
     * consumer that names another needs {@link Permission#ACT_FOR_COUNTERS} too.
     */
    sealed interface AtCounter extends Named {
        @Override
        default boolean needsUser() {
            return true;
        }
    }

    /** Anybody who works there. */
    record EmployeeAt() implements AtCounter {
        @Override
        public String wireName() {
            return "medewerker van de balie";
        }
    }

    /** Somebody who may say who works there. */
    record AdminAt() implements AtCounter {
        @Override
        public String wireName() {
            return "admin van de balie";
        }
    }

    /** Anybody who works there, if a group of the counter may do this in one of its card systems. */
    record ActionAt(CounterAction action) implements AtCounter {
        @Override
        public String wireName() {
            return action.wireName();
        }
    }
}
