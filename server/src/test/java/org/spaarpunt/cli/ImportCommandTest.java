package org.spaarpunt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.cli.TestInstallation.Printed;

class ImportCommandTest {
    private static TestInstallation installation;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        installation = new TestInstallation();
    }

    @AfterAll
    static void close() {
        installation.close();
    }

    @Test
    void a_file_is_taken_in_and_the_same_again_changes_nothing() {
        var file = file("mira.csv", "uid,firstName,name,city,cardSystem\nmira,Mira,Maes,Gent,2\n");
        assertThat(run("passholders", file)).isEqualTo(new Printed(0, "lines: 1\nchanges: 2\n", ""));
        assertThat(run("passholders", file, "--json")).isEqualTo(new Printed(0, "{\"lines\":1,\"changes\":0}\n", ""));
    }

    @Test
    void every_refused_line_is_named_with_its_file_and_its_reason() {
        var file = file("bad.csv", "uid,firstName,name,city,cardSystem\nnoor,Noor,,Gent,2\nnoor,Noor,Maes,Gent,9\n");
        assertThat(run("passholders", file)).isEqualTo(new Printed(1, "", """
                        %1$s:2: name is empty
                        %1$s:3: there is no card system 9
                        spaarpunt: Nothing was imported.
                        """.formatted(file)));
        assertThat(uids()).doesNotContain("noor");
    }

    @Test
    void refused_lines_are_an_array_for_programs() {
        var file = file("bad.csv", "uid,firstName,name,city,cardSystem\nnoor,Noor,,Gent,2\n");
        var printed = run("passholders", file, "--json");
        assertThat(printed.status()).isEqualTo(1);
        var refused = printed.json().path("refused");
        assertThat(refused.size()).isEqualTo(1);
        assertThat(refused.path(0).path("line").asInt()).isEqualTo(2);
        assertThat(refused.path(0).path("reason").asString()).isEqualTo("name is empty");
        assertThat(printed.err()).isEqualTo("spaarpunt: Nothing was imported.\n");
    }

    @Test
    void an_event_comes_from_a_file() {
        var file = file("events.csv", "cdbid,title,organiser,calendar\nquiz,Quiz,demo-library-haaltert,permanent\n");
        assertThat(run("events", file).out()).isEqualTo("lines: 1\nchanges: 1\n");
    }

    @Test
    void events_of_uitdatabank_come_from_several_files_and_those_that_are_deleted_stay_away() {
        var event = """
                {"@id": "https://io.uitdatabank.be/event/%s", "name": "Iets", "calendarType": "permanent", "location": {"@id": "https://io.uitdatabank.be/place/zaal", "name": "Zaal"}}
                """;
        var one = file("1.json", event.formatted("one"));
        var two = file("2.txt", "{\"member\": [" + event.formatted("two") + ", {\"workflowStatus\": \"DELETED\"}]}");
        assertThat(run("events", one, two))
                .isEqualTo(new Printed(
                        0, "lines: 2\nchanges: 3\n", "Not taken, since they are deleted, rejected or private: 1\n"));
    }

    @Test
    void events_that_cannot_be_used_are_skipped_and_named_unless_all_must_be() {
        var event = """
                {"@id": "https://io.uitdatabank.be/event/%s", "name": "Iets", "calendarType": "%s", "location": {"@id": "https://io.uitdatabank.be/place/hal", "name": "Hal"}}
                """;
        var good = file("good.json", event.formatted("good", "permanent"));
        var bad = file("bad.json", "[5, " + event.formatted("bad", "never") + "]");
        var named = """
                %1$s:1: is no event but a JSON number
                %1$s:2: event bad: calendarType is none of single, multiple, periodic, permanent: never
                """.formatted(bad);
        assertThat(run("events", "--strict", good, bad))
                .isEqualTo(new Printed(1, "", named + "spaarpunt: Nothing was imported.\n"));
        assertThat(run("events", good, bad))
                .isEqualTo(new Printed(
                        3,
                        "lines: 1\nchanges: 2\nskipped: 2\n",
                        named + "spaarpunt: Events that could not be used were skipped: 2.\n"));
        var printed = run("events", good, bad, "--json");
        assertThat(printed.status()).isEqualTo(3);
        assertThat(printed.json().path("skipped").asInt()).isEqualTo(2);
        assertThat(printed.json().path("reasons").path(0).path("line").asInt()).isEqualTo(1);
        assertThat(run("events", good, "--strict").status()).isZero();
    }

    @Test
    void a_file_that_is_no_json_is_refused_as_a_whole() {
        var broken = file("broken.json", "{\"member\": [");
        assertThat(run("events", broken).status()).isEqualTo(1);
        assertThat(run("events", broken).err())
                .startsWith(broken + ":1: cannot be read at line 1")
                .endsWith("spaarpunt: Nothing was imported.\n")
                .doesNotContain("Exception", "token");
    }

    @Test
    void cards_that_name_no_card_system_need_that_of_the_option() {
        var file = file("cards.csv", "\"044D71DA862680\";\"0945000057915\"\n");
        var without = run("cards", file);
        assertThat(without.status()).isEqualTo(1);
        assertThat(without.err()).startsWith(file + ":1: names no card system;").contains("--card-system");
        assertThat(run("cards", file, "--card-system", "2")).isEqualTo(new Printed(0, "lines: 1\nchanges: 1\n", ""));
        assertThat(installation.database.texts("select card_system_id from card where number = '0945000057915'"))
                .containsExactly("2");
    }

    @Test
    void a_file_that_cannot_be_read_is_a_sentence() {
        var missing = folder.resolve("missing.csv").toString();
        assertThat(run("events", missing))
                .isEqualTo(new Printed(1, "", "spaarpunt: The file " + missing + " cannot be read.\n"));
        assertThat(run("events", folder.toString())).isEqualTo(new Printed(1, "", """
                        %s:1: the file cannot be read
                        spaarpunt: Nothing was imported.
                        """.formatted(folder)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "people people.csv",
                "events",
                "cards a.csv b.csv",
                "events a.csv --card-system 1",
                "cards a.csv --card-system many"
            })
    void what_is_not_understood_ends_with_2_before_the_database_is_touched(String words) {
        int visits = installation.visits();
        var printed = words.isEmpty() ? run() : run(words.split(" ", -1));
        assertThat(printed.status()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).contains("spaarpunt import").doesNotContain("Exception");
        assertThat(installation.visits()).isEqualTo(visits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "cards --help", "passholders -h", "events --help"})
    void every_command_explains_itself(String words) {
        var printed = run(words.split(" ", -1));
        assertThat(printed.status()).isZero();
        assertThat(printed.out()).startsWith("Usage: spaarpunt import").contains("--json");
    }

    private String file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> uids() {
        return installation.database.texts("select uid from passholder");
    }

    private static Printed run(String... words) {
        return installation.run(
                Stream.concat(Stream.of("import"), Stream.of(words)).toArray(String[]::new));
    }
}
