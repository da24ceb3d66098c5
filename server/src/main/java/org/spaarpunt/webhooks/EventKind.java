package org.spaarpunt.webhooks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a webhook reports. */
public enum EventKind {
    CHECKIN_GRANTED("checkin.granted"),
    CHECKIN_UNDONE("checkin.undone"),
    REDEMPTION_DONE("redemption.done"),
    REDEMPTION_CANCELLED("redemption.cancelled");

    /** The kind of a delivery that only shows that an endpoint works; no endpoint chooses it. */
    static final String TEST = "webhook.test";

    private final String wireName;

    EventKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in messages and in the database. */
    public String wireName() {
        return wireName;
    }

    /** The kind of this name, if there is one. */
    public static Optional<EventKind> named(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }

    public static List<String> names(Iterable<EventKind> kinds) {
        return Stream.of(values())
                .filter(kind -> contains(kinds, kind))
                .map(EventKind::wireName)
                .toList();
    }

    private static boolean contains(Iterable<EventKind> kinds, EventKind wanted) {
        for (var kind : kinds) {
            if (kind == wanted) {
                return true;
            }
        }
        return false;
    }
}
