package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.testing.Answer;

/**
 * Bad bodies, queries and paths for every operation: each is a refusal with its problem, and nothing changes. Made of the
 * table of operations and their samples, so that a new operation is covered by itself.
 */
class BadInputTest {
    /** Pages that no query refuses: the client of the first fails on a refusal, and the second is always empty. */
    private static final List<String> ALWAYS_ANSWERED = List.of("GET /search/events", "GET /ticket-sales");

    private static final List<String> ODD_VALUES = List.of(
            "%00",
            "a%00b",
            "%FF",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "x".repeat(600),
            "-1",
            "99999999999999999999",
            "9223372036854775807",
            "2026-02-30",
            "2026-02-30T00:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "%27%3B--",
            "%25",
            "true");

    private static final List<String> ODD_SEGMENTS = List.of(
            "%00",
            "a%00b",
            "%FF",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "%2F",
            "..%2F..",
            "%20",
            "%27",
            "a".repeat(600),
            "-1",
            "0-0",
            "99999999999999999999",
            "9223372036854775807",
            "999999999999999999-999999999999999999");

    private static final List<String> NO_SLICES = List.of(
            "limit=-1", "limit=x", "limit=501", "limit=99999999999999999999", "start=-1", "start=1.5", "start=1000001");

    /** What makes something when it is read: a code for the poster that the link leads to, or for the day of a kiosk. */
    private static final List<String> MAKING =
            List.of("GET /events/{eventId}/qr-checkincodes/download-link", "GET /kiosks/{kioskId}/fixed-event");

    /** What is counted or written beside requests. */
    private static final List<String> NOT_COMPARED =
            List.of("budget_use", "audit_link", "audit_pending", "webhook_delivery");

    /** What of webhooks is not written beside requests. */
    private static final String WEBHOOK = "row(id, address, description, kinds, secret, previous_secret, state)";

    private static final EveryCaller CALLERS =
            new EveryCaller(Map.of("api-requests-per-person", "0", "api-requests-per-application", "0"));

    @RegisterExtension
    static final JsonServer SERVER = CALLERS.server();

    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void begin() {
        CALLERS.beginAnew();
    }

    @Test
    void every_operation_has_a_sample_and_every_sample_an_operation() {
        assertThat(operations().map(OperationSamples::name))
                .containsExactlyInAnyOrderElementsOf(OperationSamples.names());
    }

