package org.spaarpunt.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/**
 * Makes the {@link BoundedConnection} of each accepted socket. As it is the only protocol, it never has to detect one.
 */
final class BoundedConnections implements ServerConnectionSelector {
    private final Http1ConnectionSelector http1;
    private final Router router;
    private final ListenerSettings settings;
    private final OpenConnections openConnections;

    BoundedConnections(Http1Config http1, Router router, ListenerSettings settings) {
        this.http1 = Http1ConnectionSelector.builder().config(http1).build();
        this.router = router;
        this.settings = settings;
        this.openConnections = new OpenConnections(settings.maxConnections());
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new BoundedConnection(context, http1, router, settings, openConnections);
    }
}
