package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.api4.EveryCaller.Kind;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.testing.Answer;

/**
 * Every operation by every kind of caller. The table in the documentation is what this test hears; run it with {@code
 * -Dspaarpunt.write-tables=true} to write the table anew.
 */
class RightsTableTest {
    private static final Path DOCUMENTATION = Path.of("../docs/protocol/json-api-rights.md");

    /** Callers that may know nothing of a passholder, however they ask. */
    private static final Set<Kind> STRANGERS = Set.of(
            Kind.NOBODY,
            Kind.ENDED,
            Kind.UNKNOWN_CLIENT_ID,
            Kind.CLIENT_ID,
            Kind.BARE_CLIENT,
            Kind.OTHER_PASSHOLDER,
            Kind.ADMINISTRATOR);

    /** Callers of another card system, who see no more than a door needs. */
    private static final Set<Kind> FAR = Set.of(Kind.FAR_CLIENT, Kind.FAR_MEMBER, Kind.FAR_ADMIN);

    /** What names the passholder, and what names nobody in its place; the number has a good check digit. */
    private static final Map<String, String> OF_NOBODY = Map.of(
            OperationSamples.JEAN_MARIE, "demo-passholder-99",
            OperationSamples.CARD, "0900000000118",
            OperationSamples.CHIP, "04C5D6E7F80AFF",
            OperationSamples.NATIONAL_NUMBER, "79020100289");

    private static final EveryCaller CALLERS = new EveryCaller();

    @RegisterExtension
    static final JsonServer SERVER = CALLERS.server();

    @BeforeEach
    void begin() {
        CALLERS.beginAnew();
    }

    @Test
    void every_operation_answers_every_caller_as_the_documentation_says() throws IOException {
        var heard = new ArrayList<String>();
        for (var operation : operations()) {
            heard.add(row(operation));
        }
        if (Boolean.getBoolean("spaarpunt.write-tables")) {
            Files.write(DOCUMENTATION, documentWith(heard));
        }
        assertThat(rows()).isEqualTo(heard);
    }

    private static String row(Operation operation) {
        var cells = new ArrayList<String>();
        for (var kind : Kind.values()) {
            var answer = CALLERS.ask(kind, operation);
            var cell = cell(answer);
            if (STRANGERS.contains(kind)) {
                assertThat(cell)
                        .as("%s by %s", operation.name(), kind)
                        .doesNotContain("all")
                        .doesNotContain("door");
            }
            if (FAR.contains(kind)) {
                assertThat(cell).as("%s by %s", operation.name(), kind).doesNotContain("all");
            }
            cells.add(cell);
            if (!operation.method().equals("GET") && answer.status() < 300) {
                CALLERS.beginAnew();
            }
        }
        return Stream.concat(Stream.of("`" + OperationSamples.name(operation) + "`"), cells.stream())
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(Answer answer) {
        if (answer.status() == 401) {
            return "–";
        }
        if (answer.status() >= 400) {
            var type = answer.json().path("type").asString().replaceFirst(".*/probs/", "");
            return type.equals("auth/forbidden") ? "no" : "`" + type.replace("uitpas/", "") + "`";
        }
        if (answer.body().contains(OperationSamples.NATIONAL_NUMBER)) {
            return "all, and the national number";
        }
        if (answer.body().contains("Hoffelinck")) {
            return "all";
        }
        return answer.body().contains("Jean-Marie") ? "door" : "yes";
    }

    @Test
    void a_passholder_that_a_caller_may_not_see_is_answered_like_one_that_does_not_exist() {
        var differing = new ArrayList<String>();
        for (var operation : operations()) {
            var sample = OperationSamples.of(operation);
            var path = ofNobody(sample.path());
            var body = ofNobody(sample.body());
            if (path.equals(sample.path()) && body.equals(sample.body())) {
                continue;
            }
            for (var kind : STRANGERS) {
                var hidden = CALLERS.ask(kind, operation);
                if (hidden.status() >= 400) {
                    var missing = CALLERS.send(kind, operation.method(), CALLERS.filled(path), body);
                    if (missing.status() != hidden.status() || !missing.body().equals(hidden.body())) {
                        differing.add(
                                "%s by %s: %s %s".formatted(operation.name(), kind, hidden.body(), missing.body()));
                    }
                } else if (!operation.method().equals("GET")) {
                    CALLERS.beginAnew();
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    private static String ofNobody(String text) {
        var other = text;
        for (var entry : OF_NOBODY.entrySet()) {
            other = other.replace(entry.getKey(), entry.getValue());
        }
        return other;
    }

    private static List<Operation> operations() {
        return OperationSamples.operations(SERVER.running().features());
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(DOCUMENTATION).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static List<String> documentWith(List<String> rows) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(DOCUMENTATION).stream()
                .takeWhile(line -> !line.startsWith("|"))
                .toList());
        lines.add(EveryCaller.kinds().stream()
                .map(Kind::head)
                .collect(Collectors.joining(" | ", "| operation | ", " |")));
        lines.add("|---".repeat(Kind.values().length + 1) + "|");
        lines.addAll(rows);
        return lines;
    }
}
