package org.spaarpunt.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order in which events are listed, as {@code permanent desc,availableto asc}. Without keys, events that are not
 * over come first; among these, permanent ones come last, and otherwise the earliest end comes first.
 */
public record EventOrder(List<Key> keys) {
    public static final EventOrder DEFAULT = new EventOrder(List.of());

    /** More keys than there are fields change nothing. */
    private static final int MAX_KEYS = Field.values().length;

    private static final Pattern KEY = Pattern.compile("([a-z]+)(?: +(asc|desc))?");

    /** The fields that events can be ordered by, with their SQL expressions. */
    enum Field {
        PERMANENT("event.permanent"),
        AVAILABLEFROM("lower(event.days)"),
        AVAILABLETO("upper(event.days)"),
        STARTDATE("lower(event.days)"),
        ENDDATE("upper(event.days)"),
        TITLE("lower(event.title)"),
        CITY("lower(event.city)"),
        CDBID("event.cdbid");

        private final String expression;

        Field(String expression) {
            this.expression = expression;
        }
    }

    /** One field and its direction. */
    public record Key(Field field, boolean descending) {}

    public EventOrder {
        keys = List.copyOf(keys);
    }

    /**
     * Parses an order; empty if it is invalid.
     *
     * @param descending the direction of fields without one
     */
    public static Optional<EventOrder> parse(String text, boolean descending) {
        var parts = text.toLowerCase(Locale.ROOT).split(",", -1);
        var keys = new ArrayList<Key>();
        for (var part : parts) {
            key(part.strip(), descending).ifPresent(keys::add);
        }
        return keys.size() == parts.length && parts.length <= MAX_KEYS
                ? Optional.of(new EventOrder(keys))
                : Optional.empty();
    }

    private static Optional<Key> key(String text, boolean descending) {
        var parts = KEY.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var direction = Optional.ofNullable(parts.group(2));
        return Stream.of(Field.values())
                .filter(field -> field.name().equalsIgnoreCase(parts.group(1)))
                .map(field -> new Key(field, direction.map("desc"::equals).orElse(descending)))
                .findFirst();
    }

    /**
     * The SQL of this order, for a statement that binds {@code :today}; it is a total order, so that pages do not
     * overlap.
     */
    String sql() {
        var first = keys.isEmpty()
                ? "upper(event.days) <= :today, event.permanent, upper(event.days)"
                : keys.stream()
                        .map(key -> key.field().expression + (key.descending() ? " desc" : ""))
                        .collect(Collectors.joining(", "));
        return "order by " + first + ", event.id";
    }

    boolean asksForToday() {
        return keys.isEmpty();
    }
}
