package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.api3.docs.ApiDescriber;
import org.spaarpunt.api3.docs.CallTexts;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.openapi.ApiDescription.Call;
import org.spaarpunt.openapi.ApiDescription.Parameter;
import org.spaarpunt.openapi.ApiDescription.Place;

/**
 * The tables of the protocol's documents that are made of the routes. With {@code -Dspaarpunt.documents=write} they are written and not
 * compared: {@code mvn -pl server test -Dtest=ProtocolTablesTest -Dspaarpunt.documents=write}.
 */
class ProtocolTablesTest {
    private static final boolean WRITES = "write".equals(System.getProperty("spaarpunt.documents"));
    private static final Path PROTOCOL = Path.of("../docs/protocol");
    private static final String BEGIN = "<!-- Made of the routes by ProtocolTablesTest, which can write it anew. -->";
    private static final String END = "<!-- End of what is made of the routes. -->";

    private static final ApiDescription DESCRIPTION = description();

    private static ApiDescription description() {
        try (var database = DemoDatabase.open()) {
            return new ApiDescriber(CallTexts.read()).describe(ServedCalls.routes(database.jdbi()));
        }
    }

    /** A page about one subject, with the topics of the description that belong there. */
    enum Page {
        CHECKINS("Check-ins"),
        PEOPLE("Passholders", "Registration", "Associations"),
        /** Two calls of the topic of passholders, which have a page of their own. */
        VISITS,
        REWARDS("Rewards"),
        EVENTS("Events"),
        COUNTERS("Counters", "Users and tokens"),
        DEVICES("Check-in devices");

        @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, and changed by nothing.
        private final List<String> topics;

        Page(String... topics) {
            this.topics = List.of(topics);
        }

        Path file() {
            return PROTOCOL.resolve(name().toLowerCase(Locale.ROOT) + ".md");
        }

        List<Call> calls() {
            return DESCRIPTION.topics().stream()
                    .filter(topic -> this == VISITS || topics.contains(topic.name()))
                    .flatMap(topic -> topic.calls().stream())
                    .filter(call -> of(call, topics.isEmpty() ? PEOPLE : this) == this)
                    .toList();
        }

        private static Page of(Call call, Page ofTopic) {
            return call.path().endsWith("/eventActions") ? VISITS : ofTopic;
        }
    }

    @Test
    void every_topic_is_on_one_page() {
        assertThat(Stream.of(Page.values()).flatMap(page -> page.topics.stream()))
                .containsExactlyInAnyOrderElementsOf(DESCRIPTION.topics().stream()
                        .map(ApiDescription.Topic::name)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_page_ends_with_a_table_of_its_calls(Page page) throws IOException {
        compare(
                page.file(),
                Stream.concat(Stream.of("## Calls and parameters", ""), table(page))
                        .toList());
    }

    @Test
    void every_code_is_in_the_index_with_the_calls_that_give_it() throws IOException {
        var calls = new TreeMap<String, TreeSet<String>>();
        Stream.of(Page.values())
                .flatMap(page -> page.calls().stream())
                .forEach(call -> call.codes()
                        .forEach(code -> calls.computeIfAbsent(code, _ -> new TreeSet<>())
                                .add(name(call))));
        compare(PROTOCOL.resolve("codes.md"), index(calls));
    }

    private static Stream<String> table(Page page) {
        var head = Stream.of("| call | caller | parameters | codes |", "|---|---|---|---|");
        return Stream.concat(head, page.calls().stream().map(ProtocolTablesTest::row));
    }

    private static String row(Call call) {
        var right = call.caller().right();
        return "| `" + name(call) + "` | " + call.caller().who() + (right.isEmpty() ? "" : ": `" + right + "`") + " | "
                + call.parameters().stream()
                        .filter(parameter -> parameter.place() != Place.PATH)
                        .map(ProtocolTablesTest::text)
                        .collect(Collectors.joining(", "))
                + " | "
                + call.codes().stream().map(code -> "`" + code + "`").collect(Collectors.joining(", ")) + " |";
    }

    private static String text(Parameter parameter) {
        var notes = new ArrayList<String>();
        if (parameter.required()) {
            notes.add("required");
        }
        if (parameter.repeated()) {
            notes.add("repeatable");
        }
        if (parameter.place() == Place.PART) {
            notes.add("a file");
        }
        return "`" + parameter.name() + "`" + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")");
    }

    private static List<String> index(Map<String, ? extends Set<String>> calls) {
        var general =
                new TreeSet<>(Stream.of(ErrorCode.values()).map(Enum::name).toList());
        var everywhere = general.stream()
                .filter(code -> callsOf(code, calls).size() > MANY)
                .toList();
        return Stream.concat(
                        Stream.of("| code | given by |", "|---|---|"),
                        general.stream().map(code -> "| `" + code + "` | " + givenBy(code, calls, everywhere) + " |"))
                .toList();
    }

    /** More calls than anyone wants to read the names of. */
    private static final int MANY = 20;

    private static Set<String> callsOf(String code, Map<String, ? extends Set<String>> calls) {
        Set<String> known = calls.get(code);
        return known == null ? Set.of() : known;
    }

    private static String givenBy(String code, Map<String, ? extends Set<String>> calls, List<String> everywhere) {
        if (everywhere.contains(code)) {
            return callsOf(code, calls).size() + " calls";
        }
        var names = callsOf(code, calls);
        return names.isEmpty()
                ? "see [basics](basics.md)"
                : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String name(Call call) {
        return call.method() + " " + call.path().substring(1);
    }

    /** Compares what stands between the two marks, or writes it there. */
    private static void compare(Path file, List<String> made) throws IOException {
        var lines = Files.readAllLines(file);
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        if (WRITES) {
            var before = begin < 0 ? lines : lines.subList(0, begin);
            var after = end < 0 ? List.<String>of() : lines.subList(end + 1, lines.size());
            var written = new ArrayList<>(before);
            if (begin < 0) {
                written.add("");
            }
            written.add(BEGIN);
            written.add("");
            written.addAll(made);
            written.add("");
            written.add(END);
            written.addAll(after);
            Files.write(file, written);
            return;
        }
        assertThat(begin).as("the mark in " + file).isNotNegative();
        assertThat(lines.subList(begin + 1, end).stream().filter(line -> !line.isEmpty()))
                .as(file + ": write it anew with -Dspaarpunt.documents=write")
                .containsExactlyElementsOf(
                        made.stream().filter(line -> !line.isEmpty()).toList());
    }
}
