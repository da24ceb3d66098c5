package org.spaarpunt.counters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.storage.Text;

/** Organisations behind counters, and the card systems that they are part of through those counters. */
public final class Organisers {
    private static final String ORGANISATION = "select organisation_id from counter where consumer_key = :key";

    private static final String CARD_SYSTEMS = """
            select distinct counter.organisation_id, card_system.id, card_system.name
            from counter
            join counter_group on counter_group.counter_id = counter.id
            join card_system on card_system.id = counter_group.card_system_id
            where counter.organisation_id = any(:organisations)
            order by card_system.id
            """;

    private static final String NAMED = """
            select consumer_key, coalesce(organisation.external_id, consumer_key) as id,
                   coalesce(organisation.name, counter.name) as name
            from counter
            left join organisation on organisation.id = counter.organisation_id
            where consumer_key = any(:keys)
            """;

    private static final String COUNTERS = """
            select coalesce(organisation.external_id, consumer_key) as id, consumer_key
            from counter
            left join organisation on organisation.id = counter.organisation_id
            where coalesce(organisation.external_id, consumer_key) = any(:ids)
            order by consumer_key
            """;

    private final Jdbi jdbi;

    /** An organiser by its id and name only. */
    public record Named(String id, String name) {}

    /** Whether a consumer key is that of a counter, and which organisation the counter belongs to. */
    public sealed interface Behind {
        record Organisation(long id) implements Behind {}

        record Nobody() implements Behind {}

        record UnknownCounter() implements Behind {}
    }

    public Organisers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The organisation behind the counter with this consumer key. */
    public Behind behind(String counterKey) {
        if (!Text.canBeStored(counterKey)) {
            return new Behind.UnknownCounter();
        }
        return jdbi.withHandle(handle -> handle.createQuery(ORGANISATION)
                .bind("key", counterKey)
                .map((row, _) -> Optional.ofNullable(row.getObject("organisation_id", Long.class))
                        .<Behind>map(Behind.Organisation::new)
                        .orElseGet(Behind.Nobody::new))
                .findOne()
                .orElseGet(Behind.UnknownCounter::new));
    }

    /**
     * How the JSON API names the organiser behind each of these counters, by the counter's consumer key.
     *
     * @see OrganiserPlace
     */
    public Map<String, Named> named(Collection<String> counterKeys) {
        var found = new HashMap<String, Named>();
        jdbi.useHandle(handle -> handle.createQuery(NAMED)
                .bindArray("keys", String.class, counterKeys)
                .map((row, _) ->
                        Map.entry(row.getString("consumer_key"), new Named(row.getString("id"), row.getString("name"))))
                .forEach(row -> found.put(row.getKey(), row.getValue())));
        return found;
    }

    /** The consumer keys of the counters of each of these organisers, by the organiser's id. */
    public Map<String, List<String>> counters(Collection<String> organiserIds) {
        var found = new HashMap<String, List<String>>();
        jdbi.useHandle(handle -> handle.createQuery(COUNTERS)
                .bindArray("ids", String.class, organiserIds)
                .map((row, _) -> Map.entry(row.getString("id"), row.getString("consumer_key")))
                .forEach(row -> found.computeIfAbsent(row.getKey(), _ -> new ArrayList<>())
                        .add(row.getValue())));
        return found;
    }

    /** The card systems in which each of the organisations takes part; one that takes part in none is absent. */
    public Map<Long, List<CardSystem>> cardSystems(List<Long> organisations) {
        var found = new HashMap<Long, List<CardSystem>>();
        jdbi.useHandle(handle -> handle.createQuery(CARD_SYSTEMS)
                .bindArray("organisations", Long.class, organisations)
                .map((row, _) -> Map.entry(
                        row.getLong("organisation_id"), new CardSystem(row.getLong("id"), row.getString("name"))))
                .forEach(row -> found.computeIfAbsent(row.getKey(), _ -> new ArrayList<>())
                        .add(row.getValue())));
        return found;
    }
}
