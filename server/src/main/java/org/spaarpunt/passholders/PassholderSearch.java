package org.spaarpunt.passholders;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.lookups.Lookups.Foreign;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.ScopeConditions;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.storage.Conditions;
import org.spaarpunt.time.LocalZone;

/** Finds passholders by their details and activity, among those that a viewer may see. */
public final class PassholderSearch {
    /** The prefix of the parameters for the passholders that the viewer sees in full. */
    private static final String SEEN = "seen";

    /** If more people have the parts in their names, reading all names takes less time, since everyone found is counted. */
    private static final int RARE_ONE_IN = 8;

    private static final String FOREIGN = "select passholder.id, passholder.uid from passholder ";

    /** Indexes are in memory for the most part. Without this an index that is read as a whole seems to be slow. */
    private static final String IN_MEMORY = "set local random_page_cost = 1.1";

    private static final String OF_CARDS = """
            passholder.id in (select passholder_id from card where number = any(:cards))\
            """;

    private static final String HAS_TARIFF = """
            exists (select from membership where passholder_id = passholder.id and social_tariff_until >= :today)\
            """;

    private static final String SCHOOL = "passholder.school_id = (select id from counter where consumer_key = :school)";

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
        // Who has a card or a number is asked at counters, and decides what is counted as a look-up.
        boolean isOfCounter =
                criteria.nationalNumber().isPresent() || !criteria.cards().isEmpty();
        var found = (isOfCounter ? jdbi : reading).inTransaction(handle -> {
            handle.execute(IN_MEMORY);
            return find(handle, criteria, viewer, order, start, max);
        });
        criteria.nationalNumber().ifPresent(number -> lookup.shown(number, found.total() > 0, inquiry));
        return new Page(people.views(found.ids(), viewer, Pictures.WITHOUT), found.total());
    }

    private FoundPeople find(
            Handle handle, PassholderCriteria criteria, Viewer viewer, PassholderOrder order, int start, int max) {
        var scope = viewer.scopeOfPeople();
        var conditions = conditions(criteria, viewer);
        boolean atDoor = criteria.onlyCards()
                && viewer.visibilityOfStrangers().covers(Visibility.DOOR)
                && !(scope instanceof PeopleScope.Everybody);
        if (atDoor) {
            return new PeopleQuery(conditions, criteria, order, PeopleQuery.FEW).findAtDoor(handle, scope, start, max);
        }
        var parts = NameParts.ofPatterns(
                List.of(criteria.words().nameWithStars(), criteria.words().firstNameWithStars()));
        if (parts.areRare(names(criteria.words()), RARE_ONE_IN, handle)) {
            parts.add(conditions);
        }
        Members.limit(SEEN, scope, conditions, handle, PeopleQuery.FEW);
        return ActivePeople.of(conditions, criteria, order, PeopleQuery.FEW)
                .map(active -> active.find(handle, start, max))
                .orElseGet(
                        () -> new PeopleQuery(conditions, criteria, order, PeopleQuery.FEW).find(handle, start, max));
    }

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
        var ids = jdbi.withHandle(handle ->
                new PeopleByName(asked, viewer.scopeOfPeople(), PeopleQuery.FEW, handle).page(start, max + 1));
        var shown = ids.subList(0, Math.min(max, ids.size()));
        return new Page(people.views(shown, viewer, Pictures.WITHOUT), start + ids.size());
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
        return all;
    }

    private static Conditions names(PassholderCriteria.Words words) {
        return new Conditions().words("name", words.nameWithStars()).words("first_name", words.firstNameWithStars());
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
