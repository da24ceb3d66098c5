package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.build.BuildInfo;

/** All commands of the program as one tree: what they say of themselves, and what they do before they do anything. */
class CommandTreeTest {
    @TempDir
    private Path directory;

    @Test
    void every_command_at_every_level_explains_itself_and_does_nothing_else() {
        var explained = new ArrayList<String>();
        explain(List.of(), explained);
        assertThat(explained)
                .contains("demo", "serve", "call", "loadtest", "import counters", "export passholder")
                .contains("admin user create", "admin counter employee set")
                .hasSizeGreaterThan(60);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rehearse --help", "serve -h", "demo --fresh --help", "call --help", "admin user -h"})
    void help_wins_over_what_else_was_typed(String words) {
        var typed = type(words);
        assertThat(typed.status()).isZero();
        assertThat(typed.out()).startsWith("Usage: spaarpunt ");
        assertThat(typed.err()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "help, Usage: spaarpunt [-hV] COMMAND",
        "help serve, Usage: spaarpunt serve [-h]",
        "help admin user create, Usage: spaarpunt admin user create",
        "admin help user, Usage: spaarpunt admin user [-h]",
        "admin counter help, Usage: spaarpunt admin counter",
        "import help events, Usage: spaarpunt import events"
    })
    void help_is_a_command_too(String words, String usage) {
        var typed = type(words);
        assertThat(typed.status()).isZero();
        assertThat(typed.out()).startsWith(usage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void the_version_is_one_line(String words) {
        var typed = type(words);
        assertThat(typed.status()).isZero();
        assertThat(typed.out())
                .matches("Spaarpunt [^\\n]+ \\([^\\n]+, Java "
                        + Runtime.version().feature() + "[^\\n]*\\)\\n");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void what_the_build_knew_is_told_and_what_it_did_not_know_is_not_made_up() {
        var properties = new Properties();
        properties.putAll(Map.of("version", "1.2", "commit", "0123456789ab", "dirty", "false"));
        assertThat(BuildInfo.of(properties).text()).startsWith("Spaarpunt 1.2 (build 0123456789ab, Java 25");
        properties.put("dirty", "true");
        assertThat(BuildInfo.of(properties).text()).contains("(build 0123456789ab with changes, ");
        properties.putAll(Map.of("commit", "${git.commit.id.abbrev}", "dirty", "${git.dirty}"));
        assertThat(BuildInfo.of(properties).text()).startsWith("Spaarpunt 1.2 (a build without git, Java 25");
        assertThat(BuildInfo.of(new Properties()).text()).startsWith("Spaarpunt of an unknown version");
    }

    @ParameterizedTest
    @CsvSource({
        "serve now, There is a word too many: now., spaarpunt serve",
        "serve --port 1, There is no option --port., spaarpunt serve",
        "demo --ports 1, There is no option --ports., spaarpunt demo",
        "demo fresh, There is a word too many: fresh., spaarpunt demo",
        "demo --port, Missing required parameter for option '--port' (N)., spaarpunt demo",
        "demo --port http, Invalid value for option '--port': 'http' is not an int., spaarpunt demo",
        "demo --port 70000, Invalid value for option '--port': a port lies between 0 and 65535., spaarpunt demo",
        "bogus, 'There is no command bogus. There are: demo, serve, call, selftest, upgrade, admin, import, export, audit, loadtest.', spaarpunt",
        "help bogus, 'There is no command bogus. There are: demo, serve, call, selftest, upgrade, admin, import, export, audit, loadtest.', spaarpunt",
        "help import cards file.csv, There is a word too many: file.csv., spaarpunt import cards",
        "--bogus, There is no option --bogus., spaarpunt",
        "rehearse dir 0, SECONDS lies between 1 and 9999., spaarpunt rehearse",
        "admin counter employee bogus, 'There is no command bogus. There are: list, remove, set.', spaarpunt admin counter employee"
    })
    void what_is_not_understood_is_a_sentence_with_the_way_to_the_help(String words, String sentence, String command) {
        var typed = type(words);
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).isEqualTo("spaarpunt: " + sentence + "\nSee: " + command + " --help\n");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "admin counter employee", "import", "export"})
    void a_command_that_is_missing_brings_the_list_and_is_no_success(String words) {
        var typed = type(words);
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).startsWith("Usage: spaarpunt").contains("Commands:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin user list", "export checkins", "admin bootstrap --nick nora --email nora@example.org"})
    void a_command_makes_no_installation_where_there_is_none(String words) {
        var typed = type(words);
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).isEqualTo("""
                Installation: the embedded database in %1$s/var/data, no settings file
                spaarpunt: There is no installation in %1$s/var/data. Start the server first, which makes it (spaarpunt serve), \
                or let the settings name another place: SPAARPUNT_SETTINGS or SPAARPUNT_DATA.
                """.formatted(directory));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_port_that_is_taken_is_a_sentence_before_anything_is_made() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var typed = type(Map.of("SPAARPUNT_PORT", String.valueOf(taken.getLocalPort())), "serve");
            assertThat(typed.status()).isEqualTo(1);
            assertThat(typed.err())
                    .startsWith("spaarpunt: Port " + taken.getLocalPort() + " of 127.0.0.1 cannot be listened on (")
                    .contains("SPAARPUNT_PORT")
                    .hasLineCount(1);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void an_address_of_another_machine_is_a_sentence() {
        var typed = type(Map.of("SPAARPUNT_HOST", "192.0.2.1"), "serve");
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err())
                .startsWith("spaarpunt: Port 8080 of 192.0.2.1 cannot be listened on (")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo", "admin user list", "call GET /health"})
    void settings_that_cannot_be_used_are_a_sentence_for_every_command(String words) {
        var typed = type(Map.of("SPAARPUNT_PROT", "8080"), words);
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err())
                .startsWith("spaarpunt: There is no setting SPAARPUNT_PROT.")
                .hasLineCount(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_call_goes_to_the_port_of_the_settings() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var file = Files.writeString(directory.resolve("s.properties"), "port=" + free + "\nhost=0.0.0.0\n");
        var typed = type(Map.of("SPAARPUNT_SETTINGS", file.toString()), "call GET /health");
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).startsWith("spaarpunt: No server answers at http://127.0.0.1:" + free + ".");
        assertThat(type(Map.of("SPAARPUNT_PORT", "0"), "call GET /health").err())
                .startsWith("spaarpunt: The setting port is 0, so the server's port is not known.");
    }

    private TypedCommand type(String words) {
        return type(Map.of(), words);
    }

    private TypedCommand type(Map<String, String> environment, String words) {
        var typed = words.isEmpty() ? List.<String>of() : List.of(words.split(" ", -1));
        return TypedCommand.in(directory, environment, typed);
    }

    /** Asks a command for its help, and then those below it that the help names. */
    private void explain(List<String> path, List<String> explained) {
        var typed = TypedCommand.in(
                directory,
                Map.of("SPAARPUNT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere"),
                Stream.concat(path.stream(), Stream.of("--help")).toList());
        assertThat(typed.status()).as("%s", path).isZero();
        assertThat(typed.err()).as("%s", path).isEmpty();
        assertThat(typed.out()).startsWith(("Usage: spaarpunt " + String.join(" ", path)).strip());
        explained.add(String.join(" ", path));
        typed.out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .filter(line -> line.matches(" {2}[a-z].*"))
                .map(line -> line.strip().replaceFirst(" .*", ""))
                .forEach(name ->
                        explain(Stream.concat(path.stream(), Stream.of(name)).toList(), explained));
    }
}
