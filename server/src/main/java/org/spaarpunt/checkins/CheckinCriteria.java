package org.spaarpunt.checkins;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which check-ins somebody looks for; what is empty does not matter.
 *
 * @param uid of the passholder
 * @param cdbid of the event
 * @param counterKey the consumer key of the counter where it was made
 * @param location the id or the name of the organisation that houses the event
 * @param organiser the id or the name of the one that organises it
 * @param city where the passholder lives
 * @param cardSystems the organiser takes part in one of these
 * @param from made at this moment or later
 * @param until made at this moment or before
 */
public record CheckinCriteria(
        String uid,
        String cdbid,
        String counterKey,
        String location,
        String organiser,
        String city,
        List<Long> cardSystems,
        Optional<Instant> from,
        Optional<Instant> until) {

    /**
     * How much time a search may cover that names no passholder, event or counter: what it finds is read whole, and there are tens of
     * millions of check-ins.
     */
    public static final Duration LONGEST = Duration.ofDays(31);

    public CheckinCriteria {
        cardSystems = List.copyOf(cardSystems);
    }

    /** The same, of one passholder. */
    public CheckinCriteria of(String otherUid) {
        return new CheckinCriteria(otherUid, cdbid, counterKey, location, organiser, city, cardSystems, from, until);
    }

    /** Whether it ends before it begins. */
    public boolean isBackwards() {
        return from.isPresent() && until.isPresent() && until.get().isBefore(from.get());
    }

    /** The same within {@link #LONGEST}, up to now unless it says otherwise; empty when it asks for more time than that. */
    public Optional<CheckinCriteria> within(Instant now) {
        if (!uid.isEmpty() || !cdbid.isEmpty() || !counterKey.isEmpty()) {
            return Optional.of(this);
        }
        var begin = from.orElseGet(() -> until.orElse(now).minus(LONGEST));
        var end = until.orElseGet(() -> earlier(begin.plus(LONGEST), now));
        return begin.plus(LONGEST).isBefore(end)
                ? Optional.empty()
                : Optional.of(new CheckinCriteria(
                        uid,
                        cdbid,
                        counterKey,
                        location,
                        organiser,
                        city,
                        cardSystems,
                        Optional.of(begin),
                        Optional.of(end)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
