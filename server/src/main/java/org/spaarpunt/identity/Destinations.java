package org.spaarpunt.identity;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The places of applications to which a person may be sent by a link that anybody can write. */
public record Destinations(Jdbi jdbi) {
    private static final String HOSTS = """
            select host
            from consumer_callback_host
            join consumer on consumer.key = consumer_callback_host.consumer_key and consumer.revoked_at is null
            """;

    /** The address, when some application has registered its host. */
    public Optional<Callback> find(String address) {
        return Callback.of(address, hosts());
    }

    private Set<String> hosts() {
        return jdbi.withHandle(handle -> {
            try (Stream<String> hosts = handle.createQuery(HOSTS).mapTo(String.class).stream()) {
                return hosts.collect(Collectors.toUnmodifiableSet());
            }
        });
    }
}
