package org.spaarpunt.client;

import java.nio.ByteBuffer;

/** Writes check-ins as the bytes of HTTP requests. For one thread. */
public interface RequestWriter {
    /** Larger than any request. */
    int MAX_REQUEST_BYTES = 4 * 1024;

    /** Appends the request for one visit. */
    void write(Visit visit, ByteBuffer target);
}
