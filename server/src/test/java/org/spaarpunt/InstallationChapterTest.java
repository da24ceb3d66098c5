package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.TestPostgres;
import org.spaarpunt.testing.Client;

/** Does what the handbook tells people to do on a new machine, to the letter: in a shell, in an empty directory. */
class InstallationChapterTest {
    private static final int PATIENCE_S = 300;
    private static final Pattern LINK = Pattern.compile("link: (http://\\S+/invitation/\\S+)");

    @TempDir
    Path directory;

    @Test
    void from_an_empty_directory_to_the_first_check_in() throws Exception {
        var blocks = Handbook.installation();
        assertThat(blocks.getFirst()).isEqualTo("./spaarpunt serve\n");
        var settings = Map.of("data", directory.resolve("var/data").toString(), "port", "0");
        var machine = new Machine(Clock.systemUTC(), new SecureRandom(), () -> "test");
        try (var server = ServerProcess.serve(Settings.of(settings, Map.of()), machine)) {
            ResidentProgram.installIn(directory);
            var printed = shell(blocks.subList(1, blocks.size()), environmentOf(server));
            assertThat(printed).contains("<response><points>1</points></response>");
            assertThat(choosePassword(printed)).isEqualTo(303);
        }
    }

    @Test
    void a_postgresql_of_ones_own_takes_the_first_administrator_and_serves() throws Exception {
        installTheProgram();
        try (var place = TestPostgres.emptyDatabase()) {
            var blocks = Handbook.ownPostgres();
            assertThat(blocks).hasSize(2);
            assertThat(blocks.getFirst()).startsWith("sudo -u postgres psql ");
            var here = Map.of(
                    "SPAARPUNT_DATABASE_URL", place.address().jdbcUrl(),
                    "SPAARPUNT_DATABASE_USER", place.address().user(),
                    "SPAARPUNT_DATABASE_PASSWORD", place.address().password());
            shell(List.of(blocks.getLast()), here);

            var settings = Map.of(
                    "SPAARPUNT_SETTINGS",
                    directory.resolve("spaarpunt.properties").toString(),
                    "SPAARPUNT_PORT",
                    "0");
            var server = start(with(here, settings), "./spaarpunt", "serve");
            try {
                assertThat(readyAddress(server).getPort()).isPositive();
                assertThat(shell(List.of(Handbook.installation().get(1)), with(here, settings)))
                        .contains("Installation: " + place.address().place())
                        .containsPattern(LINK);
            } finally {
                end(server);
            }
        }
    }

    /** With a process of its own for each command. */
    private void installTheProgram() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var script = Files.writeString(directory.resolve("spaarpunt"), """
                #!/bin/sh
                exec %s -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' %s "$@"
                """.formatted(
                        java, System.getProperty("java.class.path"), Main.class.getName()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private Map<String, String> environmentOf(ServerProcess server) {
        return Map.of(
                "SPAARPUNT_DATA", directory.resolve("var/data").toString(),
                "SPAARPUNT_PORT", String.valueOf(URI.create(server.address()).getPort()),
                "SPAARPUNT_CALL_URL", server.address());
    }

    /** One shell for all blocks, which ends at the first command that fails. */
    private String shell(List<String> blocks, Map<String, String> environment) throws Exception {
        var script = Files.writeString(directory.resolve("pasted"), String.join("", blocks));
        var shell = start(environment, "bash", "-e", script.toString());
        var printed = shell.inputReader().readAllAsString();
        assertThat(shell.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(printed).isZero();
        return printed;
    }

    private Process start(Map<String, String> environment, String... command) throws IOException {
        var process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("SPAARPUNT_"));
        process.environment().putAll(environment);
        return process.start();
    }

    private static int choosePassword(String printed) {
        var link = LINK.matcher(printed);
        assertThat(link.find()).as(printed).isTrue();
        return Client.exchange(HttpRequest.newBuilder(URI.create(link.group(1)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("wanted=correct+horse+battery"))
                        .build())
                .status();
    }

    private static URI readyAddress(Process server) throws IOException {
        var output = server.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return URI.create(line.substring("ready ".length()));
            }
        }
        throw new AssertionError("The server ended before it was ready");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** SIGTERM, and only when that does not help SIGKILL. */
    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
