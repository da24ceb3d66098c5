package org.spaarpunt.lookups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many unknown and foreign numbers may be looked up.
 *
 * @param cards in each {@link #HOUR}
 * @param nationalNumbers in each {@link #DAY}
 * @param readAgainAfter for how long repeated reads of one passholder by one user are logged and counted once
 */
public record LookupLimits(Limit cards, Limit nationalNumbers, Duration readAgainAfter) {
    public static final Duration HOUR = Duration.ofHours(1);
    public static final Duration DAY = Duration.ofDays(1);

    /** The busiest door of a festival sees some 15 cards a minute, most of them read by their chips. */
    public static final Limit CARDS = new Limit(1_000, 3_000, 10_000);

    /** People of one sex born on the same day have one of 499 numbers. */
    public static final Limit NATIONAL_NUMBERS = new Limit(100, 300, 1_000);

    public static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(15);

    public static final LookupLimits DEFAULT = new LookupLimits(CARDS, NATIONAL_NUMBERS, READ_AGAIN_AFTER);

    /**
     * The limit of each party, in one period.
     *
     * @param caller for one user, or for an application that speaks for no user
     * @param counter for all employees of one counter together
     * @param application for all calls of one application together
     */
    public record Limit(int caller, int counter, int application) {}

    /** A budget and the party that it belongs to. */
    record Share(Party party, String name, Allowance allowance) {}

    /** The budgets that a look-up by this reader uses. */
    List<Share> shares(Reader reader, NumberKind kind) {
        var limit = switch (kind) {
            case CARD -> cards;
            case NATIONAL_NUMBER -> nationalNumbers;
        };
        var shares = new ArrayList<Share>();
        // Prefixed, because an application's key could equal a user's uid.
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
