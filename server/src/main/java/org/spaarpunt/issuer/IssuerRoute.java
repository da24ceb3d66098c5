package org.spaarpunt.issuer;

import org.spaarpunt.http.Endpoint;
import org.spaarpunt.http.Response;

/** One address of the provider. */
record IssuerRoute(String method, String path, Call call) implements Endpoint {
    interface Call {
        Response answer(IssuerRequest request);
    }
}
