package org.spaarpunt.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.checkins.FoundCheckin.KnownVisitor;
import org.spaarpunt.checkins.FoundCheckin.Visitor;
import org.spaarpunt.checkins.FoundCheckin.VisitorAtDoor;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.storage.Timestamps;

/**
 * A past check-in with everything that is known about it; each viewer sees its own part of it.
 *
 * @param counterId where it was made; empty: with a code
 * @param cardNumber the number that was used
 * @param person who was checked in; empty: the person was removed
 */
record StoredCheckin(
        CheckinReference reference,
        Instant at,
        int points,
        boolean socialTariff,
        FoundCheckin.Via via,
        Optional<Long> counterId,
        String cardNumber,
        FoundCheckin.Node event,
        Optional<Person> person) {

    record Person(Passholder passholder, String firstName, String lastName, int points) {}

    private static final String COLUMNS = """
            select checkin.id, checkin.passholder_id, checkin.event_id, checkin.points, checkin.social_tariff,
                   checkin.checked_in_at, checkin.consumer_key, checkin.counter_id, checkin.card_number,
                   coalesce((select points from balance where balance.passholder_id = checkin.passholder_id), 0) as balance
            """;

    private static final String DETAILS = """
            select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
                   found.card_number, found.balance,
                   counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
                   event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
                   organiser.name as organiser_name,
                   passholder.uid, passholder.first_name, passholder.name, passholder.city,
                   array(select card_system_id from membership where membership.passholder_id = found.passholder_id)
                       || array(select card_system_id from card where card.passholder_id = found.passholder_id) as card_systems
            from found
            join event on event.id = found.event_id
            join organisation organiser on organiser.id = event.organiser_id
            left join passholder on passholder.id = found.passholder_id
            left join counter on counter.id = found.counter_id
            left join consumer on consumer.key = found.consumer_key
            """;

    /**
     * The statement that reads check-ins, up to its order.
     *
     * @param found which: a statement from its {@code from} on, with {@code checkin}
     */
    static String select(String found) {
        return "with found as materialized (\n" + COLUMNS + found + ")\n" + DETAILS;
    }

    static StoredCheckin read(ResultSet row) throws SQLException {
        var counter = Optional.ofNullable(row.getString("counter_key"));
        return new StoredCheckin(
                new CheckinReference(row.getLong("passholder_id"), row.getLong("id")),
                Timestamps.in(row, "checked_in_at"),
                row.getInt("points"),
                row.getBoolean("social_tariff"),
                new FoundCheckin.Via(
                        counter.isPresent() ? counter.get() : row.getString("consumer_key"), row.getString("via_name")),
                Optional.ofNullable(row.getObject("counter_id", Long.class)),
                row.getString("card_number"),
                new FoundCheckin.Node(
                        row.getString("cdbid"),
                        row.getString("title"),
                        row.getString("event_city"),
                        row.getLong("organiser_id"),
                        row.getString("organiser_name")),
                person(row));
    }

    private static Optional<Person> person(ResultSet row) throws SQLException {
        var uid = row.getString("uid");
        if (uid == null) {
            return Optional.empty();
        }
        var passholder =
                new Passholder(row.getLong("passholder_id"), uid, row.getString("city"), Set.copyOf(List.of((Long[])
                        row.getArray("card_systems").getArray())));
        return Optional.of(
                new Person(passholder, row.getString("first_name"), row.getString("name"), row.getInt("balance")));
    }

    /** The check-in as far as the viewer may know, where it reads those of no counter in particular. */
    FoundCheckin seenBy(Viewer viewer) {
        return seenBy(viewer, new CheckinScope.All());
    }

    /** The check-in as far as the viewer may know; a counter at which it was made was shown the card. */
    FoundCheckin seenBy(Viewer viewer, CheckinScope scope) {
        var visitor = person.flatMap(known -> visitor(known, viewer));
        boolean seesPeople =
                visitor.isPresent() || viewer.visibilityOfStrangers().covers(Visibility.DOOR);
        return new FoundCheckin(
                visitor.isPresent() ? reference.text() : String.valueOf(reference.checkinId()),
                at,
                points,
                seesPeople && socialTariff,
                visitor.filter(one -> one instanceof KnownVisitor || isMadeAt(scope))
                        .map(_ -> cardNumber),
                via,
                event,
                visitor);
    }

    private boolean isMadeAt(CheckinScope scope) {
        return switch (scope) {
            case CheckinScope.OfCounter(var counter, var _) -> counterId.equals(Optional.of(counter));
            case CheckinScope.OfCounters(var counters, var _) ->
                counterId.filter(counters::contains).isPresent();
            case CheckinScope.OfPassholder _, CheckinScope.All _ -> false;
        };
    }

    private static Optional<Visitor> visitor(Person person, Viewer viewer) {
        var passholder = person.passholder();
        return switch (viewer.visibilityOf(passholder)) {
            case FULL ->
                Optional.of(new KnownVisitor(
                        passholder.uid(), person.firstName(), person.lastName(), passholder.city(), person.points()));
            case DOOR -> Optional.of(new VisitorAtDoor(passholder.uid(), person.firstName(), person.points()));
            case POINTS, NONE -> Optional.empty();
        };
    }
}
