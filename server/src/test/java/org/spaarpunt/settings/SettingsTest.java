package org.spaarpunt.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spaarpunt.backups.BackupSettings;
import org.spaarpunt.http.AddressRange;
import org.spaarpunt.http.AllowedOrigins;
import org.spaarpunt.http.CertificateFiles;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.imports.UitdatabankAddresses;
import org.spaarpunt.lookups.LookupLimits;
import org.spaarpunt.mail.SmtpSettings;
import org.spaarpunt.oidc.ProviderSettings;
import org.spaarpunt.openid.TokenSettings;
import org.spaarpunt.openid.TokenSettings.ForeignIssuer;
import org.spaarpunt.retention.RetentionSettings;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.settings.Settings.InvalidSettings;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.ReplicaSettings;
import org.spaarpunt.tracing.TraceSettings;
import org.spaarpunt.webhooks.WebhookSettings;

class SettingsTest {
    private static final String KEYS =
            "new:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=, old:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";

    private static final ReplicaSettings REPLICA = new ReplicaSettings(
            new DatabaseAddress("jdbc:postgresql://replica/spaarpunt", "reader", "reads"), Duration.ofSeconds(20));

    /** Every setting there is, each with a value that is not its default. */
    static final Map<String, String> EVERY_KEY = Map.ofEntries(
            entry("host", "127.0.0.2"),
            entry("backup-directory", "/srv/backups"),
            entry("backup-every-hours", "6"),
            entry("backup-keep", "30"),
            entry("port", "9090"),
            entry("data", "/srv/spaarpunt"),
            entry("database-url", "jdbc:postgresql://db/spaarpunt"),
            entry("read-database-url", "jdbc:postgresql://replica/spaarpunt"),
            entry("read-database-user", "reader"),
            entry("read-database-password", "reads"),
            entry("read-database-max-lag-seconds", "20"),
            entry("database-user", "spaarpunt"),
            entry("database-password", "hidden"),
            entry("database-connections", "25"),
            entry("max-concurrent-requests", "500"),
            entry("staleness-seconds", "30"),
            entry("public-url", "https://uitpas.example/api"),
            entry("trusted-proxies", "10.0.0.1, fd00::/8"),
            entry("allowed-origins", "https://app.example, http://localhost:3000"),
            entry("tls-certificate", "/etc/spaarpunt/chain.pem"),
            entry("tls-key", "/etc/spaarpunt/key.pem"),
            entry("oidc-issuer", "https://login.example"),
            entry("oidc-client-id", "spaarpunt"),
            entry("oidc-client-secret", "hidden"),
            entry("oidc-name", "Stad"),
            entry("secret-keys", KEYS),
            entry("secret-key-file", "/srv/keys/spaarpunt"),
            entry("access-token-days", "30"),
            entry("administrator-second-factor", "false"),
            entry("public-metrics", "true"),
            entry("log-format", "json"),
            entry("presence-minutes", "5"),
            entry("card-lookups-per-caller", "1"),
            entry("card-lookups-per-counter", "2"),
            entry("card-lookups-per-application", "3"),
            entry("national-number-lookups-per-caller", "4"),
            entry("national-number-lookups-per-counter", "5"),
            entry("national-number-lookups-per-application", "6"),
            entry("uitdatabank-hosts", "entry.Stad.example, uitdatabank.be"),
            entry("max-upload-megabytes", "32"),
            entry("api-requests-per-application", "100"),
            entry("api-requests-per-person", "10"),
            entry("smtp-host", "mail.stad.example"),
            entry("smtp-port", "465"),
            entry("smtp-security", "tls"),
            entry("smtp-user", "spaarpunt"),
            entry("smtp-password", "hidden"),
            entry("mail-from", "uitpas@stad.example"),
            entry("card-name", "Kiekepas"),
            entry("token-hours", "24"),
            entry("token-audience", "https://api.stad.example"),
            entry("signing-key-days", "30"),
            entry("token-issuer", "https://login.example/realms/stad"),
            entry("token-issuer-audience", "uitpas"),
            entry("webhook-timeout-seconds", "5"),
            entry("webhook-log-days", "60"),
            entry("visit-details-days", "730"),
            entry("audit-details-days", "365"),
            entry("ended-token-days", "90"),
            entry("ended-membership-days", "1095"),
            entry("notice-days", "31"),
            entry("webhook-loopback", "true"),
            entry("otlp-endpoint", "https://traces.stad.example:4318/otlp/"),
            entry("otlp-headers-file", "/etc/spaarpunt/headers"),
            entry("otlp-sampling-ratio", "0.05"),
            entry("otlp-service-name", "uitpas"),
            entry("otlp-service-instance", "server-1"));

