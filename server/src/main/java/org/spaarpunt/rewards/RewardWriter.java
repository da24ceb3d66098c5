package org.spaarpunt.rewards;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.spaarpunt.storage.Upsert;

/**
 * Writes the rewards in the relation {@code incoming}, see {@link RewardRows}: the one writer of what administrators
 * decide about rewards.
 */
final class RewardWriter {
    private static final String SAVE = """
            insert into reward (
                id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
                redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id, granted_from, granted_to)
            select id, kind, title, coalesce(description1, ''), coalesce(description2, ''), points, in_spotlight, published_from,
                   published_to, redeemable_from, redeemable_to, max_units, limit_volume, limit_period,
                   coalesce(owner, card_systems[1]), granted_from, granted_to
            from incoming
            """;

    private static final List<String> ALWAYS_SAVED =
            List.of("kind", "title", "points", "redeemable_from", "redeemable_to");

    private static final Map<String, List<String>> SAVED_WITH = Map.ofEntries(
            Map.entry("description1", List.of("description1")),
            Map.entry("description2", List.of("description2")),
            Map.entry("spotlight", List.of("in_spotlight")),
            Map.entry("publishedFrom", List.of("published_from")),
            Map.entry("publishedTo", List.of("published_to")),
            Map.entry("units", List.of("max_units")),
            Map.entry("limit", List.of("limit_volume", "limit_period")),
            Map.entry("owner", List.of("owning_card_system_id")),
            Map.entry("grantedFrom", List.of("granted_from")),
            Map.entry("grantedTo", List.of("granted_to")));

    private static final List<String> CARD_SYSTEMS = List.of("""
            delete from reward_card_system
            using incoming
            where reward_id = incoming.id and card_system_id <> all(card_systems)
            """, """
            insert into reward_card_system (reward_id, card_system_id)
            select id, unnest(card_systems) from incoming
            on conflict do nothing
            """);

    private static final Map<String, List<String>> OPTIONAL_LISTS =
            Map.of("cities", List.of("""
                    delete from reward_city using incoming where reward_id = incoming.id and city <> all(cities)
                    """, """
                    insert into reward_city (reward_id, city) select id, unnest(cities) from incoming on conflict do nothing
                    """), "counters", List.of("""
                    delete from reward_counter
                    using incoming, counter
                    where reward_id = incoming.id and counter.id = counter_id and consumer_key <> all(counters)
                    """, """
                    insert into reward_counter (reward_id, counter_id)
                    select incoming.id, counter.id from incoming join counter on consumer_key = any(counters)
                    on conflict do nothing
                    """), "pictures", List.of("""
                    delete from reward_picture
                    using incoming
                    where reward_id = incoming.id and position > cardinality(pictures)
                    """, """
                    insert into reward_picture (reward_id, position, url)
                    select incoming.id, place, address
                    from incoming, unnest(pictures) with ordinality as picture (address, place)
                    on conflict (reward_id, position) do update
                    set url = excluded.url
                    where reward_picture.url <> excluded.url
                    """));

    /** Saves new rewards only. */
    static final String ADD = SAVE + "on conflict do nothing\n";

    /** The columns of a file that has them all. */
    private static final List<String> ALL_COLUMNS = Stream.of(SAVED_WITH.keySet(), OPTIONAL_LISTS.keySet())
            .flatMap(Set::stream)
            .toList();

    private RewardWriter() {}

    /** The columns, beside those that every file has, that are saved in the row of the reward. */
    static Set<String> optionalColumns() {
        return SAVED_WITH.keySet();
    }

    /**
     * Statements that change whatever differs from the rows.
     *
     * @param columns the columns that hold values; what has no column stays unchanged
     */
    static Stream<String> changing(List<String> columns) {
        var rewards = SAVE + Upsert.of("reward", "id", ALWAYS_SAVED, SAVED_WITH, columns);
        return Stream.concat(Stream.of(rewards), lists(columns));
    }

    /** Statements that change one reward, by the parameters of {@link RewardRows#ONE}. */
    static Stream<String> changingOne() {
        return changing(ALL_COLUMNS).map(statement -> RewardRows.ONE + statement);
    }

    /** Statements that add what belongs to a new reward, by the same parameters. */
    static Stream<String> completingOne() {
        return lists(ALL_COLUMNS).map(statement -> RewardRows.ONE + statement);
    }

    private static Stream<String> lists(List<String> columns) {
        var optional = columns.stream().flatMap(column -> OPTIONAL_LISTS.getOrDefault(column, List.of()).stream());
        return Stream.concat(CARD_SYSTEMS.stream(), optional);
    }
}
