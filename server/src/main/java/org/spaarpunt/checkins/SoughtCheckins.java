package org.spaarpunt.checkins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.storage.Conditions;
import org.spaarpunt.storage.Timestamps;

/** What one search asks for, as requirements of which one leads. Belongs to one thread. */
final class SoughtCheckins {
    private static final String OF_CARD_HOLDER =
            "passholder_id = (select passholder_id from card where number = :card)";
    private static final String AT_EVENT = "event_id = (select id from event where cdbid = :cdbid)";
    private static final String VIA_COUNTER = "counter_id = (select id from counter where consumer_key = :via)";
    private static final String IS_COUNTER =
            "select exists (select from counter where consumer_key = :via and id = any(:numbers))";
    private static final String IS_EVENT =
            "select exists (select from event where cdbid = :cdbid and id = any(:numbers))";
    private static final String SINCE = "checked_in_at >= :from";
    private static final String UNTIL = "checked_in_at <= :until";

    /** Entries of an index that are counted to choose it, in some hundredths of a second. */
    private static final int MOST_COMPARED = 200_000;

    private final Handle handle;
    private final CheckinCriteria criteria;

    private final List<Requirement> passholder = new ArrayList<>();
    private final List<EventCondition> events = new ArrayList<>();
    private Optional<Requirement> via = Optional.empty();
    private Optional<Requirement> event = Optional.empty();
    private Optional<Requirement> fewPeople = Optional.empty();
    private Optional<Requirement> manyPeople = Optional.empty();

    private SoughtCheckins(CheckinCriteria criteria, Handle handle) {
        this.handle = handle;
        this.criteria = criteria;
    }

    /**
     * How a search finds its check-ins.
     *
     * @param seen the people that the viewer sees in full
     */
    static CheckinWays ways(CheckinCriteria criteria, CheckinScope scope, PeopleScope seen, Handle handle) {
        var sought = new SoughtCheckins(criteria, handle);
        criteria.filters().forEach(filter -> sought.add(filter, seen));
        return switch (scope) {
            case CheckinScope.All _ -> sought.ofAll();
            case CheckinScope.OfPassholder(var uid) -> {
                sought.passholder.add(ofPassholder("own", uid));
                yield sought.ofAll();
            }
            case CheckinScope.OfCounter(var counter, var actor) ->
                sought.ofCounters(Set.of(counter), actor.map(Set::of).orElseGet(Set::of));
            case CheckinScope.OfCounters(var counters, var actors) -> sought.ofCounters(counters, actors);
        };
    }

    private void add(Filter filter, PeopleScope seen) {
        switch (filter) {
            case Filter.OfPassholder(var uid) -> passholder.add(ofPassholder("uid", uid));
            case Filter.OfCardHolder(var number) ->
                passholder.add(Requirement.that(OF_CARD_HOLDER, query -> query.bind("card", number)));
            case Filter.AtEvent(var cdbid) ->
                event = Optional.of(Requirement.that(AT_EVENT, query -> query.bind("cdbid", cdbid)));
            case Filter.ViaCounter(var key) ->
                via = Optional.of(Requirement.that(VIA_COUNTER, query -> query.bind("via", key)));
            case Filter.AtEventTitled(var part) -> events.add(EventCondition.titled(part));
            case Filter.LocatedAt(var organisation) -> events.add(EventCondition.locatedAt(organisation));
            case Filter.OrganisedBy(var organisation) -> events.add(EventCondition.organisedBy(organisation));
            case Filter.InCardSystems(var ids) -> events.add(EventCondition.inCardSystems(ids));
            case Filter.OfPeopleIn(var city) -> add(CityPeople.of(city, seen));
        }
    }

    private void add(CityPeople people) {
        if (people.areFew(handle)) {
            fewPeople = Optional.of(people.requirement());
        } else {
            handle.execute("set local plan_cache_mode = force_custom_plan");
            manyPeople = Optional.of(people.requirement());
        }
    }

    private static Requirement ofPassholder(String name, String uid) {
        return Requirement.that(
                "passholder_id = (select id from passholder where uid = :%s)".formatted(name),
                query -> query.bind(name, uid));
    }

    private CheckinWays ofAll() {
        var lead = Stream.of(ofPeople(), via.stream(), event.stream())
                .flatMap(Function.identity())
                .findFirst();
        if (events.isEmpty()) {
            return lead.isEmpty() && manyPeople.isPresent() ? ofManyPeople() : CheckinWays.one(way(lead, List.of()));
        }
        var found = EventCondition.events(events, handle);
        if (found.isEmpty()) {
            return CheckinWays.none();
        }
        var there = Requirement.oneOf("event_id", "events", found);
        return lead.isPresent()
                ? CheckinWays.one(way(lead, List.of(there)))
                : CheckinWays.of(way(there, List.of()), way(Optional.empty(), List.of(there)));
    }