    private static final TraceSettings TRACES = new TraceSettings(
            URI.create("https://traces.stad.example:4318/otlp/"),
            Optional.of(Path.of("/etc/spaarpunt/headers")),
            0.05,
            "uitpas",
            Optional.of("server-1"));

    private static final PublicAddress BEHIND_PROXIES = new PublicAddress(
            Optional.of(URI.create("https://uitpas.example/api")),
            Set.of(AddressRange.parse("10.0.0.1"), AddressRange.parse("fd00::/8")));

    private static final TokenSettings TOKENS = new TokenSettings(
            "https://api.stad.example",
            Duration.ofHours(24),
            Duration.ofDays(30),
            Optional.of(new ForeignIssuer(URI.create("https://login.example/realms/stad"), "uitpas")));

    private static final LimitSettings LIMITS = new LimitSettings(
            500,
            32 * 1024 * 1024,
            new RequestLimits(100, 10),
            new LookupLimits(new LookupLimits.Limit(1, 2, 3), new LookupLimits.Limit(4, 5, 6), Duration.ofMinutes(15)));

    private static final Optional<SmtpSettings> MAIL = Optional.of(new SmtpSettings(
            "mail.stad.example",
            465,
            SmtpSettings.Security.TLS,
            Optional.of(new SmtpSettings.Login("spaarpunt", "hidden")),
            "uitpas@stad.example"));

    private static Settings everyKeySet() {
        return new Settings(
                new AddressSettings(
                        "127.0.0.2",
                        9090,
                        BEHIND_PROXIES,
                        new AllowedOrigins(Set.of("https://app.example", "http://localhost:3000")),
                        Optional.of(new CertificateFiles(
                                Path.of("/etc/spaarpunt/chain.pem"), Path.of("/etc/spaarpunt/key.pem")))),
                databaseSet(),
                LIMITS,
                new AccountSettings(
                        Optional.of(new ProviderSettings(
                                URI.create("https://login.example"), "spaarpunt", "hidden", "Stad")),
                        false,
                        Duration.ofDays(30),
                        Duration.ofMinutes(5)),
                MAIL,
                TOKENS,
                new WebhookSettings(Duration.ofSeconds(5), Duration.ofDays(60), true),
                Optional.of(new BackupSettings(Path.of("/srv/backups"), Duration.ofHours(6), 30)),
                new RetentionSettings(
                        Optional.of(Duration.ofDays(730)),
                        Optional.of(Duration.ofDays(365)),
                        Optional.of(Duration.ofDays(90)),
                        Optional.of(Duration.ofDays(1095)),
                        Duration.ofDays(31)),
                new UitdatabankAddresses(Set.of("entry.stad.example", "uitdatabank.be")),
                "Kiekepas",
                Optional.of(TRACES),
                true,
                LogFormat.JSON);
    }

    private static DatabaseSettings databaseSet() {
        return new DatabaseSettings(
                Path.of("/srv/spaarpunt"),
                Optional.of(new DatabaseAddress("jdbc:postgresql://db/spaarpunt", "spaarpunt", "hidden")),
                25,
                Duration.ofSeconds(30),
                Optional.of(SealingKeys.parse(KEYS)),
                Optional.of(Path.of("/srv/keys/spaarpunt")),
                Optional.of(REPLICA));
    }

