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
import org.spaarpunt.storage.Conditions;
import org.spaarpunt.time.LocalZone;

/** Finds passholders by their details and activity, among those that a viewer may see. */
public final class PassholderSearch {
    /** In a statement with {@link #candidates}. */
    static final String CHECKINS = "coalesce(visits.checkins, 0)";

    private static final String POINTS = "coalesce(held.points, 0)";

    /** The prefix of the parameters for the passholders that the viewer sees in full. */
    private static final String SEEN = "seen";

    private static final String PAGE = "select passholder.id from passholder ";
    private static final String FOREIGN = "select passholder.id, passholder.uid from passholder ";
    private static final String LIMIT = " limit :max offset :start";

    /** Each of the two ranges is read from an index. */
    private static final String BEGINS = """
            ((folded(name) collate "C" >= folded(:from) and folded(name) collate "C" < folded(:to))
             or (folded(first_name) collate "C" >= folded(:from) and folded(first_name) collate "C" < folded(:to)))\
            """;

    private static final String BY_NAME = """
            order by folded(name) collate "C", folded(first_name) collate "C", passholder.id
            limit :max offset :start
            """;

    private static final String OF_CARDS = """
            passholder.id in (select passholder_id from card where number = any(:cards))\
            """;

    /** Begins with the few memberships that are not active, for which there is an index. */
    private static final String NOT_BLOCKED = """
            not exists (
                select from membership blocked
                where blocked.passholder_id = passholder.id and blocked.status <> 'ACTIVE'
                  and not exists (
                      select from membership active
                      where active.passholder_id = blocked.passholder_id and active.status = 'ACTIVE'))\
            """;

    private static final String HAS_TARIFF = """
            exists (select from membership where passholder_id = passholder.id and social_tariff_until >= :today)\
            """;

    private static final String SCHOOL = "passholder.school_id = (select id from counter where consumer_key = :school)";

    private static final String ASKED_CARD = """
            (select min(number) from card where card.passholder_id = passholder.id and number = any(:cards))\
            """;

    private static final String UNKNOWN_CARDS = """
            select asked.number
            from unnest(:numbers) with ordinality asked (number, position)
            left join card using (number)
            where card.number is null
            order by position
            """;

    private final Jdbi jdbi;
    private final Jdbi reading;
    private final PassholderReader people;
    private final NationalNumbers nationalNumbers;
    private final PassholderLookup lookup;
    private final InstantSource clock;

    /** Some of the passholders that were found, as the viewer sees them, and how many were found in all. */
    public record Page(List<PersonView> people, int total) {}

    /**
     * Where it reads.
     *
     * @param jdbi for people at a counter, of whom something may just have been written
     * @param reading for other searches, which may be a few seconds old: only which people are found is; they are
     *     shown as they are now, to the viewers who may see them now
     */
    record Places(Jdbi jdbi, Jdbi reading) {}

    PassholderSearch(
            Places places,
            PassholderReader people,
            NationalNumbers nationalNumbers,
            PassholderLookup lookup,
            InstantSource clock) {
        this.jdbi = places.jdbi();
        this.reading = places.reading();
        this.lookup = lookup;
        this.people = people;
        this.nationalNumbers = nationalNumbers;
        this.clock = clock;
    }

    /**
     * Finds passholders that the viewer sees in full, in the given order. If cards are the only criterion, also those
     * of whom the viewer sees only what a door needs: they come last.
     */
    public Page find(PassholderCriteria criteria, Inquiry inquiry, PassholderOrder order, int start, int max) {
        var viewer = inquiry.viewer();
        var scope = viewer.scopeOfPeople();
        boolean atDoor = criteria.onlyCards()
                && viewer.visibilityOfStrangers().covers(Visibility.DOOR)
                && !(scope instanceof PeopleScope.Everybody);
        var conditions = conditions(criteria, viewer);
        if (!atDoor) {
            ScopeConditions.add(SEEN, scope, conditions);
        }
        var activity = activity(criteria);
        var page = select("passholder.id", conditions, activity, order.key() == PassholderOrder.Key.CHECKINS)
                + (atDoor ? order.clause(ScopeConditions.condition(SEEN, scope), ASKED_CARD) : order.clause())
                + LIMIT;
        // Who has a card or a number is asked at counters, and decides what is counted as a look-up.
        boolean isOfCounter =
                criteria.nationalNumber().isPresent() || !criteria.cards().isEmpty();
        var found = (isOfCounter ? jdbi : reading).inTransaction(handle -> {
            int total = activity.bound(
                            conditions.bound(handle.createQuery(select("count(*)", conditions, activity, false))))
                    .mapTo(Integer.class)
                    .one();
            var paged = activity.bound(conditions.bound(handle.createQuery(page)));
            if (atDoor) {
                ScopeConditions.binding(SEEN, scope).accept(paged);
            }
            var ids = paged.bind("start", start)
                    .bind("max", max)
                    .mapTo(Long.class)
                    .list();
            return new Found(ids, total);
        });
        criteria.nationalNumber().ifPresent(number -> lookup.shown(number, found.total() > 0, inquiry));
        return new Page(people.views(found.ids(), viewer, Pictures.WITHOUT), found.total());
    }

