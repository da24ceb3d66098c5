package org.spaarpunt.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.RunningServer;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresException;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.UnfinishedHome;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.TestPostgres;
import org.spaarpunt.storage.TestServer;
import org.spaarpunt.testing.Additions;

/** Backups of a server that people check in at, and what is restored from them. */
class BackupTest {
    private static final Actor ACTOR = new Actor.CommandLine("nora");
    private static final String OTHER_KEY = "test:ODEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final int CARDS = 600;

    @TempDir
    static Path home;

    private static EmbeddedPostgres postgres;
    private static RunningServer server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.ownServer(home);
        RunningServer.loadDemo(postgres.address());
        server = RunningServer.on(postgres.address(), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
        postgres.close();
    }

    @Test
    void a_restored_backup_has_every_check_in_that_was_acknowledged_before_it_and_none_in_part() throws Exception {
        var cards = new Additions(server.jdbi()).cards(CARDS);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<String> before;
        Backups.Made made;
        try (var doors = Executors.newVirtualThreadPerTaskExecutor()) {
            var counter = server.as(DemoProfile.COUNTER);
            var last = doors.submit(() -> cards.forEach(card -> {
                var answer = counter.post(
                        "uitpas/passholder/checkin",
                        "cdbid",
                        "a89a2707-a35e-48da-aeda-307f857b93c0",
                        "uitpasNumber",
                        card);
                assertThat(answer.status()).isEqualTo(200);
                acknowledged.add(card);
            }));
            while (acknowledged.size() < CARDS / 20) {
                Thread.sleep(Duration.ofMillis(5));
            }
            before = new HashSet<>(acknowledged);
            made = backups(Room.USUAL).make(ACTOR, order(Optional.empty(), true));
            last.get();
        }
        assertThat(made.verified()).isTrue();
        assertThat(made.keys()).singleElement().asString().matches("test-[0-9a-f]{12}");

        var restored = restorer(RunningServer.KEYS).restore(ACTOR, made.file());
        assertThat(restored.startedAt()).isEqualTo(made.startedAt());
        inRestored(jdbi -> {
            assertThat(texts(jdbi, "select card_number from checkin")).containsAll(before);
            assertThat(texts(jdbi, "select cause_id::text from transfer where reason = 'CHECKIN'"))
                    .containsExactlyInAnyOrderElementsOf(texts(jdbi, "select id::text from checkin"));
            assertThat(texts(jdbi, "select passholder_id::text from unbalanced"))
                    .isEmpty();
            return jdbi;
        });
        assertThat(texts(server.jdbi(), "select card_number from checkin")).containsAll(cards);
    }

    @Test
    void what_is_restored_says_so_until_it_is_acknowledged_and_lets_old_sessions_and_ids_rest() {
        server.jdbi().useHandle(handle -> handle.execute("""
            insert into web_session (digest, user_id, started_at, seen_at, address, agent, proved_at, by_provider)
            select gen_random_uuid(), id, now(), now(), '127.0.0.1', 'Test', now(), false from app_user limit 1
            """));
        server.features().openid().keys().published();
        var made = backups(Room.USUAL).make(ACTOR, order(Optional.empty(), false));
        var highest = Long.parseLong(
                texts(server.jdbi(), "select max(id)::text from audit_entry").getFirst());

        var restored = restorer(RunningServer.KEYS).restore(ACTOR, made.file());

        assertThat(restored.sessionsEnded()).isPositive();
        inRestored(jdbi -> {
            assertThat(texts(jdbi, "select digest::text from web_session")).isEmpty();
            assertThat(texts(jdbi, "select id from signing_key")).isEmpty();
            assertThat(texts(jdbi, "select (max(id) >= %d + 10000000)::text from audit_entry".formatted(highest - 10)))
                    .containsExactly("true");
            assertThat(texts(jdbi, "select details from audit_entry where act = 'RESTORED'"))
                    .containsExactly(made.file().getFileName() + ", of "
                            + made.startedAt().truncatedTo(ChronoUnit.SECONDS));
            var log = new BackupLog(jdbi, server.clock());
            var said = log.state().restored().orElseThrow();
            assertThat(said.backupStartedAt()).isEqualTo(made.startedAt());
            assertThat(log.acknowledge(ACTOR, said.id())).isTrue();
            assertThat(log.acknowledge(ACTOR, said.id())).isFalse();
            assertThat(log.state().restored()).isEmpty();
            return log;
        });
    }

