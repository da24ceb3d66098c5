package org.spaarpunt.loadtest.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.loadtest.history.Findings;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.world.World.NewEvents;

/** A real installation under real faults; and, sabotaged, one that breaks its promises, which must be found out. */
@Order(1)
class CrashRunTest {
    private static final PrintStream NOBODY = new PrintStream(OutputStream.nullOutputStream());
    private static final NewEvents ONCE = NewEvents.once(100);
    private static final int VISITORS = 8;

    @TempDir
    private static Path directory;

    private static final Belongings BELONGINGS = new Belongings();
    private static Installation installation;

    @BeforeAll
    static void start() throws Exception {
        var random = new SecureRandom();
        var home = CrashProgram.fill(directory.resolve("data"), random);
        installation = BELONGINGS.own(Installation.start(home, directory.resolve("server.log"), random));
    }

    @AfterAll
    static void stop() {
        BELONGINGS.close();
    }

    @AfterEach
    void undoSabotage() throws Exception {
        sql("alter database spaarpunt reset synchronous_commit");
        sql("alter system reset wal_writer_delay");
        sql("select pg_reload_conf()");
        endConnections();
        sql("drop trigger if exists sabotage on checkin");
    }

    @Test
    void nothing_is_lost_or_doubled_by_kills_pauses_and_dropped_answers() throws Exception {
        for (var fault : List.of(Fault.KILL_BOTH, Fault.KILL_DATABASE, Fault.PAUSE_SERVER, Fault.DROP_ANSWERS)) {
            var found = run(fault, ONCE, true);
            assertThat(found.areNone()).as("%s: %s", fault, found).isTrue();
            assertThat(found.acknowledged()).isPositive();
        }
    }

    @Test
    void points_that_were_acknowledged_before_they_were_durable_are_missed() throws Exception {
        sql("alter database spaarpunt set synchronous_commit = off");
        sql("alter system set wal_writer_delay = '10s'");
        sql("select pg_reload_conf()");
        endConnections();
        assertThat(run(Fault.KILL_BOTH, ONCE, true).lost()).isPositive();
    }

    @Test
    void points_that_were_given_twice_because_the_unique_key_did_not_hold_are_found() throws Exception {
        sql("""
                create or replace function escape_the_key() returns trigger language plpgsql as
                $$ begin new.reversed_at := now(); return new; end $$
                """);
        sql("create trigger sabotage before insert on checkin for each row execute function escape_the_key()");
        assertThat(run(Fault.DROP_ANSWERS, ONCE, false).duplicated()).isPositive();
    }

    @Test
    void points_that_were_given_twice_because_no_key_named_the_request_are_found() throws Exception {
        assertThat(run(Fault.DROP_ANSWERS, NewEvents.unlimited(100), false).duplicated())
                .isPositive();
    }

    private static Findings run(Fault fault, NewEvents events, boolean withKeys) throws Exception {
        var plan = new CrashPlan(42, 1, VISITORS, List.of(fault), events, withKeys);
        return new CrashRun(installation, plan, Clock.systemUTC(), NOBODY).run();
    }

    /** A connection keeps the settings that it began with; the server opens new ones. */
    private static void endConnections() throws Exception {
        sql("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    private static void sql(String statement) throws Exception {
        installation.asSuperuser().useHandle(handle -> handle.execute(statement));
    }
}
