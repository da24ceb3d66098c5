package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class PoolGuardTest {
    private final PoolGuard guard = new PoolGuard(() -> {}, () -> {});

    @Test
    void a_session_that_is_of_no_more_use_leaves_the_pool() {
        assertThat(guard.adjudicate(reported("57P01"))).isEqualTo(Override.MUST_EVICT);
    }

    @Test
    void a_session_whose_server_reports_that_it_cannot_reach_another_one_stays() {
        assertThat(guard.adjudicate(reported("08006"))).isEqualTo(Override.DO_NOT_EVICT);
    }

    @Test
    void of_all_others_the_pool_decides_as_of_a_session_that_is_broken_itself() {
        assertThat(guard.adjudicate(new PSQLException("I/O error", PSQLState.CONNECTION_FAILURE)))
                .isEqualTo(Override.CONTINUE_EVICT);
        assertThat(guard.adjudicate(reported("08P01"))).isEqualTo(Override.CONTINUE_EVICT);
        assertThat(guard.adjudicate(reported("23505"))).isEqualTo(Override.CONTINUE_EVICT);
    }

    private static SQLException reported(String state) {
        return new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0Mit failed\0"));
    }
}
