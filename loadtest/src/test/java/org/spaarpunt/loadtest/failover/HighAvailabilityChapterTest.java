package org.spaarpunt.loadtest.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The chapter shows the configuration that the program runs, for machines with other addresses. */
class HighAvailabilityChapterTest {
    private static final Path CHAPTER = Path.of("../docs/high-availability.md");

    @Test
    void the_chapter_shows_the_configuration_of_patroni() throws IOException {
        assertShown(Template.PATRONI.filled(Map.ofEntries(
                Map.entry("name", "db1"),
                Map.entry("host", "10.0.0.1"),
                Map.entry("port", "5432"),
                Map.entry("rest-port", "8008"),
                Map.entry("store", "10.0.0.11:2379,10.0.0.12:2379,10.0.0.13:2379"),
                Map.entry("confirming", "2"),
                Map.entry("loop-wait", "10"),
                Map.entry("programs", "/usr/lib/postgresql/15/bin"),
                Map.entry("data", "/var/lib/postgresql/15/spaarpunt"),
                Map.entry("sockets", "/var/run/postgresql"),
                Map.entry("network", "10.0.0.0/24"),
                Map.entry("superuser-password", "CHOOSE-ONE"),
                Map.entry("replication-password", "CHOOSE-ANOTHER"))));
    }

    @Test
    void the_chapter_shows_the_configuration_of_the_proxy() throws IOException {
        var nodes = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> Cluster.proxyLine("db" + i, "10.0.0." + i, 5432, 8008))
                .collect(Collectors.joining("\n"));
        assertShown(Template.HAPROXY.filled(Map.of("address", "127.0.0.1:5000", "nodes", nodes)));
    }

    @Test
    void a_value_that_fits_no_gap_is_rejected() {
        assertThatThrownBy(() -> Template.HAPROXY.filled(Map.of("address", "127.0.0.1:5000")))
                .hasMessageContaining("[address, nodes]");
    }

    private static void assertShown(String configuration) throws IOException {
        var shown = configuration
                .lines()
                .map(line -> line.isEmpty() ? line : "    " + line)
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(CHAPTER)).contains(shown);
    }
}
