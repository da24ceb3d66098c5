package org.spaarpunt.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.PlainJWT;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.spaarpunt.RunningServer;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.TestClock;

/** Signing in by a provider that none of us wrote. */
@ResourceLock(TestProvider.ONE_AT_A_TIME)
class ProviderSignInTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SecretBox BOX = new SecretBox(RunningServer.KEYS, RANDOM);
    private static final TestClock CLOCK = new TestClock(Instant.EPOCH);
    private static final Map<String, Object> ANN = Map.of("email", "Ann@demo.example", "email_verified", true);

    private static TestProvider provider;
    private static TestDatabase testDatabase;
    private static Database database;
    private static ProviderSignIn desk;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        provider = TestProvider.running();
        testDatabase = RunningServer.demoDatabase();
        database = testDatabase.open(2);
        desk = desk(provider.settings());
        browser = new TestBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        desk.close();
        database.close();
        testDatabase.close();
    }

    @BeforeEach
    void nobody_is_known_and_nothing_is_forged() {
        provider.forgetsTestsWishes();
        CLOCK.set(Instant.now());
        update("delete from user_identity");
        update("update app_user set disabled_at = null, email = nick || '@demo.example'");
    }

    private static ProviderSignIn desk(ProviderSettings settings) {
        return new ProviderSignIn(settings, database.jdbi(), BOX, new TokenGenerator(RANDOM), CLOCK);
    }

    private static void update(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static long idOf(String nick) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select id from app_user where nick = :nick")
                        .bind("nick", nick)
                        .mapTo(Long.class)
                        .one());
    }

    private static List<String> links() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select subject || ' is ' || nick from user_identity join app_user on app_user.id = user_id")
                        .mapTo(String.class)
                        .list());
    }

    private static List<String> entries() {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                                select act || ' by ' || nick || ' from ' || address || ': ' || details
                                from audit_entry join app_user on uid = actor and uid = subject
                                order by audit_entry.id
                                """).mapTo(String.class).list());
    }

    private static ProviderRedirect departure() {
        return desk.begin(TestProvider.RETURN, "/account", false).orElseThrow();
    }

    private static String queryOf(ProviderRedirect departure, String person) throws Exception {
        URI back = browser.goesTo(departure.to(), person);
        assertThat(back.toString()).startsWith(TestProvider.RETURN + "?");
        return back.getRawQuery();
    }

    private static ProviderReturn arrival(String person) throws Exception {
        var departure = departure();
        return finish(desk, departure.cookie(), queryOf(departure, person));
    }

    private static ProviderReturn finish(ProviderSignIn asked, String cookie, String query) {
        return asked.finish(cookie, query, InetAddress.ofLiteral("192.0.2.1"));
    }

    @Test
    void who_has_a_verified_address_is_signed_in_and_known_from_then_on() throws Exception {
        provider.knows("ann", ANN);
        assertThat(arrival("ann")).isEqualTo(new ProviderReturn.SignedIn(idOf("ann"), "/account"));
        assertThat(links()).containsExactly("ann is ann");

        provider.knows("ann", Map.of());
        update("update app_user set email = null");
        assertThat(arrival("ann")).isEqualTo(new ProviderReturn.SignedIn(idOf("ann"), "/account"));
    }

    @Test
    void the_audit_log_tells_once_who_was_linked_from_where_and_never_who_was_not() throws Exception {
        int before = entries().size();
        provider.knows("ann", ANN);
        arrival("ann");
        arrival("ann");
        provider.knows("carol", ANN);
        arrival("carol");

        assertThat(entries().subList(before, entries().size()))
                .containsExactly("IDENTITY_LINKED by ann from 192.0.2.1: " + provider.issuer());
    }

    @Test
    void an_address_that_is_not_verified_signs_nobody_in() throws Exception {
        for (var claims : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("email", "ann@demo.example"),
                Map.of("email", "ann@demo.example", "email_verified", false),
                Map.of("email", "ann@demo.example", "email_verified", "true"))) {
            provider.knows("ann", claims);
            assertThat(arrival("ann")).isEqualTo(new ProviderReturn.NotInvited());
        }
        assertThat(links()).isEmpty();
    }

    @Test
    void nobody_gets_an_account_by_signing_in() throws Exception {
        provider.knows("carol", Map.of("email", "carol@elsewhere.example", "email_verified", true));

        assertThat(arrival("carol")).isEqualTo(new ProviderReturn.NotInvited());
    }

    @Test
    void a_disabled_user_is_not_signed_in_whether_known_or_not() throws Exception {
        provider.knows("ann", ANN);
        update("update app_user set disabled_at = now() where nick = 'ann'");
        assertThat(arrival("ann")).isEqualTo(new ProviderReturn.NotInvited());
        assertThat(links()).isEmpty();

        update("insert into user_identity select '" + provider.issuer()
                + "', 'ann', id from app_user where nick = 'ann'");
        assertThat(arrival("ann")).isEqualTo(new ProviderReturn.NotInvited());
    }

    @Test
    void an_address_that_passes_to_somebody_else_does_not_make_them_the_same_user() throws Exception {
        provider.knows("ann", ANN);
        arrival("ann");

        provider.knows("carol", ANN);
        assertThat(arrival("carol")).isEqualTo(new ProviderReturn.NotInvited());
        assertThat(links()).containsExactly("ann is ann");
    }

    @Test
    void the_provider_is_asked_for_a_code_with_proof_of_who_asks() {
        assertThat(departure().to().toString())
                .startsWith(provider.issuer() + "/oauth2/authorize?")
                .contains(
                        "response_type=code", "code_challenge_method=S256", "&nonce=", "&state=", "scope=openid+email")
                .doesNotContain(TestProvider.CLIENT_SECRET);
    }

    @Test
    void an_answer_counts_only_in_the_browser_that_set_out() throws Exception {
        provider.knows("ann", ANN);
        var attackers = departure();
        var victims = departure();
        var query = queryOf(attackers, "ann");

        assertThat(finish(desk, victims.cookie(), query)).isEqualTo(new ProviderReturn.Stale());
        assertThat(finish(desk, "", query)).isEqualTo(new ProviderReturn.Stale());
        assertThat(finish(desk, "sealed:test:AAAA", query)).isEqualTo(new ProviderReturn.Stale());
        assertThat(finish(desk, BOX.seal("another purpose", "{}"), query)).isEqualTo(new ProviderReturn.Stale());
    }

    @Test
    void an_answer_with_another_state_or_none_is_not_ours() throws Exception {
        var departure = departure();
        for (var query : List.of("", "code=a", "code=a&state=b", "state=%zz", "error=access_denied", "code=a&state=")) {
            assertThat(finish(desk, departure.cookie(), query)).as(query).isEqualTo(new ProviderReturn.Stale());
        }
    }

    @Test
    void a_code_works_once() throws Exception {
        provider.knows("ann", ANN);
        var departure = departure();
        var query = queryOf(departure, "ann");
        assertThat(finish(desk, departure.cookie(), query)).isInstanceOf(ProviderReturn.SignedIn.class);

        assertThat(finish(desk, departure.cookie(), query)).isEqualTo(new ProviderReturn.Stale());
    }

    @Test
    void a_code_of_another_trip_does_not_work() throws Exception {
        provider.knows("ann", ANN);
        var stolen = queryOf(departure(), "ann").replaceFirst("&state=.*", "");
        var own = departure();
        var state = own.to().getRawQuery().replaceFirst(".*&state=([^&]+).*", "$1");

        assertThat(finish(desk, own.cookie(), stolen + "&state=" + state)).isEqualTo(new ProviderReturn.Stale());
    }

    @Test
    void an_answer_that_comes_too_late_is_stale() throws Exception {
        var departure = departure();
        var query = queryOf(departure, "ann");
        CLOCK.advance(ProviderSignIn.TRIP_TIME);

        assertThat(finish(desk, departure.cookie(), query)).isEqualTo(new ProviderReturn.Stale());
    }

    @Test
    void who_refuses_at_the_provider_comes_back_signed_out() {
        var departure = departure();
        var state = departure.to().getRawQuery().replaceFirst(".*&state=([^&]+).*", "$1");

        assertThat(finish(desk, departure.cookie(), "error=access_denied&state=" + state))
                .isEqualTo(new ProviderReturn.Refused());
        assertThat(finish(desk, departure.cookie(), "error=server_error&state=" + state))
                .isEqualTo(new ProviderReturn.Unavailable());
        assertThat(finish(desk, departure.cookie(), "error=access_denied&iss=https://other.example&state=" + state))
                .isEqualTo(new ProviderReturn.Stale());
    }

    @Test
    void a_token_that_is_not_believed_signs_nobody_in() throws Exception {
        provider.knows("ann", ANN);
        provider.putsInPlace(claims -> new PlainJWT(claims).serialize());
        assertThat(arrival("ann")).isEqualTo(new ProviderReturn.Untrusted());

        provider.putsInPlace(claims -> IdTokenCheckTest.signed(claims, TestProvider.newKey("first")));
        assertThat(arrival("ann")).isEqualTo(new ProviderReturn.Untrusted());
        assertThat(links()).isEmpty();
    }

    @Test
    void a_replaced_key_is_found_at_once_and_the_old_one_counts_no_more() throws Exception {
        provider.knows("ann", ANN);
        assertThat(arrival("ann")).isInstanceOf(ProviderReturn.SignedIn.class);
        var old = provider.key();

        provider.replacesKey();

        assertThat(arrival("ann")).isInstanceOf(ProviderReturn.SignedIn.class);
        provider.putsInPlace(claims -> IdTokenCheckTest.signed(claims, old));
        assertThat(arrival("ann")).isEqualTo(new ProviderReturn.Untrusted());
    }

    @Test
    void a_wrong_secret_signs_nobody_in() throws Exception {
        provider.knows("ann", ANN);
        var settings = new ProviderSettings(provider.issuer(), TestProvider.CLIENT_ID, "wrong", "Stad");
        try (var misled = desk(settings)) {
            var departure = misled.begin(TestProvider.RETURN, "/", false).orElseThrow();

            assertThat(finish(misled, departure.cookie(), queryOf(departure, "ann")))
                    .isEqualTo(new ProviderReturn.Unavailable());
        }
    }
}
