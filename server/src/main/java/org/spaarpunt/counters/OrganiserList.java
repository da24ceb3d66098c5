package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.storage.Conditions;
import org.spaarpunt.storage.Text;

/** Finds organisers. Organisations without counters, such as the location of an event, are found by their ids only. */
public final class OrganiserList {
    private static final String COUNTERS =
            "(counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)";

    private static final String ORGANISERS = """
            from (
                select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
                from organisation
                union all
                select consumer_key, name, null, counter.id from counter where organisation_id is null
            ) organiser
            """;

    private static final String SELECT = """
            select organiser.id, organiser.name,
                   coalesce(street, '') as street, coalesce(house_number, '') as house_number, coalesce(box, '') as box,
                   coalesce(postal_code, '') as postal_code, coalesce(city, '') as city,
                   coalesce(city_part, '') as city_part,
                   array(%1$s order by 1) as card_system_ids,
                   array(select card_system.name from card_system where id in (%1$s) order by id) as card_system_names
            %2$s
            left join lateral (
                select street, house_number, box, postal_code, city, city_part
                from counter
                where %3$s
                order by city = '', counter.id
                limit 1
            ) place on true
            """.formatted(
                    "select distinct card_system_id from counter_group join counter on counter.id = counter_id where "
                            + COUNTERS,
                    ORGANISERS,
                    COUNTERS);

    private static final String FIND = SELECT + "where organiser.id = any(:ids)";

    private static final String COUNT = "select count(*)\n" + ORGANISERS;

    private static final String TAKES_PART = """
            exists (
                select from counter join counter_group on counter_id = counter.id
                where %s and card_system_id = any(:systems))""".formatted(COUNTERS);

    private static final String IN_GROUP = """
            exists (
                select from counter join counter_group on counter_id = counter.id
                where %s and group_id = :group)""".formatted(COUNTERS);

    private final Jdbi jdbi;

    /**
     * Which organisers to find.
     *
     * @param cardSystems only those that take part in one of these
     * @param name in which a star stands for any letters; empty: any
     * @param group only those with a counter in the permission group with this number
     */
    public record Criteria(Set<Long> cardSystems, String name, Optional<Long> group) {
        public Criteria {
            cardSystems = Set.copyOf(cardSystems);
        }
    }

    /** A page of what was found, and the total. */
    public record Page(List<Organiser> organisers, int total) {}

    public OrganiserList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Organiser> find(String id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** Those with these ids, by id. */
    public Map<String, Organiser> find(Collection<String> ids) {
        var found = new HashMap<String, Organiser>();
        var storable = ids.stream().filter(Text::canBeStored).toList();
        jdbi.useHandle(handle -> handle.createQuery(FIND)
                .bindArray("ids", String.class, storable)
                .map((row, _) -> organiser(row))
                .forEach(organiser -> found.put(organiser.id(), organiser)));
        return found;
    }

    /** By name. */
    public Page find(Criteria criteria, boolean descending, int start, int max) {
        var conditions = conditions(criteria);
        var order = "order by folded(name) %1$s, organiser.id %1$s\n".formatted(descending ? "desc" : "asc");
        return jdbi.inTransaction(handle -> {
            int total = conditions
                    .bound(handle.createQuery(COUNT + conditions.where()))
                    .mapTo(Integer.class)
                    .one();
            var page = conditions
                    .bound(handle.createQuery(SELECT + conditions.where() + order + "limit :max offset :start"))
                    .bind("max", max)
                    .bind("start", start)
                    .map((row, _) -> organiser(row))
                    .list();
            return new Page(page, total);
        });
    }

    private static Conditions conditions(Criteria criteria) {
        return new Conditions()
                .words("name", criteria.name())
                .and(true, TAKES_PART, query -> query.bindArray("systems", Long.class, criteria.cardSystems()))
                .and(
                        criteria.group().isPresent(),
                        IN_GROUP,
                        query -> query.bind("group", criteria.group().orElseThrow()));
    }

    private static Organiser organiser(ResultSet row) throws SQLException {
        return new Organiser(row.getString("id"), row.getString("name"), CounterColumns.address(row), cardSystems(row));
    }

    private static List<CardSystem> cardSystems(ResultSet row) throws SQLException {
        var ids = (Long[]) row.getArray("card_system_ids").getArray();
        var names = (String[]) row.getArray("card_system_names").getArray();
        var systems = new ArrayList<CardSystem>();
        for (int i = 0; i < ids.length; i++) {
            systems.add(new CardSystem(ids[i], names[i]));
        }
        return systems;
    }
}