    private record Found(List<Long> ids, int total) {}

    /**
     * Finds passholders that the viewer sees in full by words of their names, whatever the words' order: first those
     * one of whose names begins with the first word, for which there is an index, and only if there are none, those
     * that have the word within a name.
     *
     * @param max how many are wanted; the total counts no further than one more
     */
    public Page byName(NameSearch asked, Viewer viewer, int max) {
        return byName(asked, viewer, 0, max);
    }

    /**
     * A later part of the same.
     *
     * @param start how many come before it
     */
    public Page byName(NameSearch asked, Viewer viewer, int start, int max) {
        if (asked.isEmpty()) {
            return new Page(List.of(), 0);
        }
        var beginning = named(asked, viewer, true, start, max);
        // Of a part beyond the end, the first one decides which names are meant.
        boolean within = beginning.isEmpty()
                && !asked.words().isEmpty()
                && (start == 0 || named(asked, viewer, true, 0, 1).isEmpty());
        var ids = within ? named(asked, viewer, false, start, max) : beginning;
        var shown = ids.subList(0, Math.min(max, ids.size()));
        return new Page(people.views(shown, viewer, Pictures.WITHOUT), start + ids.size());
    }

    private List<Long> named(NameSearch asked, Viewer viewer, boolean beginning, int start, int max) {
        var conditions = new Conditions();
        for (int i = 0; i < asked.words().size(); i++) {
            var name = "word" + i;
            var word = asked.words().get(i);
            if (i == 0 && beginning) {
                conditions.and(true, BEGINS, query -> query.bind("from", word).bind("to", word + Conditions.LAST));
            }
            conditions.and("strpos(folded(first_name || ' ' || name), folded(:" + name + ")) > 0", name, word);
        }
        conditions.range("passholder.date_of_birth", "born", asked.born(), asked.born());
        ScopeConditions.add(SEEN, viewer.scopeOfPeople(), conditions);
        return jdbi.withHandle(handle -> conditions
                .bound(handle.createQuery(PAGE + conditions.where() + BY_NAME))
                .bind("start", start)
                .bind("max", max + 1)
                .mapTo(Long.class)
                .list());
    }

    /** The numbers that belong to no card; empty if the viewer may not know. */
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
     * Counts the unknown and foreign numbers of a search. To be called before anything about them is returned.
     *
     * @param invalid how many other texts were sent that cannot be a card's number
     */
    public void note(List<UitpasNumber> numbers, int invalid, Inquiry inquiry) {
        if (inquiry.viewer().visibilityOfStrangers().covers(Visibility.DOOR)) {
            lookup.named(invalid, foreign(numbers, inquiry.viewer().scopeOfPeople()), inquiry);
        }
    }

    /** The passholders of these cards that the viewer does not see in full. */
    private List<Foreign> foreign(List<UitpasNumber> numbers, PeopleScope scope) {
        if (numbers.isEmpty() || scope instanceof PeopleScope.Everybody) {
            return List.of();
        }
        var conditions = new Conditions();
        conditions.and(true, OF_CARDS, query -> query.bindArray("cards", String.class, digits(numbers)));
        conditions.and(true, "not " + ScopeConditions.condition(SEEN, scope), ScopeConditions.binding(SEEN, scope));
        return jdbi.withHandle(handle -> conditions
                .bound(handle.createQuery(FOREIGN + conditions.where()))
                .map((row, _) -> new Foreign(row.getLong("id"), row.getString("uid"), false))
                .list());
    }

