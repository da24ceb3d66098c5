package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.rewards.Reward.Kind;

/**
 * The criteria of a search for rewards; an empty one matches every reward.
 *
 * @param title part of it, case-insensitive, with or without accents
 * @param cities only rewards for one of these, or for all cities
 * @param counters consumer keys; only rewards that are handed out at one of these
 * @param redeemable only rewards that can be redeemed at some time in this interval
 * @param granted only rewards that are granted at some time in this interval
 * @param published only rewards that are published now
 * @param unexpired only rewards that can be redeemed now or later
 */
public record RewardCriteria(
        Kind kind,
        String title,
        List<String> cities,
        List<String> counters,
        Points points,
        Between redeemable,
        Between granted,
        boolean published,
        boolean unexpired,
        Optional<Boolean> inSpotlight,
        Systems systems) {
    public RewardCriteria {
        cities = List.copyOf(cities);
        counters = List.copyOf(counters);
    }

    /** All rewards of a kind that this counter hands out. */
    static RewardCriteria handedOutAt(Kind kind, RedemptionRequest.Counter counter) {
        return new RewardCriteria(
                kind,
                "",
                List.of(),
                List.of(counter.key()),
                new Points(Optional.empty(), Optional.empty()),
                new Between(Optional.empty(), Optional.empty()),
                new Between(Optional.empty(), Optional.empty()),
                false,
                false,
                Optional.empty(),
                new Systems(List.of(), List.copyOf(counter.cardSystems()), Optional.empty()));
    }

    /** All rewards of a kind that are shown now to the members of some of these card systems who live in this city. */
    static RewardCriteria offered(Kind kind, Set<Long> cardSystems, String city) {
        return new RewardCriteria(
                kind,
                "",
                city.isEmpty() ? List.of() : List.of(city),
                List.of(),
                new Points(Optional.empty(), Optional.empty()),
                new Between(Optional.empty(), Optional.empty()),
                new Between(Optional.empty(), Optional.empty()),
                true,
                true,
                Optional.empty(),
                new Systems(List.of(), List.copyOf(cardSystems), Optional.empty()));
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

    /** The order of the results, and the requested part of them. */
    public record Page(Sort sort, boolean ascending, int start, int max) {}

    /** The sort keys of rewards. */
    public enum Sort {
        CREATION_DATE("created_at"),
        TITLE("title"),
        CASHING_PERIOD_END("redeemable_to"),
        POINTS("points");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
