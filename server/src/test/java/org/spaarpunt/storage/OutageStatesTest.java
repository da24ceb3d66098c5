package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL's error codes say about the database, and what about the statement. */
class OutageStatesTest {
    @ParameterizedTest
    @CsvSource({
        "08006, connection lost",
        "08P01, a pooler that gave up",
        "25006, read-only",
        "25P03, idle in a transaction for too long",
        "25P04, a transaction that took too long",
        "40P01, deadlock",
        "53100, disk full",
        "53300, too many connections",
        "55P03, lock not free in time",
        "57014, cancelled",
        "57P01, shut down",
        "57P03, starting up",
        "58030, I/O error"
    })
    void what_passes_by_itself_is_an_outage(String state, String meaning) {
        assertThat(Outage.caused(wrapped(state))).as(meaning).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "23505, unique violation",
        "25001, a statement that may not run in a transaction",
        "25P02, a statement after one that failed",
        "26000, a prepared statement that is not there",
        "42601, syntax error",
        "42501, not allowed",
        "XX001, corrupted"
    })
    void what_is_wrong_with_a_statement_or_with_data_is_none(String state, String meaning) {
        assertThat(Outage.caused(wrapped(state))).as(meaning).isFalse();
    }

    @Test
    void a_failure_without_a_code_is_an_outage_when_the_driver_says_that_it_passes() {
        assertThat(Outage.caused(new SQLException("no code"))).isFalse();
        assertThat(Outage.caused(new SQLTransientConnectionException("no connection")))
                .isTrue();
    }

    @Test
    void a_session_on_a_read_only_server_or_one_that_was_ended_is_of_no_more_use() {
        assertThat(Outage.spoilsSession(new SQLException("", "25006"))).isTrue();
        assertThat(Outage.spoilsSession(new SQLException("", "25P03"))).isTrue();
        assertThat(Outage.spoilsSession(new SQLException("", "57P01"))).isTrue();
        assertThat(Outage.spoilsSession(new SQLException("", "57014"))).isFalse();
        assertThat(Outage.spoilsSession(new SQLException("", "53100"))).isFalse();
        assertThat(Outage.spoilsSession(new SQLException("", "23505"))).isFalse();
    }

    @Test
    void a_statement_that_was_given_up_is_told_from_a_connection_that_broke() {
        assertThat(Outage.isSilence(new SQLException("", "08006", new SocketTimeoutException())))
                .isTrue();
        assertThat(Outage.isSilence(new SQLException("", "08006"))).isFalse();
    }

    private static RuntimeException wrapped(String state) {
        return new IllegalStateException(new SQLException("", state));
    }
}
