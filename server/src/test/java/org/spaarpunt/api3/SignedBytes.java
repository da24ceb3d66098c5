package org.spaarpunt.api3;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** A check-in by code with its signature, to be sent as often as a test wants, to any server at one public address. */
record SignedBytes(String form, String authorization) {
    /** The settings of those servers. */
    static final Map<String, String> ONE_PUBLIC_ADDRESS = Map.of("public-url", "https://uitpas.example");

    private static final String PATH = "/uitid/rest/uitpas/enduser/checkin";

    static SignedBytes by(DemoProfile caller, RunningServer server, String form) {
        var signer = new OAuthSigner(caller.keys(), () -> UUID.randomUUID().toString(), server.clock());
        return new SignedBytes(
                form,
                signer.authorization(
                        "POST",
                        URI.create("https://uitpas.example" + PATH),
                        Parameters.parse(form).orElseThrow()));
    }

    Answer sentTo(RunningServer server, String... headers) {
        var request = HttpRequest.newBuilder(server.uri().resolve(PATH))
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return Client.exchange((headers.length == 0 ? request : request.headers(headers)).build());
    }
}
