package org.spaarpunt.loadtest.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.Account;
import org.spaarpunt.accounts.SignInOrigin;
import org.spaarpunt.identity.User;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.wiring.Core;
import org.spaarpunt.wiring.Features;

/** The employee of a world's counter, signed in at the pages of a server, for whom the counter may read events and check-ins. */
final class Organiser {
    private static final String RIGHTS = """
            insert into permission_group_action (group_id, action)
            select id, unnest('{EVENT_READ, CHECKIN_READ, PASSHOLDER_READ}'::text[]) from permission_group where name = ?
            on conflict do nothing
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final String cookie;

    private Organiser(URI server, String cookie) {
        this.server = server;
        this.cookie = "__Host-session=" + cookie;
    }

    /** @param core on the database of the server */
    static Organiser of(Core core, URI server) {
        core.jdbi().useHandle(handle -> handle.execute(RIGHTS, World.COUNTER));
        var origin = new SignInOrigin(InetAddress.getLoopbackAddress(), "loadtest", Optional.empty());
        var session = new Features(core).accounts().sessions().start(account(core.jdbi()), origin);
        return new Organiser(server, session.orElseThrow().cookie());
    }

    <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> handler) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Cookie", cookie)
                        .build(),
                handler);
    }

    private static Account account(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, uid, nick from app_user where uid = :uid")
                .bind("uid", World.COUNTER)
                .map((row, _) -> new Account(
                        new User(row.getLong("id"), row.getString("uid"), row.getString("nick")),
                        Optional.empty(),
                        "",
                        "",
                        false))
                .one());
    }
}
