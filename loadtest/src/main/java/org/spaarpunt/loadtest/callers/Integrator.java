package org.spaarpunt.loadtest.callers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.function.Supplier;
import org.spaarpunt.client.JsonCheckinWriter;
import org.spaarpunt.client.RequestWriter;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.wiring.Core;
import org.spaarpunt.wiring.Features;

/** The application of a world's counter as a client of OAuth 2, which acts without a user. */
public final class Integrator implements Caller {
    private static final String CLIENT = """
            insert into oauth2_client (consumer_key, kind, grants) values (?, 'CONFIDENTIAL', '{CLIENT_CREDENTIALS}')
            on conflict do nothing
            """;

    private static final String PERMISSION = """
            insert into counter_agent (consumer_key, counter_id, permission)
            select consumer_key, id, ? from counter where consumer_key = ?
            on conflict do nothing
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    private Integrator(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Registers the client; before the server starts, so that it is known there. */
    public static void register(Core core, ApiPermission... permissions) {
        core.jdbi().useHandle(handle -> {
            handle.execute(CLIENT, World.COUNTER);
            for (var permission : permissions) {
                handle.execute(PERMISSION, permission.name(), World.COUNTER);
            }
        });
    }

    /** The registered client, with an access token. */
    public static Integrator of(Core core, URI server) {
        var openid = new Features(core).openid();
        var client = openid.clients().find(World.COUNTER).orElseThrow().client();
        var token =
                openid.grants().forItself(server + "/oidc", client, Set.of()).access();
        return new Integrator(server, token);
    }

    /** Writers of check-ins with that token: as in the older call, nothing is stored for a repeated request. */
    public Supplier<RequestWriter> writers() {
        return () -> new JsonCheckinWriter(server, token);
    }

    @Override
    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }
}
