package org.spaarpunt.backups;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.Sql;
import org.spaarpunt.testing.Additions;

/** A PostgreSQL of one's own, backed up by pgBackRest as the handbook has it, where both are installed. */
class PointInTimeTest {
    private static final String BACK_UP = "pgbackrest --config=$PWD/backrest.conf --stanza=spaarpunt ";
    private static final int CARDS = 30;

    /** Where it is named by this variable, as for the change that lands, the test is not skipped. */
    private static final String NAMED_BY = "PGBACKREST";

    @TempDir
    private Path home;

    private Path programs = Path.of("");
    private int port;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(
                System.getenv(NAMED_BY) != null || Files.isExecutable(Path.of("/usr/bin/pgbackrest")),
                "pgbackrest is not installed");
        var found = IntStream.iterate(30, version -> version >= 15, version -> version - 1)
                .mapToObj(version -> Path.of("/usr/lib/postgresql/" + version + "/bin"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "no PostgreSQL is installed in /usr/lib/postgresql");
        programs = found.orElseThrow();
        // PostgreSQL does not run as root, so another user works here.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        Files.writeString(home.resolve("backrest.conf"), """
            [global]
            repo1-path=%1$s/repo
            log-path=%1$s/log
            lock-path=%1$s/lock
            spool-path=%1$s/spool
            start-fast=y
            [spaarpunt]
            pg1-path=%1$s/data
            pg1-port=%2$d
            pg1-socket-path=%1$s
            """.formatted(home, port));
        run("mkdir repo log lock spool && initdb -D data -A trust -E UTF8 --no-sync");
        var parameters = Files.writeString(home.resolve("parameters"), """
            port = %d
            unix_socket_directories = '%s'
            listen_addresses = '127.0.0.1'
            archive_mode = on
            archive_command = 'pgbackrest --config=%s/backrest.conf --stanza=spaarpunt archive-push %%p'
            """.formatted(port, home, home));
        run("cat " + parameters + " >> data/postgresql.conf && pg_ctl -D data -l log/postgresql -w start");
        run("psql -h " + home + " -p " + port + " -c 'create role spaarpunt login'"
                + " -c \"create database spaarpunt owner spaarpunt template template0 locale 'C.UTF-8'\" postgres");
    }

    @AfterEach
    void stop() throws Exception {
        if (Files.isDirectory(home.resolve("data"))) {
            run("pg_ctl -D data -m immediate stop; rm -rf data repo log lock spool");
        }
    }

    @Test
    void every_check_in_that_was_acknowledged_before_the_moment_is_there_and_none_after_it() throws Exception {
        RunningServer.loadDemo(address());
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        String moment;
        try (var server = RunningServer.on(address(), Map.of())) {
            var cards = new Additions(server.jdbi()).cards(CARDS);
            run(BACK_UP + "stanza-create && " + BACK_UP + "check");
            checkIn(server, cards.subList(0, 10), before);
            run(BACK_UP + "backup");
            // pgBackRest knows the end of a backup to the second, and restores to moments after it.
            Sql.ask(address(), "select pg_sleep(2)::text");
            checkIn(server, cards.subList(10, 20), before);
            moment = Optional.ofNullable(Sql.ask(address(), "select clock_timestamp()::text"))
                    .orElseThrow();
            checkIn(server, cards.subList(20, CARDS), after);
        }
        run("pg_ctl -D data -m fast -w stop");

        run(BACK_UP + "--delta --type=time '--target=" + moment + "' --target-action=promote restore");
        run("pg_ctl -D data -l log/postgresql -w start");
        while ("t".equals(Sql.ask(address(), "select pg_is_in_recovery()"))) {
            Thread.sleep(100);
        }

        var jdbi = Jdbi.create(address().jdbcUrl(), address().user(), address().password());
        assertThat(texts(jdbi, "select card_number from checkin"))
                .containsExactlyInAnyOrderElementsOf(before)
                .doesNotContainAnyElementsOf(after);
        assertThat(texts(jdbi, "select passholder_id::text from unbalanced")).isEmpty();
        try (var server = RunningServer.on(address(), Map.of())) {
            checkIn(server, after, before);
        }
    }

    private static void checkIn(RunningServer server, List<String> cards, List<String> acknowledged) {
        var counter = server.as(DemoProfile.COUNTER);
        for (var card : List.copyOf(cards)) {
            var answer = counter.post(
                    "uitpas/passholder/checkin", "cdbid", "a89a2707-a35e-48da-aeda-307f857b93c0", "uitpasNumber", card);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            acknowledged.add(card);
        }
    }

    private DatabaseAddress address() {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/spaarpunt", "spaarpunt", "");
    }

    private void run(String commands) throws IOException, InterruptedException {
        var line = "export PATH=" + programs + ":$PATH && cd " + home + " && " + commands;
        var command = System.getProperty("user.name").equals("root")
                ? List.of("runuser", "-u", "postgres", "--", "bash", "-c", line)
                : List.of("bash", "-c", line);
        var output = home.resolve("output");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(output, UTF_8)).isZero();
    }

    private static List<String> texts(Jdbi jdbi, String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
