package org.spaarpunt.api4;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.spaarpunt.api4.OperationSamples.Sample;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.testing.Answer;

/**
 * Callers of every kind beside the demo: applications with every permission at De Werf, at another organizer of its card
 * systems and at one of another card system; employees and admins of these; passholders; and those that proved nothing.
 */
final class EveryCaller {
    private static final int NOT_OFFERED = 501;

    private static final String WORLD = """
            insert into app_user (uid, nick, email) values
                ('mia', 'mia', 'mia@demo.example'), ('fay', 'fay', 'fay@demo.example'), ('liv', 'liv', 'liv@demo.example'),
                ('demo-passholder-9', 'jean-marie', 'jean-marie@demo.example');
            insert into counter_employee (counter_id, user_id, role)
            select counter.id, app_user.id, role
            from (values
                ('31413BDF-DFC7-7A9F-10403618C2816E44', 'mia', 'MEMBER'), ('far-door', 'fay', 'ADMIN'),
                ('demo-library-haaltert', 'liv', 'ADMIN')) works (consumer_key, nick, role)
            join counter using (consumer_key)
            join app_user using (nick);
            insert into consumer (key, secret, name)
            select key, 'secret', key from unnest(array['bare', 'own', 'other', 'far', 'gone']) as made (key);
            insert into oauth2_client (consumer_key, kind, grants)
            select key, 'CONFIDENTIAL', '{CLIENT_CREDENTIALS}' from consumer where key in ('bare', 'own', 'other', 'far', 'gone');
            insert into association_membership (passholder_id, association_id, end_date)
            select id, 1, '2026-11-30' from passholder where uid = 'demo-passholder-9';
            update counter set school = true where consumer_key = 'demo-library-haaltert';
            update passholder set school_id = counter.id from counter
            where uid = 'demo-passholder-9' and consumer_key = 'demo-library-haaltert';
            """;

    private static final String PERMIT = """
            insert into counter_agent (consumer_key, counter_id, permission)
            select given.client, counter.id, :permission
            from (values
                ('own', '31413BDF-DFC7-7A9F-10403618C2816E44'), ('other', 'demo-library-haaltert'), ('far', 'far-door'))
                given (client, consumer_key)
            join counter using (consumer_key)
            -- What reaches beyond one organizer has only the first.
            where given.client = 'own' or :permission !~ '_ALL$'
            """;

    private final JsonServer server;
    private final Map<Kind, JsonCaller> callers = new EnumMap<>(Kind.class);
    private final Map<String, String> made = new HashMap<>();
    private final Map<String, Optional<Kind>> serving = new HashMap<>();

    /** The kinds of callers, by the head of their column. */
    enum Kind {
        NOBODY("no token"),
        ENDED("token that ended"),
        UNKNOWN_CLIENT_ID("unknown client id"),
        CLIENT_ID("client id"),
        BARE_CLIENT("client without permissions"),
        OWN_CLIENT("client, own organizer"),
        OTHER_CLIENT("client, other organizer"),
        FAR_CLIENT("client, other card system"),
        OWN_MEMBER("member, own organizer"),
        OWN_ADMIN("admin, own organizer"),
        OTHER_ADMIN("admin, other organizer"),
        FAR_MEMBER("member, other card system"),
        FAR_ADMIN("admin, other card system"),
        PASSHOLDER("the passholder"),
        OTHER_PASSHOLDER("another passholder"),
        ADMINISTRATOR("administrator");

        private final String head;

        Kind(String head) {
            this.head = head;
        }

        String head() {
            return head;
        }
    }

    EveryCaller() {
        this(Map.of());
    }

    /** On a server with these settings. */
    EveryCaller(Map<String, String> settings) {
        this.server = new JsonServer(settings, this::enter);
    }

    /** To be registered as an extension. */
    JsonServer server() {
        return server;
    }

    /** Once for each server: with their tokens, which are valid again whenever everything begins anew. */
    private void enter(JsonServer entered) {
        FarCounter.open(entered);
        entered.jdbi().useHandle(handle -> {
            handle.createScript(WORLD).execute();
            for (var permission : ApiPermission.values()) {
                handle.createUpdate(PERMIT)
                        .bind("permission", permission.name())
                        .execute();
            }
        });
        entered.running().sealSecrets();
        entered.running().features().forgetChanged();
        for (var kind : Kind.values()) {
            callers.put(kind, newCaller(kind));
        }
    }

    /** Everything is as it was at first. */
    void beginAnew() {
        server.beginAnew();
        made.clear();
    }

    JsonCaller caller(Kind kind) {
        return Objects.requireNonNull(callers.get(kind));
    }