    private Conditions conditions(PassholderCriteria criteria, Viewer viewer) {
        var all = new Conditions();
        if (criteria.nationalNumber().isPresent()) {
            var digest = nationalNumbers.digest(criteria.nationalNumber().get());
            all.and("passholder.national_number_digest = :digest", "digest", digest);
            ScopeConditions.add("registered", viewer.scopeOfNationalNumbers(), all);
        }
        if (!criteria.cards().isEmpty()) {
            all.and(true, OF_CARDS, query -> query.bindArray("cards", String.class, digits(criteria.cards())));
        }
        words(criteria.words(), all);
        all.range(
                "passholder.date_of_birth",
                "born",
                criteria.born().from(),
                criteria.born().to());
        tariff(criteria.tariff(), all);
        if (!criteria.optIns().isEmpty()) {
            var columns = criteria.optIns().stream()
                    .map(kind -> "passholder." + kind.column())
                    .toList();
            all.and(true, "(" + String.join(" or ", columns) + ")");
        }
        if (!criteria.school().isEmpty()) {
            all.and(SCHOOL, "school", criteria.school());
        }
        criteria.club().ifPresent(club -> club(club, all));
        if (!criteria.withBlocked()) {
            all.and(true, NOT_BLOCKED);
        }
        return all;
    }

    private static Conditions activity(PassholderCriteria criteria) {
        return new Conditions()
                .range(
                        CHECKINS,
                        "checkins",
                        criteria.checkins().from(),
                        criteria.checkins().to())
                .range(
                        POINTS,
                        "points",
                        criteria.points().from(),
                        criteria.points().to());
    }

    /** The statement up to its order. */
    private static String select(String selected, Conditions people, Conditions activity, boolean sortedByActivity) {
        return activity.where().isEmpty() && !sortedByActivity
                ? "select " + selected + " from passholder " + people.where()
                : candidates(people.where(), selected) + activity.where();
    }

    /**
     * The people who meet all other conditions, with their points and check-ins, which are looked up for those alone and
     * not beside {@code passholder}: a distributed database has them elsewhere.
     */
    private static String candidates(String where, String selected) {
        return """
            with candidate as materialized (
                select passholder.id from passholder
                %s),
            held as materialized (
                select passholder_id, points from balance where passholder_id = any(array(select id from candidate))
            ),
            visits as materialized (
                select passholder_id, count(*) as checkins from checkin
                where passholder_id = any(array(select id from candidate)) and reversed_at is null
                group by passholder_id
            )
            select %s from candidate
            join passholder on passholder.id = candidate.id
            left join held on held.passholder_id = candidate.id
            left join visits on visits.passholder_id = candidate.id
            """.formatted(where, selected);
    }

    private static void words(PassholderCriteria.Words words, Conditions all) {
        all.words("name", words.nameWithStars());
        all.words("first_name", words.firstNameWithStars());
        all.words("street", words.streetWithStars());
        all.words("city", words.cityWithStars());
        if (!words.postalCode().isEmpty()) {
            all.and("passholder.postal_code = :postalCode", "postalCode", words.postalCode());
        }
        if (!words.email().isEmpty()) {
            all.and("passholder.email <> '' and lower(passholder.email) = lower(:email)", "email", words.email());
        }
    }

    private void tariff(PassholderCriteria.Tariff tariff, Conditions all) {
        tariff.has()
                .ifPresent(has ->
                        all.and(has ? HAS_TARIFF : "not " + HAS_TARIFF, "today", LocalZone.dayOf(clock.instant())));
        if (!tariff.until().isOpen()) {
            var ends = new Conditions();
            ends.range(
                    "social_tariff_until",
                    "tariff",
                    tariff.until().from(),
                    tariff.until().to());
            all.within("exists (select from membership where passholder_id = passholder.id and ", ends, ")");
        }
    }

    private static void club(PassholderCriteria.Club club, Conditions all) {
        var membership = new Conditions();
        membership.and("association_id = :association", "association", club.associationId());
        membership.range(
                "end_date", "membershipEnd", club.end().from(), club.end().to());
        all.within(
                "exists (select from association_membership where passholder_id = passholder.id and ", membership, ")");
    }

    private static List<String> digits(List<UitpasNumber> numbers) {
        return numbers.stream().map(UitpasNumber::digits).toList();
    }
}
