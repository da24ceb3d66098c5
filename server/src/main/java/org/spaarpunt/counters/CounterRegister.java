package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.events.Organisations;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.passes.CardSystems;

/** Where people check in. Each counter has a consumer, whose key is the counter's name in the protocol, and an organisation. */
public final class CounterRegister {
    private static final String LIST = """
            select consumer_key, counter.name, organisation.external_id, organisation.name as organisation_name
            from counter left join organisation on organisation.id = counter.organisation_id
            where consumer_key > :after and (strpos(folded(counter.name), folded(:search)) > 0 or consumer_key = :search)
            order by consumer_key limit :limit
            """;

    private static final String FIND = """
            select consumer_key, counter.name, organisation.external_id, organisation.name as organisation_name
            from counter left join organisation on organisation.id = counter.organisation_id
            where consumer_key = :key
            """;

    private static final String GROUPS = """
            select card_system_id, card_system.name as card_system, permission_group.name as group_name
            from counter
            join counter_group on counter_group.counter_id = counter.id
            join card_system on card_system.id = card_system_id
            join permission_group on permission_group.id = group_id
            where consumer_key = :key
            order by card_system_id, group_name
            """;

    private static final String ID = "select id from counter where consumer_key = :key";

    private static final String CREATE = """
            insert into counter (consumer_key, organisation_id, name)
            select :key, id, :name from organisation where external_id = :organisation
            """;

    private static final String PUT = """
            insert into counter_group (counter_id, card_system_id, group_id)
            values (:counter, :cardSystem, :group) on conflict do nothing
            """;

    private static final String TAKE_OUT = """
            delete from counter_group where counter_id = :counter and card_system_id = :cardSystem and group_id = :group
            """;

    private final AuditedTransaction transaction;
    private final KeyGenerator keys;
    private final ConsumerRegister consumers;

    /**
     * A counter.
     *
     * @param organisation the id that the protocol shows; empty if the counter belongs to none
     */
    public record Details(String key, String name, String organisation, String organisationName) {}

    /** A permission group that a counter is in, within a card system. */
    public record Membership(long cardSystemId, String cardSystem, String group) {}

    /**
     * The values for a new counter.
     *
     * @param consumerKey of an existing consumer; empty: one is made
     * @param organisation the id of its organisation, which is made if it is new; empty: the counter's key
     */
    public record NewCounter(String name, Optional<String> consumerKey, Optional<String> organisation) {}

    /**
     * A counter that was created.
     *
     * @param secret of the consumer that was made for it, if one was
     */
    public record Created(String key, Optional<NewSecret> secret, String organisation) {}

    public CounterRegister(AuditedTransaction transaction, KeyGenerator keys, ConsumerRegister consumers) {
        this.transaction = transaction;
        this.keys = keys;
        this.consumers = consumers;
    }

    /** In the order of their keys. */
    public List<Details> list(Listing listing) {
        return transaction.list(LIST, listing, (row, _) -> details(row));
    }

    public Optional<Details> find(String key) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(FIND)
                        .bind("key", key)
                        .map((row, _) -> details(row))
                        .findOne());
    }

    private static Details details(ResultSet row) throws SQLException {
        return new Details(
                row.getString("consumer_key"),
                row.getString("name"),
                Optional.ofNullable(row.getString("external_id")).orElse(""),
                Optional.ofNullable(row.getString("organisation_name")).orElse(""));
    }

    /** The groups that a counter is in; empty if there is no such counter. */
    public List<Membership> groups(String key) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(GROUPS)
                        .bind("key", key)
                        .map((row, _) -> new Membership(
                                row.getLong("card_system_id"),
                                row.getString("card_system"),
                                row.getString("group_name")))
                        .list());
    }

    public Outcome<Created> create(Actor actor, NewCounter counter) {
        return create(actor, counter, Once.everyTime());
    }

    public Outcome<Created> create(Actor actor, NewCounter counter, Once<Created> once) {
        var key = counter.consumerKey().orElseGet(keys::key);
        var organisation = counter.organisation().orElse(key);
        var flaws = InputRules.flaws(
                InputRules.name(Input.NAME, counter.name()),
                InputRules.key(Input.KEY, key),
                counter.organisation().flatMap(id -> InputRules.key(Input.ORGANISATION, id)));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var line = new Line(Act.COUNTER_CREATED, key, counter.name() + ", organisation " + organisation);
        return transaction.act(actor, line, once.around(handle -> {
            if (counter.consumerKey().isPresent() && !ConsumerRegister.isLive(handle, key)) {
                return ConsumerRegister.exists(handle, key)
                        ? new Rejected<>(Input.KEY, Refusal.REVOKED)
                        : ConsumerRegister.unknown(key);
            }
            var secret = counter.consumerKey().isPresent()
                    ? Optional.<NewSecret>empty()
                    : Optional.of(consumers.insert(handle, key, counter.name()));
            insert(handle, key, counter.name(), organisation);
            return new Done<>(new Created(key, secret, organisation));
        }));
    }

    public Optional<CounterDescription> description(String key) {
        return transaction.jdbi().withHandle(handle -> CounterDescription.find(handle, key));
    }

    /** Sets what people see of a counter when they search for one; empty values clear the previous ones. */
    public Outcome<Nothing> describe(Actor actor, String key, CounterDescription description) {
        var flaws = description.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var line = new Line(Act.COUNTER_DESCRIBED, key, description.inWords());
        return transaction.act(actor, line, handle -> {
            int rows = description.save(handle, key);
            return rows == 0 && id(handle, key).isEmpty() ? unknown(key) : Outcome.changed(rows);
        });
    }

    /** Puts a counter in a permission group, for one card system. */
    public Outcome<Nothing> put(Actor actor, String key, long cardSystemId, String group) {
        return change(actor, Act.COUNTER_PUT_IN_GROUP, key, new Place(cardSystemId, group), PUT);
    }

    public Outcome<Nothing> takeOut(Actor actor, String key, long cardSystemId, String group) {
        return change(actor, Act.COUNTER_TAKEN_OUT_OF_GROUP, key, new Place(cardSystemId, group), TAKE_OUT);
    }

    public static Optional<Long> id(Handle handle, String key) {
        return handle.createQuery(ID).bind("key", key).mapTo(Long.class).findOne();
    }

    public static <T> Outcome<T> unknown(String key) {
        return new Unknown<>(Subject.COUNTER, key);
    }

    private record Place(long cardSystemId, String group) {}

    private Outcome<Nothing> change(Actor actor, Act act, String key, Place place, String sql) {
        var line = new Line(act, key, place.group() + ", card system " + place.cardSystemId());
        return transaction.act(actor, line, handle -> {
            var counter = id(handle, key);
            if (counter.isEmpty()) {
                return unknown(key);
            }
            var group = PermissionGroups.id(handle, place.group());
            if (group.isEmpty()) {
                return PermissionGroups.unknown(place.group());
            }
            if (!CardSystems.exists(handle, place.cardSystemId())) {
                return CardSystems.unknown(place.cardSystemId());
            }
            return Outcome.changed(handle.createUpdate(sql)
                    .bind("counter", counter.get())
                    .bind("cardSystem", place.cardSystemId())
                    .bind("group", group.get())
                    .execute());
        });
    }

    private static void insert(Handle handle, String key, String name, String organisation) {
        Organisations.add(handle, List.of(new Organisations.Named(organisation, name)));
        handle.createUpdate(CREATE)
                .bind("key", key)
                .bind("name", name)
                .bind("organisation", organisation)
                .execute();
    }
}
