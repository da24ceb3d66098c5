package org.spaarpunt.audit;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be done in the administration and by counters to the passholders there, and what gives somebody a way in, as the audit log calls it. */
public enum Act {
    CONSUMER_CREATED,
    CONSUMER_SECRET_ROTATED,
    CONSUMER_REVOKED,
    CONSUMER_PERMISSION_GRANTED,
    CONSUMER_PERMISSION_WITHDRAWN,
    CONSUMER_CALLBACKS_SET,
    COUNTER_CREATED,
    COUNTER_DESCRIBED,
    COUNTER_PUT_IN_GROUP,
    COUNTER_TAKEN_OUT_OF_GROUP,
    DEVICE_CREATED,
    DEVICE_CHANGED,
    CHECKIN_CODE_MADE,
    EMPLOYEE_SET,
    EMPLOYEE_REMOVED,
    GROUP_CREATED,
    GROUP_ACTION_ALLOWED,
    GROUP_ACTION_DENIED,
    USER_CREATED,
    USER_INVITED,
    USER_DISABLED,
    USER_ENABLED,
    ADMINISTRATOR_MADE,
    ADMINISTRATOR_UNMADE,
    IDENTITY_LINKED,
    IDENTITY_UNLINKED,
    TOKEN_ISSUED,
    TOKEN_REVOKED,
    CARD_SYSTEM_CREATED,
    CARD_SYSTEM_RENAMED,
    CARD_SYSTEM_SOCIAL_TARIFF_SET,
    SECRETS_RESEALED,
    CARDS_IMPORTED,
    PASSHOLDERS_IMPORTED,
    EVENTS_IMPORTED,
    REWARDS_IMPORTED,
    CHECKINS_EXPORTED,
    TRANSFERS_EXPORTED,
    PASSHOLDERS_EXPORTED,
    PASSHOLDER_EXPORTED,
    PASSHOLDER_REGISTERED,
    PASSHOLDER_UPDATED,
    CARD_SYSTEM_JOINED,
    CARD_GIVEN,
    CARD_BLOCKED,
    CARD_PRICE_SET,
    CARD_PRICE_REMOVED,
    ASSOCIATION_CREATED,
    MEMBERSHIP_REGISTERED,
    MEMBERSHIP_ENDED,
    PASSHOLDER_REMOVED;

    /** The act of this name, if it is known here. */
    public static Optional<Act> named(String name) {
        return Stream.of(values()).filter(act -> act.name().equals(name)).findFirst();
    }
}
