package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteProbeTest {
    private final TestDatabase database = TestPostgres.emptyDatabase();
    private final AtomicInteger readOnly = new AtomicInteger();
    private final WriteProbe probe =
            new WriteProbe(new Sources(database.address()).ofWatch("readiness"), readOnly::incrementAndGet);

    @AfterEach
    void drop() {
        probe.close();
        database.close();
    }

    @Test
    void it_keeps_one_session_however_often_it_asks() throws SQLException {
        assertThat(probe.getAsBoolean()).isTrue();
        var first = session();
        assertThat(probe.getAsBoolean()).isTrue();
        assertThat(session()).isEqualTo(first);
    }

    @Test
    void every_probe_writes_to_the_log_that_a_commit_waits_for() throws SQLException {
        probe.getAsBoolean();
        var before = Sql.ask(database.address(), "select pg_current_wal_insert_lsn()");
        probe.getAsBoolean();
        assertThat(Sql.ask(database.address(), "select pg_current_wal_insert_lsn() > '" + before + "'"))
                .isEqualTo("t");
    }

    @Test
    void a_session_that_was_ended_is_replaced_within_the_same_probe() throws SQLException {
        probe.getAsBoolean();
        var first = session();
        Sql.execute(database.address(), "select pg_terminate_backend(" + first + ")");
        assertThat(probe.getAsBoolean()).isTrue();
        assertThat(session()).isNotEqualTo(first);
    }

    @Test
    void a_database_that_is_away_takes_no_changes_until_it_is_back() {
        assertThat(probe.getAsBoolean()).isTrue();
        database.goAway();
        assertThat(probe.getAsBoolean()).isFalse();
        database.comeBack();
        assertThat(probe.getAsBoolean()).isTrue();
        assertThat(readOnly).hasValue(0);
    }

    @Test
    void a_read_only_database_takes_no_changes_and_is_told_of() {
        database.set("default_transaction_read_only", "on");
        assertThat(probe.getAsBoolean()).isFalse();
        assertThat(readOnly).hasValue(1);
        database.set("default_transaction_read_only", "off");
        assertThat(probe.getAsBoolean()).isTrue();
    }

    @Test
    void a_user_who_may_write_no_temporary_files_has_a_database_all_the_same() {
        database.set("temp_file_limit", "0");
        assertThat(probe.getAsBoolean()).isTrue();
    }

    private String session() throws SQLException {
        var pids = Sql.ask(database.address(), """
                select string_agg(pid::text, ',') from pg_stat_activity
                where datname = current_database() and application_name like '% readiness'
                """);
        assertThat(pids).doesNotContain(",");
        return String.valueOf(pids);
    }
}
