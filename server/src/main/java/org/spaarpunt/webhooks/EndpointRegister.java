package org.spaarpunt.webhooks;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Rows;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.webhooks.Endpoint.State;

/**
 * The endpoints of counters, and what their owners do with them. Only the host of an address is in the audit log, because
 * receivers put secrets in paths.
 */
public final class EndpointRegister {
    /** How many endpoints a counter may have. */
    public static final int MOST = 20;

    /** What a transaction that begins now does not need to be told: all that was written before is visible or gone. */
    static final String HORIZON = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    /** What {@link #endpoint} reads. */
    static final String COLUMNS_OF_ENDPOINT = """
            webhook_endpoint.id, counter_id, webhook_endpoint.consumer_key, webhook_endpoint.address,
            webhook_endpoint.description, kinds, state, previous_secret_until, failing_since, webhook_endpoint.created_at
            """;

    private static final String COLUMNS = "select " + COLUMNS_OF_ENDPOINT + "from webhook_endpoint\n";

    private static final String LIST = COLUMNS + """
            where counter_id = :counter and (:application::text is null or consumer_key = :application)
            order by created_at, id
            """;

    private static final String LIST_OF_APPLICATION =
            COLUMNS + "where consumer_key = :application order by created_at, id";

    private static final String FIND = COLUMNS + "where id = :id";

    private static final String COUNT = "select count(*) from webhook_endpoint where counter_id = :counter";

    private static final String CREATE = """
            insert into webhook_endpoint (
                id, counter_id, consumer_key, address, description, kinds, secret, state, read_until, created_at)
            values (:id, :counter, :application, :address, :description, :kinds, :secret, 'ACTIVE', %s, :now)
            on conflict (id) do nothing
            """.formatted(HORIZON);

    private static final String CHANGE = """
            update webhook_endpoint set address = :address, description = :description, kinds = :kinds where id = :id
            """;

    private static final String SWITCH_OFF =
            "update webhook_endpoint set state = 'OFF' where id = :id and state <> 'OFF'";

    /** What happened while it was off is not reported. */
    private static final String SWITCH_ON = """
            update webhook_endpoint set state = 'ACTIVE', read_until = %s, failing_since = null
            where id = :id and state <> 'ACTIVE'
            """.formatted(HORIZON);

    private static final String REMOVE = "delete from webhook_endpoint where id = :id";

    private static final String ROTATE = """
            update webhook_endpoint
            set previous_secret = case when :until::timestamptz is not null then secret
                                       when previous_secret_until > :now then previous_secret end,
                previous_secret_until = case when :until::timestamptz is not null then :until
                                             when previous_secret_until > :now then previous_secret_until end,
                secret = :secret
            where id = :id
              and (:until::timestamptz is null or previous_secret_until is null or previous_secret_until <= :now)
            """;

    private static final String SECRET = "select secret from webhook_endpoint where id = :id";

    private final AuditedTransaction transaction;
    private final SecretBox box;
    private final SecureRandom random;
    private final KeyGenerator keys;
    private final AddressGuard guard;

    /**
     * The owner of endpoints.
     *
     * @param counterId the counter whose events are reported, and those of its organiser
     * @param counterKey the consumer key of that counter
     * @param application the key of an application that acts by itself; empty: people of the counter
     */
    public record Owner(long counterId, String counterKey, Optional<String> application) {
        /** Whether an endpoint is the owner's: people of a counter also decide about those of applications. */
        public boolean has(Endpoint endpoint) {
            return endpoint.counterId() == counterId
                    && (application.isEmpty() || application.equals(endpoint.application()));
        }
    }

    /** What an owner chooses of an endpoint. */
    public record Draft(String address, String description, Set<EventKind> kinds) {
        public Draft {
            kinds = Set.copyOf(kinds);
        }

        /** Whether an endpoint is as chosen here. */
        public boolean fits(Endpoint endpoint) {
            return endpoint.address().equals(address)
                    && endpoint.description().equals(description)
                    && Set.copyOf(endpoint.kinds()).equals(kinds);
        }
    }

    EndpointRegister(AuditedTransaction transaction, SecretBox box, SecureRandom random, AddressGuard guard) {
        this.transaction = transaction;
        this.box = box;
        this.random = random;
        this.keys = new KeyGenerator(random);
        this.guard = guard;
    }