    /** Those of some weeks, of people who are hashed where they made few of them. */
    private CheckinWays ofManyPeople() {
        var many = way(Optional.empty(), List.of());
        manyPeople = manyPeople.map(Requirement::hashed);
        return new CheckinWays(List.of(many), way(Optional.empty(), List.of()), many);
    }

    /** What leads before anything else. */
    private Stream<Requirement> ofPeople() {
        return Stream.concat(passholder.stream(), fewPeople.stream());
    }

    /** Those made at these counters, and those at events of these organisations. */
    private CheckinWays ofCounters(Set<Long> counters, Set<Long> organisations) {
        var there = events.isEmpty() ? List.<Long>of() : EventCondition.events(events, handle);
        if (there.isEmpty() && !events.isEmpty()) {
            return CheckinWays.none();
        }
        var checked =
                events.isEmpty() ? List.<Requirement>of() : List.of(Requirement.oneOf("event_id", "events", there));
        var own = organisations.isEmpty()
                ? List.<Long>of()
                : EventCondition.events(with(events, EventCondition.involving(organisations)), handle);
        var here = here(counters);
        var atOwn = Requirement.oneOf("event_id", "own", own);
        var scope = here.or(atOwn);
        var lead = ofPeople().findFirst();
        if (lead.isPresent()) {
            return CheckinWays.one(way(lead, with(checked, scope)));
        }
        if (via.isPresent() && isAny(IS_COUNTER, via.get(), counters)) {
            return CheckinWays.one(way(via, checked));
        }
        if (event.isPresent()) {
            if (isAny(IS_EVENT, event.get(), own)) {
                return CheckinWays.one(way(event, checked));
            }
            var atEvent = way(event, with(checked, here));
            return isFewer(here, event.get()) ? CheckinWays.of(way(here, checked), atEvent) : CheckinWays.one(atEvent);
        }
        if (via.isPresent()) {
            var atVia = way(via, List.of(atOwn));
            return isFewer(atOwn, via.get()) ? CheckinWays.of(way(atOwn, List.of()), atVia) : CheckinWays.one(atVia);
        }
        if (own.isEmpty() && counters.size() == 1) {
            return CheckinWays.one(way(here, checked));
        }
        return new CheckinWays(
                List.of(way(here, checked), way(atOwn, List.of(here.negated()))),
                way(scope, checked),
                way(Optional.empty(), with(checked, scope)));
    }

    private static Requirement here(Set<Long> counters) {
        return counters.size() == 1
                ? Requirement.that(
                        "counter_id = :counter",
                        query -> query.bind("counter", counters.iterator().next()))
                : Requirement.that(
                        "counter_id = any(:counters)", query -> query.bindArray("counters", Long.class, counters));
    }

    /** Whether fewer check-ins meet the one, as far as both are counted. */
    private boolean isFewer(Requirement one, Requirement other) {
        return counted(one) < counted(other);
    }

    private int counted(Requirement lead) {
        var conditions = ofTime().and(true, lead.found(), lead.values());
        return conditions
                .bound(handle.createQuery(
                        "select count(*) from (select 1 from checkin\n" + conditions.where() + "limit :most) counted"))
                .bind("most", MOST_COMPARED)
                .mapTo(Integer.class)
                .one();
    }

    /** Whether what is required is one of these. */
    private boolean isAny(String question, Requirement required, Collection<Long> numbers) {
        var query = handle.createQuery(question).bindArray("numbers", Long.class, numbers);
        required.values().accept(query);
        return query.mapTo(Boolean.class).one();
    }

    private Conditions way(Requirement lead, List<Requirement> checked) {
        return way(Optional.of(lead), checked);
    }

    /** @param checked beside what was requested of the check-ins themselves */
    private Conditions way(Optional<Requirement> lead, List<Requirement> checked) {
        var conditions = ofTime();
        lead.ifPresent(first -> conditions.and(true, first.found(), first.values()));
        Stream.of(ofPeople(), event.stream(), via.stream(), checked.stream(), manyPeople.stream())
                .flatMap(Function.identity())
                .filter(other -> !lead.equals(Optional.of(other)))
                .forEach(other -> conditions.and(true, other.checked(), other.values()));
        return conditions;
    }

    private Conditions ofTime() {
        var conditions = new Conditions().and(true, "reversed_at is null");
        criteria.from().ifPresent(from -> conditions.and(SINCE, "from", Timestamps.bound(from)));
        criteria.until().ifPresent(until -> conditions.and(UNTIL, "until", Timestamps.bound(until)));
        return conditions;
    }

    private static <T> List<T> with(List<T> some, T another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }
}