    @Test
    void a_backup_holds_the_data_and_their_passwords_and_no_key() throws IOException {
        var made = backups(Room.USUAL).make(ACTOR, order(Optional.empty(), false));
        var names = new ArrayList<String>();
        try (var content = Archive.open(made.file()).content()) {
            for (var entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .startsWith("spaarpunt-backup.json", "home/pgdata/")
                .endsWith("home/password", "home/maintenance-password", "spaarpunt-files.json")
                .contains("home/pgdata/backup_label", "home/pgdata/global/pg_control")
                .doesNotContain("home/pgdata/postmaster.pid")
                .doesNotHaveDuplicates()
                .allMatch(name -> !name.contains("key"));
    }

    @Test
    void another_key_is_refused_and_the_right_one_is_named() {
        var made = backups(Room.USUAL).make(ACTOR, order(Optional.empty(), false));
        assertThatThrownBy(() -> restorer(SealingKeys.parse(OTHER_KEY)).restore(ACTOR, made.file()))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("needs the key " + made.keys().getFirst())
                .hasMessageContaining("the setting secret-keys holds test-");
        assertThat(place().home()).doesNotExist();
    }

    @Test
    void what_is_there_is_not_replaced() throws IOException {
        var made = backups(Room.USUAL).make(ACTOR, order(Optional.empty(), false));
        var present = Files.writeString(Files.createDirectory(place().home()).resolve("pgdata"), "points");
        assertThatThrownBy(() -> restorer(RunningServer.KEYS).restore(ACTOR, made.file()))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("a restoration replaces nothing");
        assertThat(present).hasContent("points");
        assertThat(directory.resolve("restored.restoring")).doesNotExist();
    }

    @Test
    void a_damaged_page_is_found_and_leaves_no_backup() throws Exception {
        var file = server.jdbi().withHandle(handle -> {
            handle.execute("create table damaged as select n, repeat('x', 100) from generate_series(1, 1000) n");
            handle.execute("create index damaged_by_n on damaged (n)");
            return handle.createQuery("select pg_relation_filepath('damaged_by_n')")
                    .mapTo(String.class)
                    .one();
        });
        try {
            // The first backup has the pages written.
            backups(Room.USUAL).make(ACTOR, order(Optional.empty(), false));
            flip(home.resolve("pgdata").resolve(file), 8192 + 4000);
            server.clock().set(server.clock().instant().plusSeconds(1));
            assertThatThrownBy(() -> backups(Room.USUAL).make(ACTOR, order(Optional.empty(), true)))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("are not sound: ")
                    .hasMessageContaining("invalid page in block 1");
            assertThat(backupsIn(directory)).hasSize(1);
            assertThat(server.features()
                            .backups()
                            .state()
                            .lastFailed()
                            .orElseThrow()
                            .problem())
                    .contains("invalid page");
            assertThat(home.resolveSibling(home.getFileName() + ".trial")).doesNotExist();
        } finally {
            server.jdbi().useHandle(handle -> handle.execute("drop table damaged"));
        }
    }

    @Test
    void a_disk_that_becomes_full_leaves_no_backup_and_the_server_working() throws IOException {
        server.clock().set(server.clock().instant().plusSeconds(1));
        assertThatThrownBy(() -> backups(new Room(Long.MAX_VALUE / 2)).make(ACTOR, order(Optional.empty(), true)))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("there is too little room on the disk of ");
        assertThat(backupsIn(directory)).isEmpty();
        assertThat(server.features().backups().state().lastFailed()).isPresent();
    }

    @Test
    void the_newest_ones_are_kept_and_other_files_are_left_alone() throws IOException {
        var other = Files.writeString(directory.resolve("spaarpunt-notes.txt"), "mine");
        var files = Stream.generate(() -> {
                    server.clock().set(server.clock().instant().plusSeconds(1));
                    return backups(Room.USUAL)
                            .make(ACTOR, order(Optional.of(2), false))
                            .file();
                })
                .limit(3)
                .toList();
        assertThat(backupsIn(directory)).containsExactlyInAnyOrder(files.get(1), files.get(2), other);
    }

    @Test
    void the_one_just_made_is_kept_whatever_the_clock_was_before() throws IOException {
        var later = Files.writeString(directory.resolve("spaarpunt-20991231T235959Z.tar.gz"), "of a wrong clock");
        var made = backups(Room.USUAL).make(ACTOR, order(Optional.of(1), false));
        assertThat(made.removed()).containsExactly(later);
        assertThat(made.file()).exists();
    }

    @Test
    void only_one_is_made_at_a_time_and_that_is_no_failure() {
        server.clock().set(server.clock().instant().plusSeconds(1));
        var before = server.features().backups().state();
        try (var _ = BackupTurn.take(home)) {
            assertThatThrownBy(() -> backups(Room.USUAL).make(ACTOR, order(Optional.empty(), false)))
                    .isInstanceOf(BackupUnderWayException.class)
                    .hasMessageContaining("Another backup of this installation is being made, by process "
                            + ProcessHandle.current().pid());
        }
        assertThat(server.features().backups().state()).isEqualTo(before);
    }

    @Test
    void what_a_killed_process_left_is_removed_before_the_next_one_is_made() throws IOException {
        var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        var unfinished = Files.writeString(elsewhere.resolve("spaarpunt-20261129T020000Z.tar.gz.partial"), "half");
        try (var turn = BackupTurn.take(home)) {
            turn.begin(unfinished);
        }
        var trial = home.resolveSibling(home.getFileName() + ".trial");
        Files.writeString(Files.createDirectories(trial.resolve("pgdata")).resolve("half"), "half");

        backups(Room.USUAL).removeLeftovers();

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(trial).doesNotExist();
    }

    @Test
    void a_directory_in_the_home_is_refused_behind_a_link_too() throws IOException {
        var link = Files.createSymbolicLink(directory.resolve("link"), home);
        for (var inHome : List.of(home, home.resolve("pgdata/backups"), link.resolve("backups"))) {
            assertThatThrownBy(
                            () -> backups(Room.USUAL).make(ACTOR, new Backups.Order(inHome, Optional.empty(), false)))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("is in the home of the database");
        }
    }

    @Test
    void a_directory_that_is_none_is_named_with_the_reason() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "mine");
        assertThatThrownBy(() -> backups(Room.USUAL).make(ACTOR, new Backups.Order(file, Optional.empty(), false)))
                .isInstanceOf(BackupException.class)
                .hasMessage("No backup can be written to %s: there is something at %s already.", file, file);
        assertThat(file).hasContent("mine");
    }

