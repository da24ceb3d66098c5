package org.spaarpunt.web.docs;

import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** {@code /docs/json/start}: a token and a first check-in over the JSON API. */
final class JsonStartPage {
    /** The application of the demo that checks people in by itself. */
    static final String CLIENT_ID = "demo-gate";

    static final String CLIENT_SECRET = "demo-gate-secret";

    private final Credentials credentials;

    /**
     * What the page shows.
     *
     * @param server the address of this server, without a slash at the end
     * @param demo whether the application of the example works here
     */
    record Guide(String server, boolean demo, Client client) {}

    JsonStartPage(Credentials credentials) {
        this.credentials = credentials;
    }

    Response show(PageRequest request) {
        var server = request.seen().scheme() + "://" + request.seen().authority() + request.base();
        var guide = new Guide(server, works(), Client.withToken(server));
        return PageRenderer.openPage(
                request,
                200,
                (output, interceptor, frame) -> JtejsonstartGenerated.render(output, interceptor, frame, guide));
    }

    private boolean works() {
        return credentials
                .find(CLIENT_ID, "")
                .consumer()
                .filter(consumer -> consumer.secret().equals(CLIENT_SECRET))
                .isPresent();
    }
}
