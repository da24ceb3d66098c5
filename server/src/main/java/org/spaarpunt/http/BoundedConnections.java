package org.spaarpunt.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/** Makes the {@link BoundedConnection} of each accepted socket. As the only protocol it is never asked to choose. */
final class BoundedConnections implements ServerConnectionSelector {
    private final Http1ConnectionSelector http1;
    private final Exchange exchange;
    private final ListenerSettings settings;

    BoundedConnections(Http1Config http1, Exchange exchange, ListenerSettings settings) {
        this.http1 = Http1ConnectionSelector.builder().config(http1).build();
        this.exchange = exchange;
        this.settings = settings;
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
        return new BoundedConnection(context, http1, exchange, settings);
    }
}
