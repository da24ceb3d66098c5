package org.spaarpunt.passholders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.associations.MembershipReader;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.CardSystemMembership.MailPreference;
import org.spaarpunt.passholders.CardSystemMembership.SmsPreference;
import org.spaarpunt.passholders.CardSystemMembership.Status;
import org.spaarpunt.passholders.Person.School;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/** Reads passholders with all that is known of them, any number at once. */
public final class PassholderReader {
    private static final String FIND = """
            with held as materialized (
                select passholder_id, points from balance where passholder_id = any(:ids)
            ),
            visited as materialized (
                select passholder_id, count(*) as checkins from checkin
                where passholder_id = any(:ids) and reversed_at is null
                group by passholder_id
            )
            select passholder.*,
                   coalesce(registration.consumer_key, '') as registered_at,
                   school.consumer_key as school_key,
                   school.name as school_name,
                   coalesce(held.points, 0) as points,
                   coalesce(visited.checkins, 0) as checkins,
                   case when :pictures then (
                       select picture from passholder_picture where passholder_picture.passholder_id = passholder.id
                   ) end as picture
            from passholder
            left join counter registration on registration.id = passholder.registration_counter_id
            left join counter school on school.id = passholder.school_id
            left join held on held.passholder_id = passholder.id
            left join visited on visited.passholder_id = passholder.id
            where passholder.id = any(:ids)
            """;

    private static final String MEMBERSHIPS = """
            select passholder_id, card_system.id, card_system.name, status, social_tariff_until, mail_preference, sms_preference
            from membership
            join card_system on card_system.id = card_system_id
            where passholder_id = any(:ids)
            order by passholder_id, card_system_id
            """;

    private static final String ID = "select id from passholder where uid = :uid";
    private static final String IS_PASSHOLDER = "select exists (select from passholder where uid = :uid)";
    private static final String BY_NUMBER = "select id from passholder where national_number_digest = :digest";

    private final Jdbi jdbi;
    private final CardReader cards;
    private final MembershipReader memberships;
    private final NationalNumbers numbers;
    private final InstantSource clock;

    /** Whether photographs are read too; they are most of the data. */
    public enum Pictures {
        WITH,
        WITHOUT
    }

    /** A passholder in a card system, where the passholder may have a card. */
    private record Place(long passholderId, long cardSystemId) {}

    private record Member(long passholderId, CardSystemMembership link) {}

