package org.spaarpunt.api4.rewards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardCriteria;
import org.spaarpunt.rewards.RewardCriteria.Between;
import org.spaarpunt.rewards.RewardCriteria.Offered;
import org.spaarpunt.rewards.RewardCriteria.Order;
import org.spaarpunt.rewards.RewardCriteria.Phase;
import org.spaarpunt.rewards.RewardCriteria.Points;
import org.spaarpunt.rewards.RewardCriteria.Systems;

/**
 * The query of {@code GET /rewards}.
 *
 * @param passholderId only what this passholder can redeem now
 * @param matchesNothing whether it asks for a property that no reward of this server has
 * @param facets the names of the fields by whose values the answer counts
 */
record RewardQuery(
        RewardCriteria criteria,
        RewardCriteria.Page page,
        Optional<String> passholderId,
        boolean matchesNothing,
        Set<String> facets) {
    private static final int MAX_POINTS = 1_000_000;

    /** There are no more keys than that. */
    private static final int MAX_KEYS = 10;

    private static final Order CHEAPEST_FIRST = new Order(RewardCriteria.Key.POINTS, true);

    /** The kinds of reward, in the words of the API. */
    enum Type {
        POINTS(Kind.POINTS_PROMOTION),
        WELCOME(Kind.WELCOME_ADVANTAGE),
        ANY(Kind.POINTS_PROMOTION, Kind.WELCOME_ADVANTAGE);

        private final Kind first;
        private final Kind last;

        Type(Kind only) {
            this(only, only);
        }

        Type(Kind first, Kind last) {
            this.first = first;
            this.last = last;
        }

        Set<Kind> kinds() {
            return EnumSet.of(first, last);
        }
    }

    /** A named part of the rewards. */
    private enum Subset {
        ALL(false, Phase.ANY),
        ENDUSERS(true, Phase.NOW),
        REDEEMABLE(false, Phase.NOW),
        ENDUSER_FUTURE(true, Phase.LATER),
        REDEEMABLE_FUTURE(false, Phase.LATER);

        private final boolean published;
        private final Phase phase;

        Subset(boolean published, Phase phase) {
            this.published = published;
            this.phase = phase;
        }

        static Optional<Subset> named(String name) {
            return Stream.of(values())
                    .filter(subset -> subset.name().equals(name.replace('-', '_')))
                    .findFirst();
        }
    }

    private enum Status {
        ACTIVE(Phase.NOT_OVER),
        INACTIVE(Phase.OVER),
        DELETED(Phase.REMOVED);

        private final Phase phase;

        Status(Phase phase) {
            this.phase = phase;
        }
    }

    static RewardQuery read(Query query) {
        var slice = query.slice();
        var passholder = query.text("isRedeemableByPassholderId", "isInterestingForPassholderId");
        var nothing = Stream.of("online", "sport", "forKids", "lastChance")
                        .anyMatch(name -> query.flag(name).orElse(false))
                || !query.all("categories").isEmpty();
        return new RewardQuery(
                criteria(query),
                new RewardCriteria.Page(order(query), slice.start(), slice.limit()),
                passholder,
                nothing,
                Set.copyOf(query.all("facets")));
    }

    private static RewardCriteria criteria(Query query) {
        var subset = subset(query);
        var type = query.choice("type", List.of(Type.values())).orElse(Type.POINTS);
        var status = query.choice("status", List.of(Status.values()));
        var text =
                query.text("text").map(words -> words.replace("*", "").strip()).orElse("");
        return new RewardCriteria(
                type.kinds(),
                "",
                List.of(),
                List.of(),
                new Points(query.number("pointsFrom", 0, MAX_POINTS), query.number("pointsTo", 0, MAX_POINTS)),
                new Between(Optional.empty(), Optional.empty()),
                new Between(Optional.<Instant>empty(), Optional.empty()),
                subset.published,
                subset == Subset.ALL ? status.map(known -> known.phase).orElse(Phase.ANY) : subset.phase,
                query.flag("featured"),
                new Systems(
                        systems(query, "owningCardSystemId"),
                        systems(query, "applicableCardSystemId"),
                        Optional.empty()),
                new Offered(query.all("organizerId", "organiserId"), query.all("organizerPostalCode"), text));
    }

    /** A passholder can redeem what is not published too. */
    private static Subset subset(Query query) {
        var otherwise = query.text("isRedeemableByPassholderId").isPresent() ? Subset.REDEEMABLE : Subset.ENDUSERS;
        return query.text("subset")
                .flatMap(name -> Subset.named(name).or(() -> query.wrong("subset", "names no subset of rewards")))
                .orElse(otherwise);
    }

    /** Card systems are numbered; a text that is none matches nothing. */
    private static List<Long> systems(Query query, String name) {
        var ids = query.ids(name);
        return ids.isEmpty() && !query.all(name).isEmpty() ? List.of(0L) : ids;
    }

    private static List<Order> order(Query query) {
        var orders = new ArrayList<Order>();
        for (var word : query.text("sort").orElse("").split(",", MAX_KEYS)) {
            boolean ascending = !word.startsWith("-");
            key(ascending ? word : word.substring(1)).ifPresent(key -> orders.add(new Order(key, ascending)));
        }
        for (var name : List.of("name", "creationDate", "redeemCount", "featured", "points")) {
            query.text("sort[" + name + "]")
                    .ifPresent(direction -> key(name)
                            .ifPresent(key -> orders.add(new Order(key, !direction.equalsIgnoreCase("desc")))));
        }
        return orders.isEmpty() ? List.of(CHEAPEST_FIRST) : orders;
    }

    private static Optional<RewardCriteria.Key> key(String name) {
        return switch (name.strip()) {
            case "name" -> Optional.of(RewardCriteria.Key.TITLE);
            case "creationDate", "creationdate" -> Optional.of(RewardCriteria.Key.CREATION_DATE);
            case "redeemCount" -> Optional.of(RewardCriteria.Key.UNITS_TAKEN);
            case "featured" -> Optional.of(RewardCriteria.Key.IN_SPOTLIGHT);
            case "points" -> Optional.of(RewardCriteria.Key.POINTS);
            default -> Optional.empty();
        };
    }
}
