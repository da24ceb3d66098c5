package org.spaarpunt.passholders;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.lookups.Lookups.Foreign;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.time.LocalZone;

/** Finds passholders by who they are and what they did, among those whom a viewer may see. */
public final class PassholderSearch {
    static final String CHECKINS = """
            (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null)""";

    private static final String POINTS = """
            coalesce((select balance.points from balance where balance.passholder_id = passholder.id), 0)""";

    /** Names what is bound about those whom the viewer sees in full. */
    private static final String SEEN = "seen";

    private static final String COUNT = "select count(*) from passholder";
    private static final String PAGE = "select passholder.id from passholder";
    private static final String FOREIGN = "select passholder.id, passholder.uid from passholder";
    private static final String LIMIT = " limit :max offset :start";

    private static final String OF_CARDS = """
            passholder.id in (select passholder_id from card where number = any(:cards))""";

    private static final String BLOCKED = """
            (exists (select from membership where passholder_id = passholder.id)
             and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))""";

    private static final String HAS_TARIFF = """
            exists (select from membership where passholder_id = passholder.id and social_tariff_until >= :today)""";

    private static final String SCHOOL = "passholder.school_id = (select id from counter where consumer_key = :school)";

    private static final String ASKED_CARD = """
            (select min(number) from card where card.passholder_id = passholder.id and number = any(:cards))""";

    private static final String UNKNOWN_CARDS = """
            select asked.number
            from unnest(:numbers) with ordinality asked (number, position)
            left join card using (number)
            where card.number is null
            order by position
            """;

    private final Jdbi jdbi;
    private final PassholderReader people;
    private final NationalNumbers nationalNumbers;
    private final PassholderLookup lookup;
    private final InstantSource clock;

    /** Some of the passholders that were found, as the viewer sees them, and how many were found in all. */
    public record Page(List<PersonView> people, int total) {}

    PassholderSearch(
            Jdbi jdbi,
            PassholderReader people,
            NationalNumbers nationalNumbers,
            PassholderLookup lookup,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.lookup = lookup;
        this.people = people;
        this.nationalNumbers = nationalNumbers;
        this.clock = clock;
    }

    /**
     * Those whom the viewer sees in full, in some order, from one of them on. Where only cards are asked for, also those whom it sees at
     * the door: they come last.
     */
    public Page find(PassholderCriteria criteria, Inquiry inquiry, PassholderOrder order, int start, int max) {
        var viewer = inquiry.viewer();
        var scope = viewer.scopeOfPeople();
        boolean atDoor = criteria.onlyCards()
                && viewer.visibilityOfStrangers().covers(Visibility.DOOR)
                && !(scope instanceof PeopleScope.Everybody);
        var conditions = conditions(criteria, viewer);
        if (!atDoor) {
            conditions.scope(SEEN, scope);
        }
        var page = PAGE
                + conditions.where()
                + (atDoor ? order.clause(SearchConditions.condition(SEEN, scope), ASKED_CARD) : order.clause())
                + LIMIT;
        var found = jdbi.inTransaction(handle -> {
            int total = conditions
                    .bindTo(handle.createQuery(COUNT + conditions.where()))
                    .mapTo(Integer.class)
                    .one();
            if (atDoor) {
                conditions.bind(SEEN, scope);
            }
            var ids = conditions
                    .bindTo(handle.createQuery(page))
                    .bind("start", start)
                    .bind("max", max)
                    .mapTo(Long.class)
                    .list();
            return new Found(ids, total);
        });
        criteria.nationalNumber().ifPresent(number -> lookup.shown(number, found.total() > 0, inquiry));
        return new Page(people.views(found.ids(), viewer, Pictures.WITHOUT), found.total());
    }

    private record Found(List<Long> ids, int total) {}

