package org.spaarpunt.api4;

import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.spaarpunt.RunningServer;
import org.spaarpunt.identity.User;
import org.spaarpunt.openid.Authorizations;
import org.spaarpunt.openid.OAuthClient;
import org.spaarpunt.openid.OpenidFeature;
import org.spaarpunt.openid.TokenGrants;
import org.spaarpunt.openid.TokenOutcome;
import org.spaarpunt.storage.TestDatabase;

/**
 * A server with the demo data for one test class, and callers of its JSON API. Before each test the database is as it
 * was loaded and the time is {@link RunningServer#START}.
 */
public final class JsonServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private static final String REDIRECT = "http://127.0.0.1:9/back";

    private final Map<String, String> settings;
    private final Consumer<JsonServer> world;
    private @Nullable TestDatabase database;
    private @Nullable RunningServer server;

    public JsonServer() {
        this(Map.of());
    }

    /** With more settings than those of every test. */
    public JsonServer(Map<String, String> settings) {
        this(settings, _ -> {});
    }

    /** The same with more in its database than the demo data: what the world puts there once is there before each test. */
    JsonServer(Map<String, String> settings, Consumer<JsonServer> world) {
        this.settings = settings;
        this.world = world;
    }

    /** The callers of a server that its test starts and ends itself. */
    public static JsonServer around(RunningServer server) {
        var callers = new JsonServer();
        callers.server = server;
        return callers;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database, settings);
        world.accept(this);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        beginAnew();
    }

    /** The database is as it was loaded, and the time as well; tokens that were made since have ended. */
    void beginAnew() {
        Objects.requireNonNull(database).restore();
        running().clock().set(RunningServer.START);
        running().features().forgetChanged();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running().close();
        Objects.requireNonNull(database).close();
    }

    public RunningServer running() {
        return Objects.requireNonNull(server);
    }

    public Jdbi jdbi() {
        return running().jdbi();
    }

    /** The only value of a query about numbers. */
    public long number(String sql) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** A caller with no token. */
    public JsonCaller anonymous() {
        return new JsonCaller(running().uri(), Optional.empty());
    }

    /** A caller with this text as its bearer token. */
    public JsonCaller withToken(String token) {
        return new JsonCaller(running().uri(), Optional.of(token));
    }

    /** A user of the demo through the counter's application: ann, ben, jef or admin. */
    public JsonCaller as(String nick) {
        return as(nick, "demo-counter-web");
    }

    /** A user of the demo through this application. */
    public JsonCaller as(String nick, String application) {
        return withToken(tokenOf(nick, application));
    }

    /** An application for itself. */
    public JsonCaller asClient(String application) {
        return withToken(tokenOfClient(application));
    }

    /** The access token of an application for itself. */
    public String tokenOfClient(String application) {
        return openid().grants()
                .forItself(issuer(), client(application), Set.of())
                .access();
    }

    private String tokenOf(String nick, String application) {
        return tokensOf(nick, application).access();
    }

    /** The tokens of a user through an application. */
    TokenOutcome.Issued tokensOf(String nick, String application) {
        var client = client(application);
        var redirect = client.isPublic() ? "http://127.0.0.1/callback" : REDIRECT;
        var request =
                new Authorizations.Request(client, redirect, Set.of("openid"), Optional.empty(), Optional.empty());
        var user = jdbi().withHandle(handle -> handle.createQuery(
                        "select id, uid, nick from app_user where nick = :nick")
                .bind("nick", nick)
                .map((row, _) -> new User(row.getLong("id"), row.getString("uid"), row.getString("nick")))
                .one());
        var code = openid().authorizations()
                .allow(
                        request,
                        new Authorizations.Person(
                                user, UUID.randomUUID(), running().clock().instant(), false));
        var use = new TokenGrants.CodeUse(code, Optional.of(redirect), Optional.empty());
        return (TokenOutcome.Issued)
                openid().grants().exchange(issuer(), client, use, InetAddress.getLoopbackAddress());
    }

    private OpenidFeature openid() {
        return running().features().openid();
    }

    private OAuthClient client(String key) {
        return openid().clients().find(key).orElseThrow().client();
    }

    private String issuer() {
        return running().uri() + "/oidc";
    }
}
