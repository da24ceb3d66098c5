package org.spaarpunt.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Helidon's view of a connection, with our own reader, writer, router and TLS. */
record BoundedContext(
        ConnectionContext original,
        RequestHeads heads,
        DataReader dataReader,
        DataWriter dataWriter,
        Router router,
        boolean isSecure,
        LongRequest longRequest)
        implements ConnectionContext {
    /** The scheme that the target of the current request names, if it names one. */
    Optional<String> namedScheme() {
        return heads.namedScheme();
    }

    /**
     * Takes back from Helidon what it has received of the next request. To be called when the current one has been read
     * completely.
     */
    void endRequest() {
        int beyond = dataReader.available();
        if (beyond > 0) {
            heads.giveBack(dataReader.readBytes(beyond));
        }
    }

    @Override
    public ListenerContext listenerContext() {
        return original.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return original.executor();
    }

    @Override
    public HelidonSocket serverSocket() {
        return original.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return original.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return original.localPeer();
    }

    @Override
    public String socketId() {
        return original.socketId();
    }

    @Override
    public String childSocketId() {
        return original.childSocketId();
    }
}
