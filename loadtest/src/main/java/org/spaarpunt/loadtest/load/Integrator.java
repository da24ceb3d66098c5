package org.spaarpunt.loadtest.load;

import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;
import org.spaarpunt.client.JsonCheckinWriter;
import org.spaarpunt.client.RequestWriter;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.wiring.Core;
import org.spaarpunt.wiring.Features;

/**
 * The application of a world's counter as a client of OAuth 2, which checks people in without a user: as in the older
 * call, nothing is stored for a repeated request.
 */
final class Integrator {
    private static final String CLIENT = """
            insert into oauth2_client (consumer_key, kind, grants) values (?, 'CONFIDENTIAL', '{CLIENT_CREDENTIALS}')
            on conflict do nothing
            """;

    private static final String PERMISSION = """
            insert into counter_agent (consumer_key, counter_id, permission)
            select consumer_key, id, 'CHECKINS_WRITE' from counter where consumer_key = ?
            on conflict do nothing
            """;

    private Integrator() {}

    /** Registers the client; before the server starts, so that it is known there. */
    static void register(Core core) {
        core.jdbi().useHandle(handle -> {
            handle.execute(CLIENT, World.COUNTER);
            handle.execute(PERMISSION, World.COUNTER);
        });
    }

    /** Writers of requests with an access token of the client. */
    static Supplier<RequestWriter> writers(Core core, URI server) {
        var openid = new Features(core).openid();
        var client = openid.clients().find(World.COUNTER).orElseThrow().client();
        var token =
                openid.grants().forItself(server + "/oidc", client, Set.of()).access();
        return () -> new JsonCheckinWriter(server, token);
    }
}