    @Test
    void an_interrupted_restoration_is_no_installation_and_is_begun_anew() throws IOException {
        var made = backups(Room.USUAL).make(ACTOR, order(Optional.empty(), false));
        // As a process that was killed leaves it: with the mark, and without the lock.
        var restoring = EmbeddedPostgresSettings.in(directory.resolve("restored.restoring"))
                .withBinaries(TestServer.binaries());
        try (var unfinished = UnfinishedHome.begin(restoring)) {
            Unpacking.into(unfinished.directory(), Archive.open(made.file()), Room.USUAL);
        }

        assertThatThrownBy(() -> EmbeddedPostgres.start(restoring, new SecureRandom()))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("a restoration that was interrupted");
        assertThatThrownBy(() -> EmbeddedPostgres.start(place(), new SecureRandom()))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("Restore the backup again");

        restorer(RunningServer.KEYS).restore(ACTOR, made.file());

        assertThat(restoring.home()).doesNotExist();
        assertThat(place().home().resolve("unfinished")).doesNotExist();
        inRestored(jdbi -> assertThat(texts(jdbi, "select count(*)::text from restoration"))
                .containsExactly("1"));
    }

    @Test
    void two_restorations_to_one_place_do_not_disturb_each_other() throws IOException {
        var made = backups(Room.USUAL).make(ACTOR, order(Optional.empty(), false));
        var restoring = EmbeddedPostgresSettings.in(directory.resolve("restored.restoring"))
                .withBinaries(TestServer.binaries());
        try (var first = UnfinishedHome.begin(restoring)) {
            var written = Files.writeString(first.directory().resolve("password"), "of the first");
            assertThatThrownBy(() -> restorer(RunningServer.KEYS).restore(ACTOR, made.file()))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid());
            assertThat(written).hasContent("of the first");
        }
    }

    private static Backups backups(Room room) {
        var source = new Backups.Source(
                EmbeddedPostgresSettings.in(home).withBinaries(TestServer.binaries()),
                RunningServer.KEYS,
                "Spaarpunt 1.0");
        return new Backups(server.jdbi(), source, new SecureRandom(), server.clock(), room);
    }

    private Backups.Order order(Optional<Integer> keep, boolean verified) {
        return new Backups.Order(directory, keep, verified);
    }

    private Restorer restorer(SealingKeys keys) {
        return new Restorer(place(), () -> keys, new SecureRandom(), server.clock());
    }

    private EmbeddedPostgresSettings place() {
        return EmbeddedPostgresSettings.in(directory.resolve("restored")).withBinaries(TestServer.binaries());
    }

    private <T> T inRestored(Function<Jdbi, T> look) {
        var restored = EmbeddedPostgres.start(place(), new SecureRandom());
        try (var database = Database.openUnhurried(restored.address())) {
            return look.apply(database.jdbi());
        } finally {
            restored.close();
        }
    }

    private static List<Path> backupsIn(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, at);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 1)}), at);
        }
    }

    private static List<String> texts(Jdbi jdbi, String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