    private JsonCaller newCaller(Kind kind) {
        return switch (kind) {
            case NOBODY -> server.anonymous();
            case ENDED -> ended();
            case UNKNOWN_CLIENT_ID -> server.anonymous().with("x-client-id", "nobody");
            case CLIENT_ID -> server.anonymous().with("x-client-id", "own");
            case BARE_CLIENT -> server.asClient("bare");
            case OWN_CLIENT -> server.asClient("own");
            case OTHER_CLIENT -> server.asClient("other");
            case FAR_CLIENT -> server.asClient("far");
            case OWN_MEMBER -> server.as("mia");
            case OWN_ADMIN -> server.as("ann");
            case OTHER_ADMIN -> server.as("liv");
            case FAR_MEMBER -> server.as("eve");
            case FAR_ADMIN -> server.as("fay");
            case PASSHOLDER -> server.as("jean-marie", "demo-member-mobile");
            case OTHER_PASSHOLDER -> server.as("jef", "demo-member-mobile");
            case ADMINISTRATOR -> server.as("admin");
        };
    }

    private JsonCaller ended() {
        var client = server.asClient("gone");
        server.jdbi().useHandle(handle -> handle.execute("delete from oauth2_client where consumer_key = 'gone'"));
        server.running().features().forgetChanged();
        return client;
    }

    /** Sends the sample of an operation as this caller. */
    Answer ask(Kind kind, Operation operation) {
        return filled(operation).send(caller(kind), operation.method());
    }

    /** Sends any request as this caller. */
    Answer send(Kind kind, String method, String path, String body) {
        return new Sample(path, body).send(caller(kind), method);
    }

    /** The sample of an operation, with what its braces stand for. */
    Sample filled(Operation operation) {
        var sample = OperationSamples.of(operation);
        return sample.at(filled(sample.path()));
    }

    /**
     * A caller whom the sample of the operation is answered; empty for what is not offered, and for what devices ask.
     * Everything must be as it was at first, and is so afterwards.
     */
    Optional<Kind> servedBy(Operation operation) {
        var name = OperationSamples.name(operation);
        var known = serving.get(name);
        if (known == null) {
            known = tried(operation);
            serving.put(name, known);
        }
        return known;
    }

    private Optional<Kind> tried(Operation operation) {
        for (var kind : List.of(Kind.OWN_CLIENT, Kind.OWN_ADMIN, Kind.PASSHOLDER, Kind.NOBODY)) {
            var answer = ask(kind, operation);
            if (answer.status() < 300 && !operation.method().equals("GET")) {
                beginAnew();
            }
            if (answer.status() < 300 || answer.status() == NOT_OFFERED) {
                return answer.status() < 300 ? Optional.of(kind) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The path with what the braces of a sample stand for, which is made if it is not there yet. */
    String filled(String path) {
        var filled = path;
        for (var name : List.of("checkin", "redemption", "reward", "grouppass", "webhook", "delivery")) {
            if (path.contains("{" + name + "}")) {
                filled = filled.replace("{" + name + "}", made(name));
            }
        }
        return filled;
    }

    private String made(String name) {
        var known = made.get(name);
        if (known != null) {
            return known;
        }
        var made = make(name);
        this.made.put(name, made);
        return made;
    }

    private String make(String name) {
        return switch (name) {
            case "checkin" ->
                id(Kind.OWN_ADMIN, "/checkins", """
                    {"eventId":"%s","uitpasNumber":"%s"}""".formatted(OperationSamples.EVENT, OperationSamples.CARD));
            case "redemption" -> id(Kind.OWN_ADMIN, "/rewards/redeemed", """
                    {"rewardId":"5687","uitpasNumber":"%s"}""".formatted(OperationSamples.CARD));
            case "reward" -> id(Kind.OWN_CLIENT, "/rewards", """
                    {"title":"Thee","type":"POINTS","points":1,"promotionalDescription":"Thee",
                     "publicationPeriod":{"begin":"2026-11-01T00:00:00+01:00"},"owningCardSystem":{"id":2}}""");
            case "webhook" -> id(Kind.OWN_CLIENT, "/webhooks", """
                    {"organizerId":"%s","url":"https://hooks.example/","events":["checkin.undone"]}""".formatted(OperationSamples.WERF));
            case "delivery" -> {
                var path = "/webhooks/" + made("webhook");
                caller(Kind.OWN_CLIENT).post(path + "/test", "");
                yield caller(Kind.OWN_CLIENT)
                        .get(path + "/deliveries")
                        .json()
                        .at("/member/0/id")
                        .asString();
            }
            case "grouppass" ->
                server.jdbi()
                        .withHandle(handle -> handle.createQuery("select uuid from group_pass")
                                .mapTo(String.class)
                                .first());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private String id(Kind kind, String path, String body) {
        var answer = caller(kind).post(path, body);
        if (answer.status() >= 400) {
            throw new IllegalStateException(path + ": " + answer.body());
        }
        return answer.json().path("id").asString();
    }

    static List<Kind> kinds() {
        return List.of(Kind.values());
    }
}
