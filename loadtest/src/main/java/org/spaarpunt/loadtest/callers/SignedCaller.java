package org.spaarpunt.loadtest.callers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.loadtest.world.World;

/** A consumer of the protocol 3.0, which signs each call. */
public final class SignedCaller implements Caller {
    private static final String PERMISSIONS = """
            insert into consumer_permission (consumer_key, permission)
            select ?, unnest('{PASSHOLDER_READ, CHECKIN_READ, EVENT_READ}'::text[])
            on conflict do nothing
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final OAuthSigner signer;

    private SignedCaller(URI server, OAuthSigner signer) {
        this.server = server;
        this.signer = signer;
    }

    /** Gives the consumer of a world's counter the permissions to search everywhere. */
    public static void permit(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute(PERMISSIONS, World.COUNTER));
    }

    /** That consumer itself, without a user. */
    public static SignedCaller application(URI server, World world, InstantSource clock) {
        return of(
                server, Keys.ofConsumer(world.keys().consumerKey(), world.keys().consumerSecret()), clock);
    }

    /** The employee of the counter. */
    public static SignedCaller employee(URI server, World world, InstantSource clock) {
        return of(server, world.keys(), clock);
    }

    private static SignedCaller of(URI server, Keys keys, InstantSource clock) {
        return new SignedCaller(
                server, new OAuthSigner(keys, () -> UUID.randomUUID().toString(), clock));
    }

    @Override
    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        var address = server.resolve(path);
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", signer.authorization("GET", address, Parameters.none()))
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }
}
