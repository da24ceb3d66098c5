package org.spaarpunt.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.spaarpunt.PageCodes;
import org.spaarpunt.RunningServer;
import org.spaarpunt.accounts.Account;
import org.spaarpunt.accounts.SignInOrigin;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.User;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.openapi.DescribedApis;
import org.spaarpunt.openapi.OnDemand;
import org.spaarpunt.openapi.Protocol;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.storage.Unobserved;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.accounts.AccountRoutes;
import org.spaarpunt.web.admin.AdminRoutes;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.wiring.ServerFeatures;

/** A server with the demo data that one test class has for itself; before each test it is {@link RunningServer#START} again. */
public final class OwnPages implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    public static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    public static final Keys APP = new Keys("demo-counter-app", "demo-counter-app-secret", "", "");
    private static final ApiDescription NO_API =
            new ApiDescription(new Protocol("", "", "", Map.of(), List.of()), List.of(), List.of(), Map.of());
    public static final String CALLBACK = "http://127.0.0.1:9999/back?from=uitid";

    private final Map<String, String> settings;
    private @Nullable TestDatabase database;
    private @Nullable RunningServer server;

    public OwnPages() {
        this(Map.of());
    }

    public OwnPages(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database, settings);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server().clock().set(RunningServer.START);
        jdbi().useHandle(handle -> handle.execute("delete from attempt"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server().close();
        Objects.requireNonNull(database).close();
    }

    public RunningServer server() {
        return Objects.requireNonNull(server);
    }

    public Jdbi jdbi() {
        return server().jdbi();
    }

    /** A client with no cookies. */
    public PlainClient client() {
        return new PlainClient(server().uri());
    }

    /** A client with the session of somebody who has just signed in; nobody looked at a password. */
    public PlainClient signedIn(String nick) {
        return client().withCookie("__Host-session", session(nick));
    }

    /** The cookie of a new session. */
    public String session(String nick) {
        return server().features()
                .accounts()
                .sessions()
                .start(account(nick), new SignInOrigin(InetAddress.getLoopbackAddress(), "Test", Optional.empty()))
                .orElseThrow()
                .cookie();
    }

    /** The link of an invitation. */
    public String invitation(String nick) {
        return jdbi().inTransaction(handle -> server().features()
                .accounts()
                .invitations()
                .invite(handle, account(nick).id(), server().clock().instant()));
    }

    public long count(String sql) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** The id of the organisation of a counter, as a form has it. */
    String organisationOf(String counter) {
        return texts("select organisation_id::text from counter where consumer_key = '" + counter + "'")
                .getFirst();
    }

    public List<String> texts(String sql) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    public void execute(String sql) {
        jdbi().useHandle(handle -> handle.execute(sql));
    }

    /** A request token of the demo's counter application, which goes back to {@link #CALLBACK}. */
    public Keys requestToken(String callback) {
        return requestToken(APP, callback);
    }

    public Keys requestToken(Keys application, String callback) {
        return keysIn(server().as(application).post("requestToken", "oauth_callback", callback), application);
    }

    public Answer exchange(Keys requestToken, String verifier) {
        return server().as(requestToken).post("accessToken", "oauth_verifier", verifier);
    }

    public static Keys keysIn(Answer answer, Keys application) {
        var fields = Parameters.parse(answer.body()).orElseThrow();
        return application.withToken(
                fields.firstFilled("oauth_token").orElseThrow(),
                fields.firstFilled("oauth_token_secret").orElseThrow());
    }

    /** The pages that are not for administrators only. */
    public List<PageRoute> pages() {
        try (var another = new ServerFeatures(server().features(), _ -> new Unobserved())) {
            return PageRoutes.all(
                            another,
                            new AccountRoutes(another),
                            new DescribedApis(NO_API, new OnDemand<>(() -> NO_API)),
                            new PageCodes())
                    .stream()
                    .filter(page -> !page.path().startsWith("/admin"))
                    .toList();
        }
    }

    public List<PageRoute> adminPages() {
        try (var another = new ServerFeatures(server().features(), _ -> new Unobserved())) {
            return AdminRoutes.all(another);
        }
    }

    private Account account(String nick) {
        return jdbi().withHandle(handle -> handle.createQuery("select id, uid from app_user where nick = :nick")
                .bind("nick", nick)
                .map((row, _) -> new Account(
                        new User(row.getLong("id"), row.getString("uid"), nick), Optional.empty(), "", "", false))
                .one());
    }
}
