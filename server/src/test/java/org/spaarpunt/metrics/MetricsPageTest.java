package org.spaarpunt.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.http.Header;
import org.spaarpunt.http.Label;
import org.spaarpunt.http.Request;
import org.spaarpunt.identity.OAuthProblem;

class MetricsPageTest {
    private final Metrics metrics = new Metrics();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1"})
    void callers_on_this_machine_may_read(String address) throws UnknownHostException {
        assertThat(new MetricsPage(metrics, false).answer(from(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "::ffff:192.0.2.1", "fe80::1"})
    void nobody_else_may_unless_they_are_public(String address) throws UnknownHostException {
        assertThat(new MetricsPage(metrics, false).answer(from(address))).isEmpty();
        assertThat(new MetricsPage(metrics, true).answer(from(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "x-forwarded-proto",
                "X-Real-IP",
                "Via",
                "CF-Connecting-IP",
                "True-Client-IP",
                "X-Client-IP",
                "Fastly-Client-IP",
                "X-Cluster-Client-IP",
                "X-Envoy-External-Address",
                "X-Original-Forwarded-For",
                "X-Of-A-Proxy-Not-Made-Yet"
            })
    void a_header_that_only_a_proxy_writes_makes_a_request_that_is_not_local(String header)
            throws UnknownHostException {
        var forwarded = from("127.0.0.1", new Header(header, "127.0.0.1"));
        assertThat(new MetricsPage(metrics, false).answer(forwarded)).isEmpty();
        assertThat(new MetricsPage(metrics, true).answer(forwarded)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.3.2.1:9", "[::1]", "[::1]:8080"})
    void a_local_request_names_this_machine(String host) throws UnknownHostException {
        assertThat(new MetricsPage(metrics, false).answer(from("127.0.0.1", new Header("Host", host))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "punten.example",
                "punten.example:8080",
                "localhost.punten.example",
                "192.0.2.1",
                "[2001:db8::1]:80",
                ""
            })
    void a_request_that_names_another_host_is_not_local(String host) throws UnknownHostException {
        assertThat(new MetricsPage(metrics, false).answer(from("127.0.0.1", new Header("Host", host))))
                .isEmpty();
    }

    @Test
    void what_scrapers_and_browsers_send_by_themselves_says_nothing_of_a_proxy() throws UnknownHostException {
        var scraper = from(
                "127.0.0.1",
                new Header("User-Agent", "Prometheus/3.0.0"),
                new Header("Accept-Encoding", "gzip"),
                new Header("X-Prometheus-Scrape-Timeout-Seconds", "10"),
                new Header("Sec-Fetch-Site", "none"));
        assertThat(new MetricsPage(metrics, false).answer(scraper)).isPresent();
    }

    @Test
    void every_problem_is_there_before_it_happens() {
        assertThat(read()).contains("spaarpunt_nonces_refused_total 0.0");
        for (var problem : OAuthProblem.values()) {
            assertThat(read()).contains("spaarpunt_unauthorized_total{problem=\"" + problem.wireName() + "\"} 0.0");
        }
    }

    @Test
    void durations_are_in_seconds_and_sizes_in_questions() {
        metrics.requests().answered(new Label("GET /here", ""), 200, Duration.ofMillis(1_500));
        var desk = metrics.desk("nonces");
        desk.batch(3, Duration.ofMillis(250));
        desk.question(Duration.ofMillis(500));

        assertThat(read())
                .contains(
                        "spaarpunt_request_seconds_sum{call=\"GET /here\"} 1.5",
                        "spaarpunt_batch_size_bucket{desk=\"nonces\",le=\"2.0\"} 0",
                        "spaarpunt_batch_size_bucket{desk=\"nonces\",le=\"4.0\"} 1",
                        "spaarpunt_batch_seconds_sum{desk=\"nonces\"} 0.25",
                        "spaarpunt_desk_seconds_sum{desk=\"nonces\"} 0.5");
    }

    @Test
    void two_servers_in_one_process_count_for_themselves() {
        new Metrics().unauthorized().accept(OAuthProblem.NONCE_USED);
        assertThat(read()).contains("spaarpunt_nonces_refused_total 0.0");
    }

    private List<String> read() {
        return new String(metrics.text(), UTF_8).lines().toList();
    }

    private static Request from(String address, Header... headers) throws UnknownHostException {
        var all = new ArrayList<>(List.of(headers));
        if (all.stream().noneMatch(header -> header.name().equals("Host"))) {
            all.add(new Header("Host", "127.0.0.1:8080"));
        }
        return new Request("GET", MetricsPage.PATH, "", all, new byte[0], InetAddress.getByName(address), false);
    }
}