    /** Those that are the number of no card; none where the viewer may not know. */
    public List<UitpasNumber> unknown(List<UitpasNumber> numbers, Viewer viewer) {
        if (numbers.isEmpty() || !viewer.visibilityOfStrangers().covers(Visibility.DOOR)) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(UNKNOWN_CARDS)
                .bindArray("numbers", String.class, digits(numbers))
                .map((row, _) -> new UitpasNumber(row.getString("number")))
                .list());
    }

    /**
     * Counts the numbers of a search, each, as far as they are unknown or foreign; to be done before anything is said about them.
     *
     * @param invalid how many others were sent that are the number of no card
     */
    public void note(List<UitpasNumber> numbers, int invalid, Inquiry inquiry) {
        if (inquiry.viewer().visibilityOfStrangers().covers(Visibility.DOOR)) {
            lookup.named(invalid, foreign(numbers, inquiry.viewer().scopeOfPeople()), inquiry);
        }
    }

    /** The passholders of these cards whom the viewer does not see in full. */
    private List<Foreign> foreign(List<UitpasNumber> numbers, PeopleScope scope) {
        if (numbers.isEmpty() || scope instanceof PeopleScope.Everybody) {
            return List.of();
        }
        var conditions = new SearchConditions();
        conditions.add(OF_CARDS, "cards", digits(numbers).toArray(String[]::new));
        conditions.add("not " + SearchConditions.condition(SEEN, scope));
        conditions.bind(SEEN, scope);
        return jdbi.withHandle(handle -> conditions
                .bindTo(handle.createQuery(FOREIGN + conditions.where()))
                .map((row, _) -> new Foreign(row.getLong("id"), row.getString("uid"), false))
                .list());
    }

    private SearchConditions conditions(PassholderCriteria criteria, Viewer viewer) {
        var all = new SearchConditions();
        if (criteria.nationalNumber().isPresent()) {
            var digest = nationalNumbers.digest(criteria.nationalNumber().get());
            all.add("passholder.national_number_digest = :digest", "digest", digest);
            all.scope("registered", viewer.scopeOfNationalNumbers());
        }
        if (!criteria.cards().isEmpty()) {
            all.add(OF_CARDS, "cards", digits(criteria.cards()).toArray(String[]::new));
        }
        words(criteria.words(), all);
        all.range("passholder.date_of_birth", "born", criteria.born());
        tariff(criteria.tariff(), all);
        all.range(CHECKINS, "checkins", criteria.checkins());
        all.range(POINTS, "points", criteria.points());
        if (!criteria.optIns().isEmpty()) {
            var columns = criteria.optIns().stream()
                    .map(kind -> "passholder." + kind.column())
                    .toList();
            all.add("(" + String.join(" or ", columns) + ")");
        }
        if (!criteria.school().isEmpty()) {
            all.add(SCHOOL, "school", criteria.school());
        }
        criteria.club().ifPresent(club -> club(club, all));
        if (!criteria.withBlocked()) {
            all.add("not " + BLOCKED);
        }
        return all;
    }

    private static void words(PassholderCriteria.Words words, SearchConditions all) {
        all.words("name", words.nameWithStars());
        all.words("first_name", words.firstNameWithStars());
        all.words("street", words.streetWithStars());
        all.words("city", words.cityWithStars());
        if (!words.postalCode().isEmpty()) {
            all.add("passholder.postal_code = :postalCode", "postalCode", words.postalCode());
        }
        if (!words.email().isEmpty()) {
            all.add("passholder.email <> '' and lower(passholder.email) = lower(:email)", "email", words.email());
        }
    }

    private void tariff(PassholderCriteria.Tariff tariff, SearchConditions all) {
        tariff.has()
                .ifPresent(has ->
                        all.add(has ? HAS_TARIFF : "not " + HAS_TARIFF, "today", LocalZone.dayOf(clock.instant())));
        if (!tariff.until().isOpen()) {
            var ends = new SearchConditions();
            ends.range("social_tariff_until", "tariff", tariff.until());
            all.within("exists (select from membership where passholder_id = passholder.id and ", ends, ")");
        }
    }

    private static void club(PassholderCriteria.Club club, SearchConditions all) {
        var membership = new SearchConditions();
        membership.add("association_id = :association", "association", club.associationId());
        membership.range("end_date", "membershipEnd", club.end());
        all.within(
                "exists (select from association_membership where passholder_id = passholder.id and ", membership, ")");
    }

    private static List<String> digits(List<UitpasNumber> numbers) {
        return numbers.stream().map(UitpasNumber::digits).toList();
    }
}
