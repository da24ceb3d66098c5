package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.api4.EveryCaller.Kind;
import org.spaarpunt.api4.contract.PublicDescription;
import org.spaarpunt.api4.unoffered.UnofferedRoutes;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.testing.Answer;

/**
 * What this server answers where it does nothing, and that no operation of the public description is forgotten. The table
 * in the documentation is what this test hears; run it with {@code -Dspaarpunt.write-tables=true}, and with the public
 * description, to write the table anew.
 */
class UnofferedTest {
    private static final Path DOCUMENTATION = Path.of("../docs/protocol/json-api.md");
    private static final String HEADING = "## What is not offered";
    private static final String ABSENT = "404 or 405";

    private static final EveryCaller CALLERS = new EveryCaller();

    @RegisterExtension
    static final JsonServer SERVER = CALLERS.server();

    @BeforeEach
    void begin() {
        CALLERS.beginAnew();
    }

    @Test
    void operations_that_are_not_offered_answer_as_the_documentation_says() throws IOException {
        var heard = new ArrayList<>(
                UnofferedRoutes.all().stream().map(UnofferedTest::row).toList());
        if (Boolean.getBoolean("spaarpunt.write-tables")
                && !PublicDescription.operations().isEmpty()) {
            var all = Stream.concat(heard.stream(), absent().map(name -> row(name, ABSENT)))
                    .toList();
            Files.write(DOCUMENTATION, documentWith(all));
        }
        assertThat(rows().filter(row -> !row.endsWith(ABSENT + " |"))).isEqualTo(heard);
    }

    @Test
    void every_operation_of_the_public_description_is_offered_or_in_that_table() throws IOException {
        var documented = rows().filter(row -> row.endsWith(ABSENT + " |")).toList();
        if (!PublicDescription.operations().isEmpty()) {
            assertThat(documented)
                    .isEqualTo(absent().map(name -> row(name, ABSENT)).toList());
        }
        var served = served();
        assertThat(documented.stream().map(row -> row.split("`", -1)[1]).filter(name -> served.contains(shape(name))))
                .as("operations that are served now: write the table anew")
                .isEmpty();
    }

    private static Stream<String> absent() {
        var served = served();
        return PublicDescription.operations().stream().filter(name -> !served.contains(shape(name)));
    }

    private static Set<String> served() {
        return OperationSamples.operations(SERVER.running().features()).stream()
                .map(OperationSamples::name)
                .map(UnofferedTest::shape)
                .collect(Collectors.toSet());
    }

    /** Names of segments differ, and one of them has an ending. */
    private static String shape(String operation) {
        return operation.replaceAll("\\{[^}]*}(\\.zip)?", "{}");
    }

    private static String row(Operation operation) {
        return row(OperationSamples.name(operation), cell(ask(operation)));
    }

    private static String row(String operation, String answer) {
        return "| `" + operation + "` | " + answer + " |";
    }

    private static Answer ask(Operation operation) {
        var sample = OperationSamples.of(operation);
        var device = CALLERS.caller(Kind.NOBODY).with("x-custom-token", "any");
        var caller = operation.accepts().contains(TokenKind.DEVICE)
                ? device
                : CALLERS.caller(operation.accepts().contains(TokenKind.CLIENT) ? Kind.OWN_CLIENT : Kind.OWN_MEMBER);
        return sample.send(caller, operation.method());
    }

    private static String cell(Answer answer) {
        return answer.status() == 200
                ? "`" + answer.body() + "`"
                : answer.status() + " `" + answer.json().path("type").asString().replaceFirst(".*/probs/", "") + "`";
    }

    private static Stream<String> rows() throws IOException {
        return section().stream().filter(line -> line.startsWith("| `"));
    }

    private static List<String> section() throws IOException {
        var lines = Files.readAllLines(DOCUMENTATION);
        return lines.subList(lines.indexOf(HEADING) + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    private static List<String> documentWith(List<String> rows) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(DOCUMENTATION));
        lines.removeAll(rows().toList());
        lines.addAll(lines.indexOf(HEADING) + section().indexOf("|---|---|") + 2, rows);
        return lines;
    }
}
