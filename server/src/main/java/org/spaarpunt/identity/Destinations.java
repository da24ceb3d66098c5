package org.spaarpunt.identity;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The registered addresses of applications, to which a link of any author may send a browser. */
public record Destinations(Jdbi jdbi) {
    private static final String PLACES = """
            select host, any_port, callback
            from consumer_callback_host
            join consumer on consumer.key = consumer_callback_host.consumer_key and consumer.revoked_at is null
            """;

    /** The address, if an application has registered its place. */
    public Optional<Callback> find(String address) {
        return Callback.of(address, jdbi.withHandle(handle -> RegisteredPlaces.read(handle.createQuery(PLACES))));
    }
}
