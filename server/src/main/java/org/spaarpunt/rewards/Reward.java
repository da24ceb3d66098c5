package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/**
 * What points buy, or what a new member is given.
 *
 * @param points what it costs; a welcome advantage costs nothing
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

    /** The same, of which so many have been handed out. */
    Reward withTaken(int units) {
        return new Reward(id, kind, description, points, periods, new Stock(stock.max(), units), limit, reach);
    }

    /** The two kinds that there are, as the database names them. */
    public enum Kind {
        POINTS_PROMOTION,
        WELCOME_ADVANTAGE
    }

    /**
     * What people read of it.
     *
     * @param pictures addresses of images
     */
    public record Description(
            String title, String first, String second, List<String> pictures, boolean inSpotlight, Instant createdAt) {
        public Description {
            pictures = List.copyOf(pictures);
        }
    }

    /** From its first moment on, up to its last. */
    public record Period(Instant from, Instant to) {
        boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /**
     * When it is shown, handed out, and granted.
     *
     * @param grantedFrom a welcome advantage is for those who became members from this moment on; absent: whenever they did
     * @param grantedTo and before this one
     */
    public record Periods(
            Period published, Period redeemable, Optional<Instant> grantedFrom, Optional<Instant> grantedTo) {
        /** Whether it is for a passholder who became a member then; it is for one of whom that is not known. */
        boolean grantedTo(Optional<Instant> memberSince) {
            return memberSince.isEmpty()
                    || (grantedFrom.filter(memberSince.get()::isBefore).isEmpty()
                            && grantedTo.map(memberSince.get()::isBefore).orElse(true));
        }
    }

    /**
     * How many there are.
     *
     * @param max in all; absent: unlimited
     */
    public record Stock(Optional<Integer> max, int taken) {
        boolean isUsedUp() {
            return max.isPresent() && taken >= max.get();
        }
    }

    /**
     * For whom it is, and where.
     *
     * @param owner the card system that offers it
     * @param cities of the passholders whom it is for; none: every city
     * @param counters where it is handed out; none: every counter that may
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
