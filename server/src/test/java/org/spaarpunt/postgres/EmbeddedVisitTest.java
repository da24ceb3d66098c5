package org.spaarpunt.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.Sql;
import org.spaarpunt.storage.TestServer;

class EmbeddedVisitTest {
    /** One for all tests: each keeps what it saves in a table of its own. */
    @TempDir
    static Path home;

    @Test
    void a_visit_starts_the_database_when_nobody_runs_it_and_stops_it() throws Exception {
        DatabaseAddress address;
        try (var visit = visit()) {
            address = visit.address();
            Sql.execute(address, "create table kept as select 41 + 1 as answer");
        }
        assertThat(home.resolve("pgdata/postmaster.pid")).doesNotExist();
        try (var again = visit()) {
            assertThat(Sql.ask(again.address(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_visit_stands_beside_the_server_of_another_process_and_leaves_it_running() throws Exception {
        var other = ServerInAnotherProcess.start(home);
        try {
            try (var visit = visit()) {
                Sql.execute(visit.address(), "create table shared as select 41 + 1 as answer");
            }
            try (var visit = visit()) {
                assertThat(Sql.ask(visit.address(), "select answer from shared"))
                        .isEqualTo("42");
            }
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
            other.waitFor();
        }
    }

    @Test
    void a_visit_in_the_process_of_the_owner_shares_its_server() throws Exception {
        try (var owner = EmbeddedPostgres.start(settings(), new SecureRandom())) {
            try (var visit = visit()) {
                assertThat(visit.address()).isEqualTo(owner.address());
            }
            assertThat(Sql.ask(owner.address(), "select 42")).isEqualTo("42");
        }
    }

    @Test
    void a_command_that_started_the_database_ends_after_those_that_use_it() throws Exception {
        var first = visit();
        Thread ending;
        try (var second = visit()) {
            ending = Thread.startVirtualThread(first::close);
            awaitThatItWaits(second.address());
            Sql.execute(second.address(), "create table lent as select 41 + 1 as answer");
            try (var third = visit()) {
                assertThat(Sql.ask(third.address(), "select answer from lent")).isEqualTo("42");
            }
            assertThat(ending.isAlive()).isTrue();
        }
        ending.join();
        assertThat(home.resolve("pgdata/postmaster.pid")).doesNotExist();
    }

    /** Returns when a command that has ended its work waits for others. */
    private static void awaitThatItWaits(DatabaseAddress address) throws Exception {
        while (!"1"
                .equals(Sql.ask(
                        address,
                        "select count(*) from pg_stat_activity where query like 'select pg_try_advisory_lock(%'"))) {
            Thread.sleep(10);
        }
    }

    private static EmbeddedVisit visit() {
        return EmbeddedVisit.to(settings(), new SecureRandom());
    }

    private static EmbeddedPostgresSettings settings() {
        return EmbeddedPostgresSettings.in(home).withBinaries(TestServer.binaries());
    }
}
