package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.rewards.Reward.Kind;

/**
 * The criteria of a search for rewards; an empty one matches every reward.
 *
 * @param kinds at least one
 * @param title part of it, case-insensitive, with or without accents
 * @param cities only rewards for one of these, or for all cities
 * @param counters consumer keys; only rewards that are handed out at one of these
 * @param redeemable only rewards that can be redeemed at some time in this interval
 * @param granted only rewards that are granted at some time in this interval
 * @param published only rewards that are published now
 * @param phase only rewards in this part of their life
 */
public record RewardCriteria(
        Set<Kind> kinds,
        String title,
        List<String> cities,
        List<String> counters,
        Points points,
        Between redeemable,
        Between granted,
        boolean published,
        Phase phase,
        Optional<Boolean> inSpotlight,
        Systems systems,
        Offered offered) {
    public RewardCriteria {
        kinds = Set.copyOf(kinds);
        cities = List.copyOf(cities);
        counters = List.copyOf(counters);
    }

    /** All rewards of a kind that this counter hands out. */
    static RewardCriteria handedOutAt(Kind kind, RedemptionRequest.Counter counter) {
        return new RewardCriteria(
                Set.of(kind),
                "",
                List.of(),
                List.of(counter.key()),
                new Points(Optional.empty(), Optional.empty()),
                new Between(Optional.empty(), Optional.empty()),
                new Between(Optional.empty(), Optional.empty()),
                false,
                Phase.ANY,
                Optional.empty(),
                new Systems(List.of(), List.copyOf(counter.cardSystems()), Optional.empty()),
                Offered.ANYWHERE);
    }

    /** All rewards of a kind that are shown now to the members of some of these card systems who live in this city. */
    static RewardCriteria offered(Kind kind, Set<Long> cardSystems, String city) {
        return new RewardCriteria(
                Set.of(kind),
                "",
                city.isEmpty() ? List.of() : List.of(city),
                List.of(),
                new Points(Optional.empty(), Optional.empty()),
                new Between(Optional.empty(), Optional.empty()),
                new Between(Optional.empty(), Optional.empty()),
                true,
                Phase.NOT_OVER,
                Optional.empty(),
                new Systems(List.of(), List.copyOf(cardSystems), Optional.empty()),
                Offered.ANYWHERE);
    }

    /** A range of prices, both bounds included. */
    public record Points(Optional<Integer> min, Optional<Integer> max) {}

    /** An interval, both bounds included. */
    public record Between(Optional<Instant> from, Optional<Instant> until) {
        /** Whether the interval ends before it begins. */
        public boolean isUpsideDown() {
            return from.isPresent() && until.isPresent() && from.get().isAfter(until.get());
        }
    }

    /**
     * The card systems of a search.
     *
     * @param owning only rewards of one of these card systems
     * @param applicable only rewards for members of one of these
     * @param first rewards of this card system come before all others
     */
    public record Systems(List<Long> owning, List<Long> applicable, Optional<Long> first) {
        public Systems {
            owning = List.copyOf(owning);
            applicable = List.copyOf(applicable);
        }
    }

    /**
     * The organisers of a search. An organiser offers what one of its counters hands out.
     *
     * @param organisers ids; only rewards that one of these offers
     * @param postalCodes only rewards that an organiser with one of these offers
     * @param text part of the title, or of the name or city of an organiser that is named with the reward
     */
    public record Offered(List<String> organisers, List<String> postalCodes, String text) {
        public static final Offered ANYWHERE = new Offered(List.of(), List.of(), "");

        public Offered {
            organisers = List.copyOf(organisers);
            postalCodes = List.copyOf(postalCodes);
        }
    }

    /** A part of the life of a reward, by the period in which it can be redeemed. */
    public enum Phase {
        ANY("true"),
        /** Now or later. */
        NOT_OVER("redeemable_to > :now"),
        NOW("redeemable_from <= :now and redeemable_to > :now"),
        LATER("redeemable_from > :now"),
        OVER("redeemable_to <= :now"),
        /** Rewards end; none is removed. */
        REMOVED("false");

        private final String condition;

        Phase(String condition) {
            this.condition = condition;
        }

        /** To be appended to the conditions of a statement on rewards that binds {@code :now}. */
        String sql() {
            return "and " + condition + "\n";
        }
    }

    /** The order of the results, and the requested part of them. */
    public record Page(List<Order> order, int start, int max) {
        public Page {
            order = List.copyOf(order);
        }

        public Page(Sort sort, boolean ascending, int start, int max) {
            this(List.of(new Order(sort.key, ascending)), start, max);
        }
    }

    /** One key of an order, and its direction. */
    public record Order(Key key, boolean ascending) {
        String sql() {
            return key.column + (ascending ? " asc" : " desc");
        }
    }

    /** What rewards can be ordered by. */
    public enum Key {
        CREATION_DATE("created_at"),
        TITLE("title"),
        REDEEMABLE_TO("redeemable_to"),
        POINTS("points"),
        UNITS_TAKEN("units_taken"),
        IN_SPOTLIGHT("in_spotlight");

        private final String column;

        Key(String column) {
            this.column = column;
        }
    }

    /** The sort keys of the older protocol, by their names there. */
    public enum Sort {
        CREATION_DATE(Key.CREATION_DATE),
        TITLE(Key.TITLE),
        CASHING_PERIOD_END(Key.REDEEMABLE_TO),
        POINTS(Key.POINTS);

        private final Key key;

        Sort(Key key) {
            this.key = key;
        }
    }
}