    @Test
    void the_defaults_are_a_server_for_this_machine_alone_with_a_database_of_its_own() {
        assertThat(Settings.defaults())
                .isEqualTo(new Settings(
                        new AddressSettings(
                                "127.0.0.1", 8080, PublicAddress.OWN, AllowedOrigins.NONE, Optional.empty()),
                        new DatabaseSettings(
                                Path.of("var/data"),
                                Optional.empty(),
                                10,
                                Duration.ofSeconds(5),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new LimitSettings(
                                1_000, 16 * 1024 * 1024, new RequestLimits(60_000, 1_200), LookupLimits.DEFAULT),
                        new AccountSettings(Optional.empty(), true, Duration.ofDays(365), Duration.ofMinutes(15)),
                        Optional.empty(),
                        new TokenSettings(
                                "https://api.publiq.be", Duration.ofHours(12), Duration.ofDays(90), Optional.empty()),
                        new WebhookSettings(Duration.ofSeconds(10), Duration.ofDays(30), false),
                        Optional.empty(),
                        RetentionSettings.withoutEnd(),
                        new UitdatabankAddresses(Set.of()),
                        "UiTPAS",
                        Optional.empty(),
                        false,
                        LogFormat.TEXT));
    }

    @Test
    void every_key_can_stand_in_the_file() {
        assertThat(Settings.of(EVERY_KEY, Map.of())).isEqualTo(everyKeySet());
    }

    @Test
    void every_key_can_stand_in_the_environment() {
        var environment = new HashMap<String, String>();
        EVERY_KEY.forEach((key, value) -> environment.put(variable(key), value));
        assertThat(Settings.of(Map.of(), environment)).isEqualTo(everyKeySet());
    }

    @Test
    void the_environment_wins() {
        var settings = Settings.of(Map.of("port", "1", "host", "::1"), Map.of("SPAARPUNT_PORT", "2"));
        assertThat(settings.address().port()).isEqualTo(2);
        assertThat(settings.address().host()).isEqualTo("::1");
    }

    @Test
    void a_slash_at_the_end_of_the_public_address_means_nothing() {
        var settings = Settings.of(Map.of("public-url", "https://uitpas.example/"), Map.of());
        assertThat(settings.address().publicAddress().configured()).contains(URI.create("https://uitpas.example"));
    }

    @Test
    void variables_of_others_and_of_the_launcher_are_no_settings() {
        var environment = Map.of("PORT", "1", "SPAARPUNT_JAVA_OPTIONS", "-Xmx1g", "spaarpunt_port", "2");
        assertThat(Settings.of(Map.of(), environment)).isEqualTo(Settings.defaults());
    }

    @Test
    void port_zero_is_any_free_one() {
        assertThat(Settings.of(Map.of("port", "0"), Map.of()).address().port()).isZero();
    }

    @Test
    void trusted_proxies_are_addresses_and_ranges_between_commas() {
        var settings = Settings.of(Map.of("trusted-proxies", " fd00::1 ,,10.0.0.0/8"), Map.of());
        assertThat(settings.address().publicAddress().proxies())
                .containsExactlyInAnyOrder(AddressRange.parse("fd00::1"), AddressRange.parse("10.0.0.0/8"));
    }

    private static String variable(String key) {
        return "SPAARPUNT_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Test
    void a_replica_has_the_user_of_the_primary_unless_it_has_one_of_its_own_and_needs_a_primary() {
        var both = Map.of(
                "database-url", "jdbc:postgresql://db/spaarpunt",
                "database-user", "spaarpunt",
                "database-password", "hidden",
                "read-database-url", "jdbc:postgresql://replica/spaarpunt");
        assertThat(Settings.of(both, Map.of()).database().replica())
                .contains(new ReplicaSettings(
                        new DatabaseAddress("jdbc:postgresql://replica/spaarpunt", "spaarpunt", "hidden"),
                        ReplicaSettings.DEFAULT_MAX_LAG));
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(
                        () -> Settings.of(Map.of("read-database-url", "jdbc:postgresql://replica/spaarpunt"), Map.of()))
                .withMessageContaining("read-database-url needs a database-url");
    }
}
