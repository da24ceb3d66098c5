package org.spaarpunt.loadtest.callers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.Account;
import org.spaarpunt.accounts.SignInOrigin;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.User;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.web.frame.SignedIn;
import org.spaarpunt.wiring.Core;
import org.spaarpunt.wiring.Features;

/** A user that is signed in at the pages of a server. */
public final class SignedInUser implements Caller {
    private static final String RIGHTS = """
            insert into permission_group_action (group_id, action)
            select id, unnest('{EVENT_READ, CHECKIN_READ, PASSHOLDER_READ}'::text[]) from permission_group where name = ?
            on conflict do nothing
            """;

    private static final Pattern TOKEN = Pattern.compile("name=\"" + SignedIn.FORM_TOKEN + "\" value=\"([^\"]*)\"");

    private static final String ADMINISTRATOR = "load-administrator";

    private static final String ADMINISTRATORS = """
            insert into app_user (uid, nick, administrator) values (?, ?, true) on conflict do nothing
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final String cookie;

    private SignedInUser(URI server, String cookie) {
        this.server = server;
        this.cookie = "__Host-session=" + cookie;
    }

    /**
     * The employee of a world's counter, who may then read its events, check-ins and people.
     *
     * @param core on the database of the server
     */
    public static SignedInUser employee(Core core, URI server) {
        core.jdbi().useHandle(handle -> handle.execute(RIGHTS, World.COUNTER));
        return of(core, server, World.COUNTER);
    }

    /** An administrator; the server must not ask for a second factor. */
    public static SignedInUser administrator(Core core, URI server) {
        core.jdbi().useHandle(handle -> handle.execute(ADMINISTRATORS, ADMINISTRATOR, ADMINISTRATOR));
        return of(core, server, ADMINISTRATOR);
    }

    private static SignedInUser of(Core core, URI server, String uid) {
        var origin = new SignInOrigin(InetAddress.getLoopbackAddress(), "loadtest", Optional.empty());
        var session = new Features(core).accounts().sessions().start(account(core.jdbi(), uid), origin);
        return new SignedInUser(server, session.orElseThrow().cookie());
    }

    @Override
    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return get(path, BodyHandlers.ofByteArray());
    }

    public <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return client.send(to(path).build(), handler);
    }

    /** Fills in a form on a page and sends it; where the answer leads. */
    public String fill(String page, Parameter... fields) throws IOException, InterruptedException {
        var token = TOKEN.matcher(get(page, BodyHandlers.ofString()).body());
        if (!token.find()) {
            throw new IOException("There is no form at " + page);
        }
        var form = new ArrayList<>(List.of(fields));
        form.add(new Parameter(SignedIn.FORM_TOKEN, token.group(1)));
        var request = to(page).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(new Parameters(form).encoded()))
                .build();
        var answer = client.send(request, BodyHandlers.discarding());
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() ->
                        new IOException("The server answered " + answer.statusCode() + " to the form at " + page));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Cookie", cookie);
    }

    private static Account account(Jdbi jdbi, String uid) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, uid, nick, administrator from app_user where uid = :uid")
                .bind("uid", uid)
                .map((row, _) -> new Account(
                        new User(row.getLong("id"), row.getString("uid"), row.getString("nick")),
                        Optional.empty(),
                        "",
                        "",
                        row.getBoolean("administrator")))
                .one());
    }
}
