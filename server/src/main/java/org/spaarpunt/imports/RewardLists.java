package org.spaarpunt.imports;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a reward has several of; a list is as its file says, if the file has a column for it. */
final class RewardLists {
    private static final List<String> CARD_SYSTEMS = List.of("""
            delete from reward_card_system
            using incoming
            where reward_id = incoming.id and card_system_id <> all(card_systems)
            """, """
            insert into reward_card_system (reward_id, card_system_id)
            select id, unnest(card_systems) from incoming
            on conflict do nothing
            """);

    private static final Map<String, List<String>> OPTIONAL =
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

    private RewardLists() {}

    static List<String> changes(List<String> columns) {
        var optional = columns.stream().flatMap(column -> OPTIONAL.getOrDefault(column, List.of()).stream());
        return Stream.concat(CARD_SYSTEMS.stream(), optional).toList();
    }
}