    /** The owner's endpoints, the oldest first. */
    public List<Endpoint> list(Owner owner) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(LIST)
                        .bind("counter", owner.counterId())
                        .bind("application", owner.application())
                        .map((row, _) -> endpoint(row))
                        .list());
    }

    /** All endpoints that an application made by itself, the oldest first. */
    public List<Endpoint> ofApplication(String key) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(LIST_OF_APPLICATION)
                        .bind("application", key)
                        .map((row, _) -> endpoint(row))
                        .list());
    }

    public Optional<Endpoint> find(String id) {
        return Text.canBeStored(id) ? transaction.jdbi().withHandle(handle -> find(handle, id)) : Optional.empty();
    }

    /**
     * Adds an endpoint.
     *
     * @param chosenId empty: one is made. If there is an endpoint of this id, nothing is changed
     * @return its id and its signing secret
     */
    public Outcome<NewSecret> create(
            Actor actor, Owner owner, Optional<String> chosenId, Draft draft, Once<NewSecret> once) {
        var flaws = flaws(draft);
        if (!flaws.isEmpty()) {
            return new Outcome.Rejected<>(flaws);
        }
        var line = new Line(Act.WEBHOOK_CREATED, owner.counterKey(), words(draft.address(), draft.kinds()));
        var id = chosenId.orElseGet(keys::uid);
        return transaction.act(actor, line, once.around(handle -> {
            if (find(handle, id).isPresent()) {
                return new Outcome.Unchanged<>();
            }
            if (count(handle, owner) >= MOST) {
                return new Outcome.Refused<>(Refusal.TOO_MANY_WEBHOOKS);
            }
            var secret = SigningSecret.random(random).text();
            int rows = bound(handle.createUpdate(CREATE), draft)
                    .bind("id", id)
                    .bind("counter", owner.counterId())
                    .bind("application", owner.application())
                    .bind("secret", WebhookSecrets.seal(box, id, secret))
                    .bind("now", Timestamps.bound(transaction.now()))
                    .execute();
            return rows == 1 ? new Outcome.Done<>(new NewSecret(id, secret)) : new Outcome.Unchanged<>();
        }));
    }

    /** Gives an endpoint another address, description or other kinds. */
    public Outcome<Nothing> change(Actor actor, Owner owner, String id, Draft draft) {
        var flaws = flaws(draft);
        if (!flaws.isEmpty()) {
            return new Outcome.Rejected<>(flaws);
        }
        var line = new Line(Act.WEBHOOK_CHANGED, owner.counterKey(), words(draft.address(), draft.kinds()));
        return transaction.act(
                actor,
                line,
                handle -> ofOwner(handle, owner, id, endpoint -> {
                    if (draft.fits(endpoint)) {
                        return new Outcome.Unchanged<>();
                    }
                    bound(handle.createUpdate(CHANGE), draft).bind("id", id).execute();
                    return Outcome.done();
                }));
    }

    public Outcome<Nothing> switchOff(Actor actor, Owner owner, String id) {
        return update(actor, owner, id, Act.WEBHOOK_SWITCHED_OFF, SWITCH_OFF);
    }

    /** Switches an endpoint on, whatever it was off for. */
    public Outcome<Nothing> switchOn(Actor actor, Owner owner, String id) {
        return update(actor, owner, id, Act.WEBHOOK_SWITCHED_ON, SWITCH_ON);
    }

    /** Removes an endpoint with the log of its deliveries. */
    public Outcome<Nothing> remove(Actor actor, Owner owner, String id) {
        return update(actor, owner, id, Act.WEBHOOK_REMOVED, REMOVE);
    }

    /**
     * Gives an endpoint another signing secret. No more than two sign at a time.
     *
     * @param overlap how long reports are signed with the present secret too; zero: not at all
     */
    public Outcome<NewSecret> rotate(Actor actor, Owner owner, String id, Duration overlap, Once<NewSecret> once) {
        var flaws = InputRules.flaws(InputRules.overlap(overlap));
        if (!flaws.isEmpty()) {
            return new Outcome.Rejected<>(flaws);
        }
        var now = transaction.now();
        var until = overlap.isZero() ? Optional.<Instant>empty() : Optional.of(now.plus(overlap));
        Function<NewSecret, Line> line =
                _ -> new Line(Act.WEBHOOK_SECRET_ROTATED, owner.counterKey(), overlapWords(until));
        return transaction.act(
                actor,
                line,
                once.around(handle -> ofOwner(handle, owner, id, _ -> {
                    var secret = SigningSecret.random(random).text();
                    int rows = handle.createUpdate(ROTATE)
                            .bind("id", id)
                            .bind("secret", WebhookSecrets.seal(box, id, secret))
                            .bind("until", until.map(Timestamps::bound))
                            .bind("now", Timestamps.bound(now))
                            .execute();
                    return rows == 1
                            ? new Outcome.Done<>(new NewSecret(id, secret))
                            : new Outcome.Rejected<>(Input.OVERLAP, Refusal.TWO_SECRETS);
                })));
    }

    /** The signing secret, for an answer that repeats the one that made it. */
    public String secretOf(String id) {
        var sealed = transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(SECRET)
                        .bind("id", id)
                        .mapTo(String.class)
                        .one());
        return WebhookSecrets.open(box, id, sealed).text();
    }

    private Outcome<Nothing> update(Actor actor, Owner owner, String id, Act act, String statement) {
        var host = find(id).map(endpoint -> host(endpoint.address())).orElse("");
        return transaction.act(
                actor,
                new Line(act, owner.counterKey(), host),
                handle -> ofOwner(
                        handle,
                        owner,
                        id,
                        _ -> Outcome.changed(
                                handle.createUpdate(statement).bind("id", id).execute())));
    }

    private static <T> Outcome<T> ofOwner(Handle handle, Owner owner, String id, Function<Endpoint, Outcome<T>> act) {
        return Optional.of(id)
                .filter(Text::canBeStored)
                .flatMap(known -> find(handle, known))
                .filter(owner::has)
                .map(act)
                .orElseGet(() -> new Outcome.Unknown<>(Subject.WEBHOOK, id));
    }

    private List<Flaw> flaws(Draft draft) {
        return InputRules.flaws(
                InputRules.flawUnless(
                        WebhookAddress.parse(draft.address(), guard).isPresent(),
                        Input.ADDRESS,
                        Refusal.BAD_WEBHOOK_ADDRESS),
                InputRules.textIfAny(Input.DESCRIPTION, draft.description()),
                InputRules.flawUnless(!draft.kinds().isEmpty(), Input.EVENT_KINDS, Refusal.NO_EVENT_KIND));
    }

    private static Update bound(Update update, Draft draft) {
        return update.bind("address", draft.address())
                .bind("description", draft.description())
                .bindArray("kinds", String.class, EventKind.names(draft.kinds()));
    }

    private static long count(Handle handle, Owner owner) {
        return handle.createQuery(COUNT)
                .bind("counter", owner.counterId())
                .mapTo(Long.class)
                .one();
    }

    private static Optional<Endpoint> find(Handle handle, String id) {
        return handle.createQuery(FIND)
                .bind("id", id)
                .map((row, _) -> endpoint(row))
                .findOne();
    }

    static Endpoint endpoint(ResultSet row) throws SQLException {
        return new Endpoint(
                row.getString("id"),
                row.getLong("counter_id"),
                Optional.ofNullable(row.getString("consumer_key")),
                row.getString("address"),
                row.getString("description"),
                Rows.texts(row, "kinds").stream()
                        .flatMap(name -> EventKind.named(name).stream())
                        .toList(),
                State.valueOf(row.getString("state")),
                Timestamps.ifAnyIn(row, "previous_secret_until"),
                Timestamps.ifAnyIn(row, "failing_since"),
                Timestamps.in(row, "created_at"));
    }

    private static String words(String address, Set<EventKind> kinds) {
        return Stream.concat(Stream.of(host(address)), EventKind.names(kinds).stream())
                .collect(Collectors.joining(" "));
    }

    private static String overlapWords(Optional<Instant> until) {
        return until.map(moment -> "the old one works until " + moment).orElse("the old one stopped at once");
    }

    static String host(String address) {
        return URI.create(address).getHost();
    }
}
