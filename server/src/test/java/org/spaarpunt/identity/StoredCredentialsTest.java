package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.identity.Credentials.IssuedToken;
import org.spaarpunt.identity.Credentials.RegisteredConsumer;
import org.spaarpunt.identity.Credentials.TokenState;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.testing.TestClock;

class StoredCredentialsTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";

    private static final SecretBox BOX = new SecretBox(RunningServer.KEYS, new SecureRandom());

    private static DemoDatabase database;

    private final TestClock clock = new TestClock(RunningServer.START);
    private StoredCredentials credentials;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @BeforeEach
    void start() {
        credentials = StoredCredentials.withAccessTokens(database.jdbi(), BOX, clock);
        seal();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_consumer_comes_with_its_secret_and_its_permissions() {
        assertThat(credentials.find("demo-member-app", "").consumer()).hasValueSatisfying(found -> {
            assertThat(found.secret()).isEqualTo("demo-member-app-secret");
            assertThat(found.consumer().name()).isEqualTo("Pashouders-app");
            assertThat(found.consumer().permissions())
                    .containsExactlyInAnyOrder(Permission.CHECK_IN_WITH_CODE, Permission.READ_POINTS);
        });
    }

    @Test
    void a_consumer_without_permissions_is_a_consumer() {
        assertThat(credentials.find("demo-no-rights", "").consumer().map(RegisteredConsumer::consumer))
                .map(Consumer::permissions)
                .hasValueSatisfying(permissions -> assertThat(permissions).isEmpty());
    }

    @Test
    void a_token_comes_with_its_user_and_the_consumer_it_was_issued_to() {
        assertThat(credentials.find(DE_WERF, "demo-ann-werf").token()).hasValueSatisfying(found -> {
            assertThat(found.secret()).isEqualTo("demo-ann-werf-secret");
            assertThat(found.consumerKey()).isEqualTo(DE_WERF);
            assertThat(found.user().map(User::nick)).contains("ann");
            assertThat(found.user().map(User::uid)).contains("6b9f81a2-7505-4fdd-b152-dddeaf235cde");
        });
    }

    @Test
    void consumer_and_token_are_found_each_for_itself() {
        var onlyToken = credentials.find("nobody", "demo-ben");
        assertThat(onlyToken.consumer()).isEmpty();
        assertThat(onlyToken.token()).map(IssuedToken::consumerKey).contains("demo-library-haaltert");
        var onlyConsumer = credentials.find(DE_WERF, "no-such-token");
        assertThat(onlyConsumer.consumer()).isPresent();
        assertThat(onlyConsumer.token()).isEmpty();
    }

    @Test
    void keys_and_tokens_compare_letter_for_letter() {
        assertThat(credentials.find(DE_WERF.toLowerCase(Locale.ROOT), "DEMO-BEN"))
                .isEqualTo(new Credentials.Lookup(Optional.empty(), Optional.empty()));
        assertThat(credentials.find(DE_WERF + " ", "demo-be_"))
                .isEqualTo(new Credentials.Lookup(Optional.empty(), Optional.empty()));
    }

    @Test
    void a_token_expires_at_its_moment() {
        database.execute("""
                insert into access_token (token, secret, consumer_key, user_id, expires_at)
                select 'short', 'short-secret', 'demo-counter-app', id, ? from app_user where nick = 'ann'
                """, RunningServer.START.plusSeconds(60).atOffset(ZoneOffset.UTC));
        seal();

        clock.advance(Duration.ofSeconds(60).minusNanos(1));
        assertThat(state("short")).isEqualTo(TokenState.VALID);
        clock.advance(Duration.ofNanos(1));
        assertThat(state("short")).isEqualTo(TokenState.EXPIRED);
    }

    @Test
    void a_token_that_is_revoked_and_has_expired_too_is_revoked() {
        database.execute("""
                insert into access_token (token, secret, consumer_key, user_id, expires_at, revoked_at)
                select 'both', 'both-secret', 'demo-counter-app', id, '2026-01-01', '2026-01-02' from app_user where nick = 'ann'
                """);
        seal();
        assertThat(state("both")).isEqualTo(TokenState.REVOKED);
        assertThat(state("demo-revoked")).isEqualTo(TokenState.REVOKED);
        assertThat(state("demo-ann-app")).isEqualTo(TokenState.VALID);
    }

    @Test
    void the_secret_before_a_rotation_works_until_its_moment() {
        database.execute(
                """
                update consumer
                set previous_secret = ?, previous_secret_until = ?
                where key = 'demo-no-rights'
                """,
                StoredSecrets.sealOfConsumer(BOX, "demo-no-rights", "older"),
                RunningServer.START.plusSeconds(60).atOffset(ZoneOffset.UTC));

        clock.advance(Duration.ofSeconds(59));
        assertThat(previousSecret("demo-no-rights")).contains("older");
        clock.advance(Duration.ofSeconds(1));
        assertThat(previousSecret("demo-no-rights")).isEmpty();
    }

    @Test
    void a_revoked_consumer_is_unknown() {
        database.execute(
                "insert into consumer (key, secret, name, revoked_at) values ('gone', 'secret', 'Gone', now())");
        seal();
        assertThat(credentials.find("gone", "").consumer()).isEmpty();
    }

    @Test
    void the_tokens_of_a_disabled_user_are_revoked() {
        database.execute("""
                with carl as (
                    insert into app_user (uid, nick, disabled_at) values ('carl', 'carl', now()) returning id
                )
                insert into access_token (token, secret, consumer_key, user_id)
                select 'of-carl', 'secret', 'demo-counter-app', id from carl
                """);
        seal();
        assertThat(state("of-carl")).isEqualTo(TokenState.REVOKED);
    }

    @Test
    void a_permission_that_only_a_newer_server_knows_is_passed_over() {
        database.execute("insert into consumer_permission values ('demo-no-rights', 'FLY')");
        assertThat(credentials
                        .find("demo-no-rights", "")
                        .consumer()
                        .orElseThrow()
                        .consumer()
                        .permissions())
                .isEmpty();
    }

    @Test
    void secrets_lie_sealed_in_the_database_each_for_its_own_row() {
        assertThat(database.texts("select secret from consumer union all select secret from access_token"))
                .isNotEmpty()
                .allMatch(secret -> secret.startsWith("sealed:test:"));
        database.execute("""
                insert into consumer (key, secret, name)
                select 'thief', secret, 'Thief' from consumer where key = 'demo-member-app'
                """);
        assertThatThrownBy(() -> credentials.find("thief", ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("demo-member-app");
        database.execute("delete from consumer where key = 'thief'");
    }

    private Optional<String> previousSecret(String key) {
        return credentials.find(key, "").consumer().orElseThrow().previousSecret();
    }

    private static void seal() {
        new StoredSecrets(database.jdbi(), BOX).sealPlain();
    }

    private TokenState state(String token) {
        return credentials.find("demo-counter-app", token).token().orElseThrow().state();
    }
}
