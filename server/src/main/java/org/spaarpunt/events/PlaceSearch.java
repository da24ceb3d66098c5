package org.spaarpunt.events;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.storage.Text;

/** Finds the places where events can be: organisations that have a counter, or at which an event is already. */
public final class PlaceSearch {
    /** The most places that are found; of more, the first by name. */
    public static final int MOST = 50;

    private static final String FIND = """
            select organisation.id, organisation.external_id, organisation.name,
                   coalesce(address.street, '') as street,
                   coalesce(
                       nullif(address.city, ''),
                       (select city from event
                        where location_id = organisation.id and city <> '' order by event.id desc limit 1),
                       '') as city
            from organisation
            left join lateral (
                select city, concat_ws(' ', nullif(street, ''), nullif(house_number, '')) as street from counter
                where organisation_id = organisation.id and (city <> '' or street <> '')
                order by city = '', counter.id limit 1
            ) as address on true
            where (exists (select from counter where organisation_id = organisation.id)
                   or exists (select from event where location_id = organisation.id))
              and %s
            order by folded(organisation.name), city, street, organisation.id
            limit :most
            """;

    private static final String WITH_ID = FIND.formatted("organisation.id = :id");
    private static final String NAMED = FIND.formatted("folded(organisation.name) = folded(:name)");
    private static final String WITH_WORDS =
            FIND.formatted("to_tsvector('simple', folded(organisation.name)) @@ to_tsquery('simple', folded(:words))");

    private final Jdbi jdbi;

    /**
     * A place.
     *
     * @param street of its counter, with the house number; empty: not known
     * @param city of its counter, or else of an event there; empty: not known
     */
    public record Place(Organisation organisation, String street, String city) {
        /** What tells this place from the others: its address, and its id where one of the same name has the same address. */
        public String among(List<Place> others) {
            boolean alike = others.stream().anyMatch(other -> !other.equals(this) && looksLike(other));
            return Stream.of(street, city, alike ? organisation.externalId() : "")
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        private boolean looksLike(Place other) {
            return organisation.name().equalsIgnoreCase(other.organisation.name())
                    && street.equalsIgnoreCase(other.street)
                    && city.equalsIgnoreCase(other.city);
        }
    }

    PlaceSearch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Place> find(long id) {
        return jdbi.withHandle(handle ->
                places(handle.createQuery(WITH_ID).bind("id", id)).stream().findFirst());
    }

    /** Those with this name, with or without accents and capitals. */
    public List<Place> named(String name) {
        return Text.canBeStored(name)
                ? jdbi.withHandle(handle -> places(handle.createQuery(NAMED).bind("name", name)))
                : List.of();
    }

    /** Those in whose name every word of the text appears, or begins a word; none for a text without words. */
    public List<Place> withWords(String text) {
        var words = EventCriteria.words(text).stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
        return words.isEmpty()
                ? List.of()
                : jdbi.withHandle(
                        handle -> places(handle.createQuery(WITH_WORDS).bind("words", words)));
    }

    private static List<Place> places(Query query) {
        return query.bind("most", MOST)
                .map((row, _) -> new Place(
                        new Organisation(row.getLong("id"), row.getString("external_id"), row.getString("name")),
                        row.getString("street"),
                        row.getString("city")))
                .list();
    }
}
