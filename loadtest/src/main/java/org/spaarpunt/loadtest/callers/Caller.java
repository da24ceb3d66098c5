package org.spaarpunt.loadtest.callers;

import java.io.IOException;
import java.net.http.HttpResponse;

/** One client of a server; it reads one thing after another on an open connection. */
public interface Caller {
    /**
     * The whole answer.
     *
     * @param path with its query, as it is sent
     */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException;
}
