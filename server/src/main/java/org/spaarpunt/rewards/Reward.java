package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/**
 * What points buy, or what a new member is given.
 *
 * @param points its price; a welcome advantage costs nothing
 * @param limit how often one passholder may redeem it; absent: as often as they have points
 */
public record Reward(
        long id,
        Kind kind,
        Description description,
        int points,
        Periods periods,
        Stock stock,
        Optional<RewardLimit> limit,
        Eligibility reach) {

    /** The same, with this number of units handed out. */
    Reward withTaken(int units) {
        return new Reward(id, kind, description, points, periods, new Stock(stock.max(), units), limit, reach);
    }

    /** The kinds of reward, as the database names them. */
    public enum Kind {
        POINTS_PROMOTION,
        WELCOME_ADVANTAGE
    }

    /**
     * The texts and pictures that people see.
     *
     * @param pictures addresses of images
     */
    public record Description(
            String title, String first, String second, List<String> pictures, boolean inSpotlight, Instant createdAt) {
        public Description {
            pictures = List.copyOf(pictures);
        }
    }

    /** From its first moment on, until before its last. */
    public record Period(Instant from, Instant to) {
        boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /**
     * When it is shown, handed out, and granted.
     *
     * @param grantedFrom a welcome advantage is for those who became members at this moment or later; absent: no lower
     *     bound
     * @param grantedTo and before this one
     */
    public record Periods(
            Period published, Period redeemable, Optional<Instant> grantedFrom, Optional<Instant> grantedTo) {
        /** Whether it is for a passholder who became a member then; if that is not known, it is. */
        boolean grantedTo(Optional<Instant> memberSince) {
            return memberSince.isEmpty()
                    || (grantedFrom.filter(memberSince.get()::isBefore).isEmpty()
                            && grantedTo.map(memberSince.get()::isBefore).orElse(true));
        }
    }

    /**
     * The number of units.
     *
     * @param max the total; absent: unlimited
     */
    public record Stock(Optional<Integer> max, int taken) {
        boolean isUsedUp() {
            return max.isPresent() && taken >= max.get();
        }
    }

    /**
     * The passholders it is for, and the counters where it is handed out.
     *
     * @param owner the card system that offers it
     * @param cities of the passholders that it is for; empty: every city
     * @param counters where it is handed out; empty: every counter that may
     */
    public record Eligibility(
            Optional<CardSystem> owner, List<CardSystem> cardSystems, List<String> cities, List<Place> counters) {
        public Eligibility {
            cardSystems = List.copyOf(cardSystems);
            cities = List.copyOf(cities);
            counters = List.copyOf(counters);
        }

        boolean isIn(String city) {
            return cities.isEmpty() || cities.stream().anyMatch(city::equalsIgnoreCase);
        }
    }

    /** A counter, as a place to go to. */
    public record Place(String consumerKey, String name) {}
}
