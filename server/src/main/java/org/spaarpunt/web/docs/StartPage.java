package org.spaarpunt.web.docs;

import java.net.URI;
import java.time.Instant;
import org.spaarpunt.build.Launcher;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.OAuthSigner.Signed;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** {@code /docs/start}: the address of this server, a signature worked out step by step, and clients that make a call. */
final class StartPage {
    /** Those of the demo, with which the clients sign too. */
    static final Keys KEYS = new Keys(
            "31413BDF-DFC7-7A9F-10403618C2816E44", "demo-de-werf-secret", "demo-ann-werf", "demo-ann-werf-secret");

    static final String METHOD = "POST";
    static final String CALL = "/uitid/rest/uitpas/passholder/checkin";
    static final String BODY = "cdbid=demo-unlimited&uitpasNumber=0900000095902";

    /** Fixed, so that a developer who signs the same request finds the same signature. */
    static final Instant SIGNED_AT = Instant.parse("2026-11-29T18:00:00Z");

    static final String NONCE = "7d8f3e4a2c61";

    private final Credentials credentials;

    /**
     * What the page shows.
     *
     * @param server the address of this server, without a slash at the end
     * @param demo whether the keys of the examples work here
     */
    record Guide(String server, boolean demo, Signed signed) {
        String address() {
            return server + CALL;
        }

        /** As this program was called. */
        String program() {
            return Launcher.commandElsewhere();
        }

        Keys keys() {
            return KEYS;
        }
    }

    StartPage(Credentials credentials) {
        this.credentials = credentials;
    }

    Response show(PageRequest request) {
        var server = request.seen().scheme() + "://" + request.seen().authority() + request.base();
        var guide = new Guide(server, keysWork(), sign(URI.create(server + CALL)));
        return PageRenderer.openPage(
                request,
                200,
                (output, interceptor, frame) ->
                        JtestartGenerated.render(output, interceptor, frame, guide, Client.all(server)));
    }

    private static Signed sign(URI address) {
        return new OAuthSigner(KEYS, () -> NONCE, () -> SIGNED_AT)
                .sign(METHOD, address, Parameters.parse(BODY).orElseThrow());
    }

    private boolean keysWork() {
        var found = credentials.find(KEYS.consumerKey(), KEYS.token());
        return found.consumer()
                        .filter(consumer -> consumer.secret().equals(KEYS.consumerSecret()))
                        .isPresent()
                && found.token()
                        .filter(token -> token.secret().equals(KEYS.tokenSecret()))
                        .isPresent();
    }
}
