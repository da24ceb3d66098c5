package org.spaarpunt.checkins;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The criteria of a search for check-ins.
 *
 * @param filters a check-in must pass all of them; no two of one type
 * @param from only check-ins made at this moment or later
 * @param until only check-ins made at this moment or before
 */
public record CheckinCriteria(List<Filter> filters, Optional<Instant> from, Optional<Instant> until) {

    /**
     * The longest time that a search may cover if it names no passholder, event or counter: everything that matches is
     * read, and there are tens of millions of check-ins.
     */
    public static final Duration LONGEST = Duration.ofDays(31);

    /** Whether only check-ins of one passholder can be found. */
    boolean isOfOnePassholder() {
        return filters.stream()
                .anyMatch(filter -> filter instanceof Filter.OfPassholder || filter instanceof Filter.OfCardHolder);
    }

    /** A property of check-ins that a search filters by. */
    public sealed interface Filter {
        /** Of the passholder with this uid. */
        record OfPassholder(String uid) implements Filter {}

        record AtEvent(String cdbid) implements Filter {}

        /** Of the passholder who has the card with this number now. */
        record OfCardHolder(String number) implements Filter {}

        /** The event's title contains this text. */
        record AtEventTitled(String part) implements Filter {}

        /** Made at the counter with this consumer key. */
        record ViaCounter(String counterKey) implements Filter {}

        /** The organisation with this id or name is the event's location. */
        record LocatedAt(String organisation) implements Filter {}

        /** The organisation with this id or name organises the event. */
        record OrganisedBy(String organisation) implements Filter {}

        /** The passholder lives in this city. */
        record OfPeopleIn(String city) implements Filter {}

        /** The organiser takes part in one of these card systems. */
        record InCardSystems(List<Long> ids) implements Filter {
            public InCardSystems {
                ids = List.copyOf(ids);
            }
        }
    }

    public CheckinCriteria {
        filters = List.copyOf(filters);
        if (filters.stream().map(Object::getClass).distinct().count() < filters.size()) {
            throw new IllegalArgumentException("Two filters of one type");
        }
    }

    /** The same, limited to one passholder. */
    public CheckinCriteria of(String uid) {
        var others = filters.stream().filter(filter -> !(filter instanceof Filter.OfPassholder));
        return new CheckinCriteria(
                Stream.concat(others, Stream.of(new Filter.OfPassholder(uid))).toList(), from, until);
    }

    /** Whether a search by these criteria reveals where passholders live. */
    public boolean namesCity() {
        return filters.stream().anyMatch(Filter.OfPeopleIn.class::isInstance);
    }

    /** Whether it ends before it begins. */
    public boolean isBackwards() {
        return from.isPresent() && until.isPresent() && until.get().isBefore(from.get());
    }

    /**
     * The same within {@link #LONGEST}, up to now unless it has another end; empty if it covers more time than that.
     */
    public Optional<CheckinCriteria> within(Instant now) {
        if (filters.stream().anyMatch(CheckinCriteria::isNarrow)) {
            return Optional.of(this);
        }
        var begin = from.orElseGet(() -> until.orElse(now).minus(LONGEST));
        var end = until.orElseGet(() -> earlier(begin.plus(LONGEST), now));
        return begin.plus(LONGEST).isBefore(end)
                ? Optional.empty()
                : Optional.of(new CheckinCriteria(filters, Optional.of(begin), Optional.of(end)));
    }

    /** Whether few enough check-ins pass the filter to read them all. */
    private static boolean isNarrow(Filter filter) {
        return switch (filter) {
            case Filter.OfPassholder _, Filter.OfCardHolder _, Filter.AtEvent _, Filter.ViaCounter _ -> true;
            case Filter.AtEventTitled _,
                    Filter.LocatedAt _,
                    Filter.OrganisedBy _,
                    Filter.OfPeopleIn _,
                    Filter.InCardSystems _ -> false;
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
