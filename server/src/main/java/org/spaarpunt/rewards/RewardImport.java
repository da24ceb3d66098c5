package org.spaarpunt.rewards;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Upsert;

/**
 * Saves rewards that an import has checked and staged in the temporary table {@code incoming}. A list in the file
 * replaces the whole list of the reward.
 */
public final class RewardImport {
    /** The columns of the table {@code incoming} after {@code line}, as PostgreSQL declares them. */
    public static final String STAGED = """
                id bigint, kind text, title text, description1 text, description2 text, points integer, in_spotlight boolean,
                published_from timestamptz, published_to timestamptz, redeemable_from timestamptz, redeemable_to timestamptz,
                max_units integer, limit_volume smallint, limit_period text, owner bigint, granted_from timestamptz,
                granted_to timestamptz, card_systems bigint[], cities text[], counters text[], pictures text[]""";

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

    private RewardImport() {}

    /** The optional columns of a file that are saved in the row of the reward. */
    public static Set<String> optionalColumns() {
        return SAVED_WITH.keySet();
    }

    /**
     * Updates whatever differs from the staged rows, in the caller's transaction.
     *
     * @param columns the columns of the file; values without a column stay unchanged
     * @return how many rows were changed
     */
    public static long save(Handle handle, List<String> columns) {
        var rewards = SAVE + Upsert.of("reward", "id", ALWAYS_SAVED, SAVED_WITH, columns);
        var lists = columns.stream().flatMap(column -> OPTIONAL_LISTS.getOrDefault(column, List.of()).stream());
        return Stream.of(Stream.of(rewards), CARD_SYSTEMS.stream(), lists)
                .flatMap(statements -> statements)
                .mapToLong(handle::execute)
                .sum();
    }
}
