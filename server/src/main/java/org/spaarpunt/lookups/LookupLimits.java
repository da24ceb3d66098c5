package org.spaarpunt.lookups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many unknown and foreign numbers may be looked up.
 *
 * @param cards in each {@link #HOUR}
 * @param nationalNumbers in each {@link #DAY}
 * @param readAgainAfter how long a reading of one passholder by one user is the same reading, which is logged and counted once
 */
public record LookupLimits(Limit cards, Limit nationalNumbers, Duration readAgainAfter) {
    public static final Duration HOUR = Duration.ofHours(1);
    public static final Duration DAY = Duration.ofDays(1);

    /** The busiest door of a festival sees some 15 cards a minute, most of them read by their chips. */
    public static final Limit CARDS = new Limit(1_000, 3_000, 10_000);

    /** Two people who were born on one day and are of one sex have one of 499 numbers each. */
    public static final Limit NATIONAL_NUMBERS = new Limit(100, 300, 1_000);

    public static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(15);

    public static final LookupLimits DEFAULT = new LookupLimits(CARDS, NATIONAL_NUMBERS, READ_AGAIN_AFTER);

    /**
     * Of each party, in one period.
     *
     * @param caller of one user, or of an application that speaks for no user
     * @param counter of all employees of one counter
     * @param application of all that one application asks
     */
    public record Limit(int caller, int counter, int application) {}

    /** A budget and whose it is. */
    record Share(Party party, String name, Allowance allowance) {}

    /** The budgets that a look-up by this reader uses. */
    List<Share> shares(Reader reader, NumberKind kind) {
        var limit = switch (kind) {
            case CARD -> cards;
            case NATIONAL_NUMBER -> nationalNumbers;
        };
        var shares = new ArrayList<Share>();
        // An application's key could be the uid of a user.
        shares.add(
                share(Party.CALLER, reader.user().orElse("application " + reader.application()), limit.caller(), kind));
        reader.counter().ifPresent(counter -> shares.add(share(Party.COUNTER, counter.key(), limit.counter(), kind)));
        shares.add(share(Party.APPLICATION, reader.application(), limit.application(), kind));
        return List.copyOf(shares);
    }

    private static Share share(Party party, String name, int most, NumberKind kind) {
        var period = switch (kind) {
            case CARD -> HOUR;
            case NATIONAL_NUMBER -> DAY;
        };
        return new Share(party, name, new Allowance(kind + " " + party + " " + name, most, period));
    }
}
