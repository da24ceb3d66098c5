package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.api4.EveryCaller.Kind;
import org.spaarpunt.api4.OperationSamples.Sample;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.testing.Answer;

/** What an {@code Idempotency-Key} does for every write: of the table of operations, so that a new one is covered by itself. */
class RepeatedWritesTest {
    /** Answered with a body that is not kept, and deciding again changes nothing. */
    private static final Set<String> DECIDED_AGAIN =
            Set.of("POST /organizers/{organizerId}/admins", "PUT /webhooks/{webhookId}");

    /** A second replacement would lose the secret that the first answer showed: the repeat is refused. */
    private static final String ROTATION = "POST /webhooks/{webhookId}/secret";

    /** Answered with a secret, which is not kept: a repeat makes another one. */
    private static final Set<String> MADE_AGAIN = Set.of("POST /kiosks/{kioskId}/setup-code");

    /** Each of their entries has a key of its own. */
    private static final Set<String> BATCHES =
            Set.of("POST /checkins/batch", "POST /passholders/{passholderId}/checkins/batch");

    private static final EveryCaller CALLERS = new EveryCaller();

    @RegisterExtension
    static final JsonServer SERVER = CALLERS.server();

    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void begin() {
        CALLERS.beginAnew();
    }

    @Test
    void a_refusal_is_decided_anew_then_a_repeat_gets_the_same_answer_and_another_request_is_refused() {
        writes().forEach(operation -> CALLERS.servedBy(operation).ifPresent(kind -> {
            var filled = CALLERS.filled(operation);
            var keyed = CALLERS.caller(kind).with("Idempotency-Key", "first");
            if (filled.isJson()) {
                var refused = send(keyed, operation, new Sample(filled.path(), "7"));
                expect(refused.status() == 400, operation, refused);
            }
            var first = send(keyed, operation, filled);
            expect(first.status() < 300 && !isReplayed(first), operation, first);
            expectRepeat(operation, first, send(keyed, operation, filled));
            expectReused(operation, send(keyed, operation, another(filled)));
            CALLERS.beginAnew();
        }));
        assertThat(wrong).isEmpty();
    }

    private void expectRepeat(Operation operation, Answer first, Answer repeated) {
        if (BATCHES.contains(OperationSamples.name(operation))) {
            expect(repeated.body().contains("\"replayed\":true"), operation, repeated);
            return;
        }
        boolean madeAgain = MADE_AGAIN.contains(OperationSamples.name(operation));
        expect(
                repeated.status() == first.status()
                        && (madeAgain || repeated.body().equals(first.body())),
                operation,
                repeated);
        var decidedAgain = madeAgain || DECIDED_AGAIN.contains(OperationSamples.name(operation));
        expect(isReplayed(repeated) != decidedAgain, operation, repeated);
    }

    private void expectReused(Operation operation, Answer refused) {
        expect(refused.body().contains("header/idempotency-key-reused"), operation, refused);
        expect(
                refused.status() == (BATCHES.contains(OperationSamples.name(operation)) ? 200 : 422),
                operation,
                refused);
    }

    private static Sample another(Sample sample) {
        return sample.body().isEmpty()
                ? new Sample(sample.path() + (sample.path().contains("?") ? "&" : "?") + "other=1", "")
                : new Sample(sample.path(), sample.body() + " ");
    }

    private static boolean isReplayed(Answer answer) {
        return answer.header("Idempotency-Replayed").isPresent();
    }

    @Test
    void a_reward_that_is_posted_twice_at_once_under_one_key_is_one_reward() throws Exception {
        var sample = OperationSamples.of(operation("POST /rewards"));
        var keyed = CALLERS.caller(Kind.OWN_CLIENT).with("Idempotency-Key", "once");
        Callable<Answer> post = () -> keyed.post(sample.path(), sample.body());
        var before = rewards();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(post, post, post, post));
            var ids = Stream.<String>builder();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
                ids.add(answer.get().json().path("id").asString());
            }
            assertThat(ids.build().distinct()).hasSize(1);
        }
        assertThat(rewards()).isEqualTo(before + 1);
    }

    @Test
    void a_repeated_change_of_a_reward_does_not_undo_what_others_changed_since() {
        var sample = OperationSamples.of(operation("PUT /rewards/{rewardId}"));
        var path = CALLERS.filled(sample.path());
        var client = CALLERS.caller(Kind.OWN_CLIENT);
        var keyed = client.with("Idempotency-Key", "once");

        keyed.put(path, sample.body());
        client.put(path, sample.body().replace("Soep", "Dagsoep"));
        var repeated = keyed.put(path, sample.body());

        assertThat(repeated.header("Idempotency-Replayed")).contains("true");
        assertThat(repeated.json().path("title").asString()).isEqualTo("Dagsoep");
    }

    @Test
    void after_a_day_a_key_stands_for_a_new_request() {
        var sample = OperationSamples.of(operation("PUT /events/{eventId}/settings"));
        var keyed = CALLERS.caller(Kind.OWN_ADMIN).with("Idempotency-Key", "once");
        keyed.put(sample.path(), sample.body());
        SERVER.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "update kept_answer set repeats_until = repeats_until - interval '1 day' where passholder_id is null"));

        assertThat(keyed.put(sample.path(), sample.body() + " ").status()).isEqualTo(204);
    }

    private static long rewards() {
        return SERVER.number("select count(*) from reward");
    }

    private static Stream<Operation> writes() {
        return OperationSamples.operations(SERVER.running().features()).stream()
                .filter(operation -> !operation.method().equals("GET") && !isNamed(ROTATION, operation));
    }

    private static Operation operation(String name) {
        return writes().filter(operation -> isNamed(name, operation))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isNamed(String name, Operation operation) {
        return OperationSamples.name(operation).equals(name);
    }

    private static Answer send(JsonCaller caller, Operation operation, Sample sample) {
        return sample.send(caller, operation.method());
    }

    private void expect(boolean fits, Operation operation, Answer answer) {
        if (!fits) {
            wrong.add("%s was answered %d %s"
                    .formatted(OperationSamples.name(operation), answer.status(), answer.body()));
        }
    }
}
