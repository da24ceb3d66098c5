package org.spaarpunt.loadtest.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spaarpunt.loadtest.failover.FaultReport.ServerReport;
import org.spaarpunt.loadtest.history.Findings;

class FaultReportTest {
    private static final Findings NOTHING_WRONG = new Findings(100, 0, 0, 0, List.of());
    private static final Optional<Duration> TWO_SECONDS = Optional.of(Duration.ofSeconds(2));

    @Test
    void a_fault_that_loses_nothing_and_ends_in_time_keeps_every_promise() {
        assertThat(report(NOTHING_WRONG, 0, server(2_000, true)).kept()).isTrue();
    }

    @Test
    void a_lost_point_breaks_them() {
        assertThat(report(new Findings(100, 1, 0, 0, List.of()), 0, server(100, true))
                        .kept())
                .isFalse();
    }

    @Test
    void a_check_in_that_was_saved_on_a_former_primary_breaks_them() {
        assertThat(report(NOTHING_WRONG, 1, server(100, true)).kept()).isFalse();
    }

    @Test
    void a_signed_request_that_is_granted_a_second_time_breaks_them() {
        var report =
                new FaultReport(Fault.SWITCHOVER, 120, NOTHING_WRONG, 0, 1, List.of(server(100, true)), TWO_SECONDS);
        assertThat(report.kept()).isFalse();
    }

    @Test
    void a_server_that_is_silent_for_too_long_breaks_them() {
        assertThat(report(NOTHING_WRONG, 0, server(2_001, true)).kept()).isFalse();
    }

    @Test
    void a_server_that_does_not_come_back_by_itself_breaks_them_however_long_a_silence_is_allowed() {
        var report = new FaultReport(
                Fault.PAUSE_PRIMARY, 120, NOTHING_WRONG, 0, 0, List.of(server(60_000, false)), Optional.empty());
        assertThat(report.kept()).isFalse();
        assertThat(report.line()).contains("did not recover");
    }

    @Test
    void its_figures_name_each_server_and_how_often_which_answer_came() {
        assertThat(report(NOTHING_WRONG, 0, server(1_500, true)).figures())
                .containsEntry("fault", "switchover")
                .containsEntry("acknowledged", 100L)
                .containsEntry("proxySilenceMs", 1_500L)
                .containsEntry("proxyFailures", Map.of("HTTP_503", 20L))
                .containsEntry("kept", true);
    }

    private static FaultReport report(Findings found, long splitBrain, ServerReport server) {
        return new FaultReport(Fault.SWITCHOVER, 120, found, splitBrain, 0, List.of(server), TWO_SECONDS);
    }

    private static ServerReport server(long silenceMs, boolean recovered) {
        return new ServerReport("proxy", Duration.ofMillis(silenceMs), recovered, Map.of("HTTP_503", 20L), 3);
    }
}