    @Test
    void a_body_that_is_wrong_anywhere_is_refused_and_changes_nothing() {
        operations()
                .filter(operation -> OperationSamples.of(operation).isJson())
                .forEach(operation -> CALLERS.servedBy(operation).ifPresent(kind -> {
                    var sample = CALLERS.filled(operation);
                    var before = contents();
                    for (var body : DamagedBodies.of(sample.body())) {
                        var answer = CALLERS.send(kind, operation.method(), sample.path(), body);
                        expect(isRefusal(answer), operation, body, answer);
                    }
                    expectUnchanged(before, operation);
                }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void unknown_fields_are_let_pass() {
        operations()
                .filter(operation -> OperationSamples.of(operation).body().startsWith("{"))
                .forEach(operation -> CALLERS.servedBy(operation).ifPresent(kind -> {
                    var sample = CALLERS.filled(operation);
                    var more = sample.body().replaceFirst("\\{", "{\"unknown\":{\"a\":[{}]},\"empty\":\"\",");
                    var answer = CALLERS.send(kind, operation.method(), sample.path(), more);
                    expect(answer.status() < 300, operation, more, answer);
                    CALLERS.beginAnew();
                }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void an_odd_query_is_answered_or_refused_and_changes_nothing() {
        operations()
                .filter(operation -> operation.method().equals("GET"))
                .forEach(operation -> CALLERS.servedBy(operation).ifPresent(kind -> {
                    var sample = CALLERS.filled(operation);
                    var before = contents();
                    for (var path : withOddValues(sample.path())) {
                        var answer = CALLERS.send(kind, "GET", path, "");
                        expect(answer.status() < 500, operation, path, answer);
                    }
                    if (isPaged(operation, CALLERS.send(kind, "GET", sample.path(), ""))) {
                        for (var slice : NO_SLICES) {
                            var path = withoutSlice(sample.path()) + slice;
                            var answer = CALLERS.send(kind, "GET", path, "");
                            expect(answer.status() == 400, operation, path, answer);
                        }
                    }
                    expectUnchanged(before, operation);
                }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void an_odd_path_is_refused_and_changes_nothing() {
        operations()
                .filter(operation -> !operation.isLiteral())
                .forEach(operation -> CALLERS.servedBy(operation).ifPresent(kind -> {
                    var sample = CALLERS.filled(operation);
                    var before = contents();
                    for (var path : withOddSegments(operation, sample.path())) {
                        var answer = CALLERS.send(kind, operation.method(), path, sample.body());
                        var fits = isRefusal(answer) || (operation.method().equals("GET") && answer.status() < 300);
                        expect(fits, operation, path, answer);
                    }
                    expectUnchanged(before, operation);
                }));
        assertThat(wrong).isEmpty();
    }

    private static Stream<Operation> operations() {
        return OperationSamples.operations(SERVER.running().features()).stream();
    }

    private static boolean isRefusal(Answer answer) {
        return answer.status() >= 400 && answer.status() < 500;
    }

    private static boolean isPaged(Operation operation, Answer answer) {
        return !ALWAYS_ANSWERED.contains(OperationSamples.name(operation))
                && answer.body().startsWith("{\"totalItems\"");
    }

    private static String withoutSlice(String path) {
        var kept = path.replaceAll("[?&](limit|start)=[^&]*", "").replaceFirst("&", "?");
        return kept.contains("?") ? kept + "&" : kept + "?";
    }

    private static List<String> withOddValues(String path) {
        var parts = path.split("\\?", 2);
        var pairs = parts.length == 1 ? List.<String>of() : List.of(parts[1].split("&"));
        return Stream.concat(pairs.stream(), Stream.of("limit=1", "other=1"))
                .map(pair -> pair.substring(0, pair.indexOf('=')))
                .distinct()
                .flatMap(name -> ODD_VALUES.stream().map(value -> {
                    var others = pairs.stream().filter(pair -> !pair.startsWith(name + "="));
                    return parts[0] + "?"
                            + String.join(
                                    "&",
                                    Stream.concat(others, Stream.of(name + "=" + value))
                                            .toList());
                }))
                .toList();
    }

    private static List<String> withOddSegments(Operation operation, String path) {
        var parts = path.split("\\?", 2);
        var names = operation.path().split("/", -1);
        var segments = parts[0].split("/", -1);
        var odd = new ArrayList<String>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                for (var value : ODD_SEGMENTS) {
                    var other = segments.clone();
                    other[i] = value;
                    odd.add(String.join("/", other) + (parts.length == 1 ? "" : "?" + parts[1]));
                }
            }
        }
        return odd;
    }

    private void expect(boolean fits, Operation operation, String sent, Answer answer) {
        if (!fits) {
            var shown = sent.length() > 200 ? sent.substring(0, 200) + "…" : sent;
            wrong.add("%s: %s was answered %d %s"
                    .formatted(OperationSamples.name(operation), shown, answer.status(), answer.body()));
        }
    }

    private void expectUnchanged(List<String> before, Operation operation) {
        var after = contents();
        if (!after.equals(before) && !MAKING.contains(OperationSamples.name(operation))) {
            after.removeAll(before);
            wrong.add(OperationSamples.name(operation) + " changed " + after);
            CALLERS.beginAnew();
        }
    }

    /** A line for each table, with its rows and a digest of them. */
    private static List<String> contents() {
        return SERVER.jdbi().withHandle(handle -> {
            var tables = handle.createQuery("""
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                order by 1
                """).mapTo(String.class).list();
            tables.removeAll(NOT_COMPARED);
            var lines = tables.stream()
                    .map(table ->
                            "select '%1$s ' || count(*) || ' ' || coalesce(sum(hashtext(%2$s::text)), 0) as line from %1$s"
                                    .formatted(table, table.equals("webhook_endpoint") ? WEBHOOK : table))
                    .toList();
            return new ArrayList<>(handle.createQuery(String.join(" union all ", lines) + " order by 1")
                    .mapTo(String.class)
                    .list());
        });
    }
}
