package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.DatabaseCache;

/** The counters for which users and applications act, cached for a while. */
public final class OrganiserPlaces {
    private static final String COUNTER = """
            counter.consumer_key as counter_key,
            coalesce(organisation.external_id, counter.consumer_key) as organiser_id,
            coalesce(organisation.name, counter.name) as organiser_name
            """;

    private static final String OF_EMPLOYEE = """
            select %s
            from counter_employee employee
            join counter on counter.id = employee.counter_id
            join consumer on consumer.key = counter.consumer_key and consumer.suspended_at is null
            left join organisation on organisation.id = counter.organisation_id
            where employee.user_id = :userId
            order by organiser_name, counter.id
            """.formatted(COUNTER);

    private static final String OF_AGENT = """
            select %s, array_agg(agent.permission) as permissions
            from counter_agent agent
            join counter on counter.id = agent.counter_id
            join consumer on consumer.key = counter.consumer_key and consumer.suspended_at is null
            left join organisation on organisation.id = counter.organisation_id
            where agent.consumer_key = :key
            group by counter.id, organisation.id
            order by organiser_name, counter.id
            """.formatted(COUNTER);

    private final Jdbi jdbi;
    private final CounterCache counters;
    private final DatabaseCache<Long, List<Row>> ofEmployees;
    private final DatabaseCache<String, List<Gift>> ofAgents;

    private record Row(String counterKey, String organiserId, String organiserName) {}

    /** What an application was given at a counter; its place is derived again only when the counter was read again. */
    private static final class Gift {
        private final Row row;
        private final Set<ApiPermission> given;
        private final Set<CounterAction> actions;
        private volatile Optional<Derived> last = Optional.empty();

        private record Derived(CounterAccess from, OrganiserPlace place) {}

        Gift(Row row, Set<ApiPermission> given) {
            this.row = row;
            this.given = given;
            this.actions = ApiPermission.actionsOf(given);
        }

        @SuppressWarnings("ReferenceEquality") // A counter that was read again is another object.
        OrganiserPlace at(CounterAccess counter) {
            var known = last;
            if (known.isPresent() && known.get().from() == counter) {
                return known.get().place();
            }
            var place = place(row, limited(counter, actions), given);
            last = Optional.of(new Derived(counter, place));
            return place;
        }
    }

    /** @param staleness how long a change that was made through another server may be unknown to this one */
    public OrganiserPlaces(Jdbi jdbi, CounterCache counters, Duration staleness, InstantSource clock) {
        this.jdbi = jdbi;
        this.counters = counters;
        this.ofEmployees = new DatabaseCache<>(staleness, clock);
        this.ofAgents = new DatabaseCache<>(staleness, clock);
    }

    /** The counters where a user works, by name. */
    public List<OrganiserPlace> ofEmployee(long userId) {
        return ofEmployees.answer(userId, this::readEmployee).stream()
                .flatMap(row -> counters
                        .find(row.counterKey(), userId)
                        .filter(CounterAccess::worksHere)
                        .map(access -> place(row, access, ApiPermission.ofEmployee(access)))
                        .stream())
                .filter(place -> !place.permissions().isEmpty())
                .toList();
    }

    /** The counters for which an application has permissions, by name. */
    public List<OrganiserPlace> ofAgent(String consumerKey) {
        return ofAgents.answer(consumerKey, this::readAgent).stream()
                .flatMap(gift -> counters.find(gift.row.counterKey()).map(gift::at).stream())
                .filter(place -> !place.permissions().isEmpty())
                .toList();
    }

    /** What the application may do at the counter with this key, if it has permissions for it. */
    public Optional<OrganiserPlace> ofAgent(String consumerKey, String counterKey) {
        return ofAgent(consumerKey).stream()
                .filter(place -> place.counterKey().equals(counterKey))
                .findFirst();
    }

    /** Empties the cache, because something was changed here. */
    public void forget() {
        ofEmployees.forget();
        ofAgents.forget();
    }

    /** What the counter may do, as far as an application may do it there. */
    private static CounterAccess limited(CounterAccess counter, Set<CounterAction> allowed) {
        var actions = new HashMap<Long, Set<CounterAction>>();
        counter.actions().forEach((system, all) -> {
            var some = new HashSet<>(all);
            some.retainAll(allowed);
            actions.put(system, Set.copyOf(some));
        });
        return new CounterAccess(counter.counterId(), counter.organisationId(), Optional.empty(), actions);
    }

    private static OrganiserPlace place(Row row, CounterAccess access, Set<ApiPermission> permissions) {
        return new OrganiserPlace(row.organiserId(), row.organiserName(), row.counterKey(), access, permissions);
    }

    private List<Row> readEmployee(long userId) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_EMPLOYEE)
                .bind("userId", userId)
                .map((row, _) -> row(row))
                .list());
    }

    private List<Gift> readAgent(String key) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_AGENT)
                .bind("key", key)
                .map((row, _) -> new Gift(row(row), permissions(row)))
                .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString("counter_key"), row.getString("organiser_id"), row.getString("organiser_name"));
    }

    /** An unknown permission is skipped: a newer server may have stored it. */
    private static Set<ApiPermission> permissions(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("permissions").getArray())
                .flatMap(name -> ApiPermission.named(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