    PassholderReader(Jdbi jdbi, CardReader cards, NationalNumbers numbers, InstantSource clock) {
        this.jdbi = jdbi;
        this.cards = cards;
        this.memberships = new MembershipReader(jdbi);
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Whether this user is a passholder. */
    public boolean isPassholder(User user) {
        return jdbi.withHandle(handle -> isPassholder(handle, user.uid()));
    }

    /** Whether the user of this uid is a passholder. */
    public static boolean isPassholder(Handle handle, String uid) {
        return handle.createQuery(IS_PASSHOLDER)
                .bind("uid", uid)
                .mapTo(Boolean.class)
                .one();
    }

    /** What the viewer may see of this passholder; empty if there is no such passholder, or the viewer may not know. */
    public Optional<PersonView> find(String uid, Viewer viewer, Pictures pictures) {
        return cards.passholder(uid).flatMap(passholder -> find(passholder, viewer, pictures));
    }

    /** The same for a passholder that was found by a number. */
    public Optional<PersonView> find(Passholder passholder, Viewer viewer, Pictures pictures) {
        return viewer.visibilityOf(passholder) == Visibility.NONE
                ? Optional.empty()
                : views(List.of(passholder.id()), viewer, pictures).stream().findFirst();
    }

    /** The same by the number of the passholder in the database. */
    public Optional<PersonView> find(long id, Viewer viewer, Pictures pictures) {
        return views(List.of(id), viewer, pictures).stream().findFirst();
    }

    /** In the order of the ids; passholders that the viewer may not see, or that no longer exist, are skipped. */
    public List<PersonView> views(List<Long> ids, Viewer viewer, Pictures pictures) {
        var held = cards.of(ids);
        var cardSystems = held.stream()
                .collect(Collectors.groupingBy(
                        card -> card.passholder().orElseThrow().id(),
                        Collectors.mapping(card -> card.cardSystem().id(), Collectors.toSet())));
        var today = LocalZone.dayOf(clock.instant());
        return of(ids, held, pictures).stream()
                .flatMap(
                        person -> view(person, cardSystems.getOrDefault(person.id(), Set.of()), viewer, today).stream())
                .toList();
    }

    private static Optional<PersonView> view(Person person, Set<Long> cardsIn, Viewer viewer, LocalDate today) {
        var cardSystems = new HashSet<>(cardsIn);
        person.cardSystems().forEach(link -> cardSystems.add(link.cardSystem().id()));
        var passholder = new Passholder(
                person.id(), person.uid(), person.details().address().city(), cardSystems);
        return switch (viewer.visibilityOf(passholder)) {
            case FULL -> Optional.of(viewer.seesNationalNumberOf(passholder) ? person : person.withoutNationalNumber());
            case DOOR -> Optional.of(PersonAtDoor.of(person, today));
            case POINTS, NONE -> Optional.empty();
        };
    }

    public Optional<Person> find(String uid, Pictures pictures) {
        return Text.canBeStored(uid)
                ? jdbi.withHandle(handle -> handle.createQuery(ID)
                                .bind("uid", uid)
                                .mapTo(Long.class)
                                .findOne())
                        .flatMap(id -> find(id, pictures))
                : Optional.empty();
    }

    Optional<Person> find(NationalNumber number, Pictures pictures) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_NUMBER)
                        .bind("digest", numbers.digest(number))
                        .mapTo(Long.class)
                        .findOne())
                .flatMap(id -> find(id, pictures));
    }

    public Optional<Person> find(long id, Pictures pictures) {
        return of(List.of(id), cards.of(List.of(id)), pictures).stream().findFirst();
    }

    /** In the order of the ids; passholders that no longer exist are skipped. */
    private List<Person> of(List<Long> ids, List<HeldCard> held, Pictures pictures) {
        var current = current(held);
        var members = memberships.of(ids);
        return jdbi.inTransaction(handle -> {
            var links = links(ids, current, handle);
            var known = handle
                    .createQuery(FIND)
                    .bindArray("ids", Long.class, ids)
                    .bind("pictures", pictures == Pictures.WITH)
                    .map((row, _) -> person(row))
                    .stream()
                    .collect(Collectors.toMap(Person::id, Function.identity()));
            return ids.stream()
                    .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                    .map(person -> person.with(
                            links.getOrDefault(person.id(), List.of()), members.getOrDefault(person.id(), List.of())))
                    .toList();
        });
    }

    private static Map<Long, List<CardSystemMembership>> links(
            List<Long> ids, Map<Place, HeldCard> cards, Handle handle) {
        var links = new HashMap<Long, List<CardSystemMembership>>();
        handle.createQuery(MEMBERSHIPS)
                .bindArray("ids", Long.class, ids)
                .map((row, _) -> member(row, cards))
                .forEach(member -> links.computeIfAbsent(member.passholderId(), _ -> new ArrayList<>())
                        .add(member.link()));
        return links;
    }

    private static Member member(ResultSet row, Map<Place, HeldCard> cards) throws SQLException {
        long passholderId = row.getLong("passholder_id");
        var system = new CardSystem(row.getLong("id"), row.getString("name"));
        return new Member(
                passholderId,
                new CardSystemMembership(
                        system,
                        Status.valueOf(row.getString("status")),
                        Optional.ofNullable(row.getObject("social_tariff_until", LocalDate.class)),
                        MailPreference.valueOf(row.getString("mail_preference")),
                        SmsPreference.valueOf(row.getString("sms_preference")),
                        Optional.ofNullable(cards.get(new Place(passholderId, system.id())))));
    }

    /** The first of several cards of a passholder in a card system, which is the one most likely used. */
    private static Map<Place, HeldCard> current(List<HeldCard> cards) {
        var current = new HashMap<Place, HeldCard>();
        for (var card : cards) {
            if (card.status() != CardStatus.DELETED) {
                long passholderId = card.passholder().orElseThrow().id();
                current.putIfAbsent(new Place(passholderId, card.cardSystem().id()), card);
            }
        }
        return current;
    }

    private Person person(ResultSet row) throws SQLException {
        var uid = row.getString("uid");
        return new Person(
                row.getLong("id"),
                uid,
                details(row),
                Optional.ofNullable(row.getString("national_number")).map(stored -> numbers.opened(uid, stored)),
                row.getBoolean("verified"),
                new OptIns(
                        row.getBoolean("opt_in_service_mails"),
                        row.getBoolean("opt_in_milestone_mails"),
                        row.getBoolean("opt_in_info_mails"),
                        row.getBoolean("opt_in_sms"),
                        row.getBoolean("opt_in_post")),
                row.getString("registered_at"),
                Timestamps.in(row, "created_at"),
                school(row),
                row.getInt("points"),
                row.getInt("checkins"),
                Optional.ofNullable(row.getBytes("picture"))
                        .map(bytes -> Base64.getEncoder().encodeToString(bytes)),
                List.of(),
                List.of());
    }

    private static Optional<School> school(ResultSet row) throws SQLException {
        var key = row.getString("school_key");
        return key == null ? Optional.empty() : Optional.of(new School(key, row.getString("school_name")));
    }

    private static Optional<Details.Abroad> abroad(ResultSet row) throws SQLException {
        var city = row.getString("foreign_city");
        return city.isEmpty() ? Optional.empty() : Optional.of(new Details.Abroad(city, row.getString("country")));
    }

    private static Details details(ResultSet row) throws SQLException {
        return new Details(
                new Details.Name(row.getString("first_name"), row.getString("second_name"), row.getString("name")),
                Optional.ofNullable(row.getObject("date_of_birth", LocalDate.class)),
                Optional.ofNullable(row.getString("gender")).map(Gender::valueOf),
                new Details.Address(
                        row.getString("street"),
                        row.getString("house_number"),
                        row.getString("box"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        abroad(row)),
                new Details.Contact(row.getString("email"), row.getString("telephone"), row.getString("gsm")),
                row.getString("nationality"),
                row.getString("place_of_birth"),
                row.getString("more_info"));
    }
}
