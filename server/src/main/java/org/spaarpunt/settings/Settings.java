package org.spaarpunt.settings;

import static java.util.Map.entry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.spaarpunt.http.AllowedOrigins;
import org.spaarpunt.http.CertificateFiles;
import org.spaarpunt.http.ListenerSettings;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.imports.UitdatabankAddresses;
import org.spaarpunt.lookups.LookupLimits;
import org.spaarpunt.mail.SmtpServer;
import org.spaarpunt.mail.SmtpSettings;
import org.spaarpunt.mail.SmtpSettings.Login;
import org.spaarpunt.oidc.ProviderSettings;
import org.spaarpunt.openid.SigningKeys;
import org.spaarpunt.openid.TokenSettings;
import org.spaarpunt.openid.TokenSettings.ForeignIssuer;
import org.spaarpunt.passholders.Presence;
import org.spaarpunt.secrets.KeyFile;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.ReplicaSettings;
import org.spaarpunt.webhooks.WebhookSettings;

/**
 * The settings of a server. Each is a key of a properties file and a variable of the environment, which wins:
 * {@code database-url} and {@code SPAARPUNT_DATABASE_URL}. An unknown one stops the start, so that a typing error is
 * noticed.
 *
 * @param port 0 for any free one
 * @param data where the embedded database is stored if no {@code database-url} is set
 * @param replica from which reports and searches are read; empty: they are read from the database itself
 * @param databaseConnections the size of the pool
 * @param maxConcurrentRequests one more is refused with status 503
 * @param staleness how long this server may keep using what another one has changed, a revoked token for example
 * @param allowedOrigins of the browser applications that may call the protocol
 * @param tls where the certificate is stored; without one the server speaks plain HTTP
 * @param provider of OpenID Connect, with which people may sign in besides with a password
 * @param secretKeys with which secrets in the database are sealed; empty: the key in the file of an embedded database
 * @param secretKeyFile where that file is; empty: beside the home of the database
 * @param accessTokenLifetime how long an application may use the token of a user; zero: without end
 * @param administratorSecondFactor whether administrators need a second factor to administer
 * @param presenceValidFor how long an employee who identified a passholder by a chip or a national number may act as if
 *     the passholder were present
 * @param lookups how many unknown and foreign numbers may be looked up
 * @param mailServer for notifying passholders; empty: they are notified only on their own pages
 * @param uitdatabank the addresses from which events may be imported
 * @param maxUploadBytes of a file that is sent with a form
 * @param apiLimits how many requests of the JSON API are answered in a minute
 * @param cardName the name of the cards, as people know it
 * @param tokens that applications obtain by OAuth 2
 * @param webhooks how reports to other servers are sent
 * @param publicMetrics whether every caller may read the metrics, not only those on this machine
 */
public record Settings(
        String host,
        int port,
        Path data,
        Optional<DatabaseAddress> database,
        Optional<ReplicaSettings> replica,
        int databaseConnections,
        int maxConcurrentRequests,
        Duration staleness,
        PublicAddress publicAddress,
        AllowedOrigins allowedOrigins,
        Optional<CertificateFiles> tls,
        Optional<ProviderSettings> provider,
        Optional<SealingKeys> secretKeys,
        Optional<Path> secretKeyFile,
        Duration accessTokenLifetime,
        boolean administratorSecondFactor,
        boolean publicMetrics,
        LogFormat logFormat,
        Duration presenceValidFor,
        LookupLimits lookups,
        Optional<SmtpSettings> mailServer,
        UitdatabankAddresses uitdatabank,
        int maxUploadBytes,
        RequestLimits apiLimits,
        String cardName,
        TokenSettings tokens,
        WebhookSettings webhooks) {

    public static final String ADMINISTRATOR_SECOND_FACTOR = "administrator-second-factor";

    public static final String WEBHOOK_LOOPBACK = "webhook-loopback";

    /** Every key with its default value; the handbook has a row for each. */
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            entry("host", "127.0.0.1"),
            entry("port", "8080"),
            entry("data", "var/data"),
            entry("database-url", ""),
            entry("database-user", ""),
            entry("database-password", ""),
            entry("database-connections", "10"),
            entry("read-database-url", ""),
            entry("read-database-user", ""),
            entry("read-database-password", ""),
            entry("read-database-max-lag-seconds", String.valueOf(ReplicaSettings.DEFAULT_MAX_LAG.toSeconds())),
            entry("max-concurrent-requests", String.valueOf(ListenerSettings.DEFAULT_MAX_CONCURRENT_REQUESTS)),
            entry("staleness-seconds", "5"),
            entry("public-url", ""),
            entry("trusted-proxies", ""),
            entry("allowed-origins", ""),
            entry("tls-certificate", ""),
            entry("tls-key", ""),
            entry("oidc-issuer", ""),
            entry("oidc-client-id", ""),
            entry("oidc-client-secret", ""),
            entry("oidc-name", ""),
            entry("secret-keys", ""),
            entry("secret-key-file", ""),
            entry("access-token-days", "365"),
            entry(ADMINISTRATOR_SECOND_FACTOR, "true"),
            entry("public-metrics", "false"),
            entry("log-format", "text"),
            entry("presence-minutes", String.valueOf(Presence.VALID_FOR.toMinutes())),
            entry("card-lookups-per-caller", String.valueOf(LookupLimits.CARDS.caller())),
            entry("card-lookups-per-counter", String.valueOf(LookupLimits.CARDS.counter())),
            entry("card-lookups-per-application", String.valueOf(LookupLimits.CARDS.application())),
            entry("national-number-lookups-per-caller", String.valueOf(LookupLimits.NATIONAL_NUMBERS.caller())),
            entry("national-number-lookups-per-counter", String.valueOf(LookupLimits.NATIONAL_NUMBERS.counter())),
            entry(
                    "national-number-lookups-per-application",
                    String.valueOf(LookupLimits.NATIONAL_NUMBERS.application())),
            entry("uitdatabank-hosts", UitdatabankAddresses.DEFAULT_HOSTS),
            entry("max-upload-megabytes", "16"),
            entry("api-requests-per-application", "60000"),
            entry("api-requests-per-person", "1200"),
            entry("smtp-host", ""),
            entry("smtp-port", "587"),
            entry("smtp-security", "starttls"),
            entry("smtp-user", ""),
            entry("smtp-password", ""),
            entry("mail-from", ""),
            entry("card-name", "UiTPAS"),
            entry("token-hours", "12"),
            entry("token-audience", TokenSettings.DEFAULT_AUDIENCE),
            entry("signing-key-days", "90"),
            entry("token-issuer", ""),
            entry("token-issuer-audience", TokenSettings.DEFAULT_AUDIENCE),
            entry("webhook-timeout-seconds", String.valueOf(WebhookSettings.DEFAULT_TIMEOUT.toSeconds())),
            entry("webhook-log-days", String.valueOf(WebhookSettings.DEFAULT_KEPT_FOR.toDays())),
            entry(WEBHOOK_LOOPBACK, "false"));

    public static final int MAX_PORT = 65_535;
    private static final int MAX_REPLICA_LAG_SECONDS = 3_600;
    private static final int MAX_DATABASE_CONNECTIONS = 1_000;
    private static final int MAX_CONCURRENT_REQUESTS = 100_000;
    private static final int MAX_STALENESS_SECONDS = 3_600;
    private static final int MAX_ACCESS_TOKEN_DAYS = 36_500;
    private static final int MAX_TOKEN_HOURS = (int) SigningKeys.LONGEST_TOKEN.toHours();
    /** The next key is published a day before it signs. */
    private static final int MIN_SIGNING_KEY_DAYS = 2;

    private static final int MAX_SIGNING_KEY_DAYS = 3_650;
    private static final int MAX_PRESENCE_MINUTES = 1_440;
    private static final int MAX_UPLOAD_MEGABYTES = 256;
    private static final int MAX_API_REQUESTS = 10_000_000;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int MAX_LOOKUPS = 100_000_000;
    private static final int MAX_CARD_NAME = 40;
    private static final int MAX_WEBHOOK_SECONDS = 60;
    /** At least as long as reports are sent again. */
    private static final int MIN_WEBHOOK_LOG_DAYS = 4;

    private static final int MAX_WEBHOOK_LOG_DAYS = 366;

    /** A sentence for the author of the settings. */
    public static final class InvalidSettings extends RuntimeException {
        public InvalidSettings(String sentence) {
            super(sentence);
        }
    }

    public static Settings defaults() {
        return of(Map.of(), Map.of());
    }

    /** The settings of the environment and of the file that it names, if any. */
    public static Settings from(Surroundings surroundings) {
        var file = surroundings.inFile();
        var settings = of(file, surroundings.environment());
        return surroundings.namesData(file)
                ? settings
                : settings.withData(surroundings.directory().resolve(settings.data()));
    }

    public static Settings of(Map<String, String> file, Map<String, String> environment) {
        var values = new TreeMap<>(DEFAULTS);
        file.forEach((key, value) -> put(values, key, key, value));
        Surroundings.keysByVariable(environment)
                .forEach((name, key) -> put(values, name, key, String.valueOf(environment.get(name))));
        return new Settings(
                text(values, "host"),
                number(values, "port", 0, MAX_PORT),
                data(values),
                database(values),
                replica(values),
                number(values, "database-connections", 1, MAX_DATABASE_CONNECTIONS),
                number(values, "max-concurrent-requests", 1, MAX_CONCURRENT_REQUESTS),
                Duration.ofSeconds(number(values, "staleness-seconds", 0, MAX_STALENESS_SECONDS)),
                AddressSettings.publicAddress(text(values, "public-url"), text(values, "trusted-proxies")),
                AddressSettings.allowedOrigins(text(values, "allowed-origins")),
                tls(values),
                provider(values),
                secretKeys(values),
                Optional.of(text(values, "secret-key-file"))
                        .filter(path -> !path.isEmpty())
                        .map(Path::of),
                Duration.ofDays(number(values, "access-token-days", 0, MAX_ACCESS_TOKEN_DAYS)),
                yesOrNo(values, ADMINISTRATOR_SECOND_FACTOR),
                yesOrNo(values, "public-metrics"),
                logFormat(values),
                Duration.ofMinutes(number(values, "presence-minutes", 1, MAX_PRESENCE_MINUTES)),
                new LookupLimits(
                        lookups(values, "card-lookups"),
                        lookups(values, "national-number-lookups"),
                        LookupLimits.READ_AGAIN_AFTER),
                mailServer(values),
                uitdatabank(values),
                number(values, "max-upload-megabytes", 1, MAX_UPLOAD_MEGABYTES) * MEGABYTE,
                new RequestLimits(
                        number(values, "api-requests-per-application", 0, MAX_API_REQUESTS),
                        number(values, "api-requests-per-person", 0, MAX_API_REQUESTS)),
                cardName(values),
                tokens(values),
                webhooks(values));
    }

    public Settings withData(Path chosen) {
        return with(host, chosen);
    }

    /** Where the key of an embedded database is stored. */
    public KeyFile keyFile() {
        return new KeyFile(data, secretKeyFile);
    }

    public Settings withHost(String chosen) {
        return with(chosen, data);
    }

    private Settings with(String chosenHost, Path chosenData) {
        return new Settings(
                chosenHost,
                port,
                chosenData,
                database,
                replica,
                databaseConnections,
                maxConcurrentRequests,
                staleness,
                publicAddress,
                allowedOrigins,
                tls,
                provider,
                secretKeys,
                secretKeyFile,
                accessTokenLifetime,
                administratorSecondFactor,
                publicMetrics,
                logFormat,
                presenceValidFor,
                lookups,
                mailServer,
                uitdatabank,
                maxUploadBytes,
                apiLimits,
                cardName,
                tokens,
                webhooks);
    }

    private static void put(Map<String, String> values, String writtenAs, String key, String value) {
        if (!DEFAULTS.containsKey(key)) {
            throw new InvalidSettings("There is no setting " + writtenAs + ". There are: "
                    + String.join(", ", new TreeMap<>(DEFAULTS).keySet()));
        }
        values.put(key, value);
    }

    private static String text(Map<String, String> values, String key) {
        return values.getOrDefault(key, "");
    }

    private static Path data(Map<String, String> values) {
        var path = text(values, "data");
        if (path.isBlank()) {
            throw new InvalidSettings("The setting data is empty: it names a directory, such as var/data");
        }
        return Path.of(path);
    }

    private static int number(Map<String, String> values, String key, int least, int most) {
        return parsed(text(values, key))
                .filter(number -> least <= number && number <= most)
                .orElseThrow(() -> new InvalidSettings("The setting " + key + " must be a whole number from " + least
                        + " to " + most + ", not " + text(values, key)));
    }

    private static Optional<Integer> parsed(String number) {
        try {
            return Optional.of(Integer.parseInt(number));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean yesOrNo(Map<String, String> values, String key) {
        return switch (text(values, key)) {
            case "true" -> true;
            case "false" -> false;
            case String other ->
                throw new InvalidSettings("The setting " + key + " must be true or false, not " + other);
        };
    }

    private static LogFormat logFormat(Map<String, String> values) {
        var word = text(values, "log-format");
        return Stream.of(LogFormat.values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings("The setting log-format must be text or json, not " + word));
    }

    private static Optional<DatabaseAddress> database(Map<String, String> values) {
        var url = text(values, "database-url");
        return url.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        address("database-url", url, text(values, "database-user"), text(values, "database-password")));
    }

    /** User and password are those of the primary where it has none of its own: a replica has the same roles. */
    private static Optional<ReplicaSettings> replica(Map<String, String> values) {
        var url = text(values, "read-database-url");
        int lag = number(values, "read-database-max-lag-seconds", 1, MAX_REPLICA_LAG_SECONDS);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (text(values, "database-url").isEmpty()) {
            throw new InvalidSettings(
                    "The setting read-database-url needs a database-url, of which it names a replica: an embedded database has none");
        }
        boolean own = !text(values, "read-database-user").isEmpty();
        var address = address(
                "read-database-url",
                url,
                text(values, own ? "read-database-user" : "database-user"),
                text(values, own ? "read-database-password" : "database-password"));
        return Optional.of(new ReplicaSettings(address, Duration.ofSeconds(lag)));
    }

    private static DatabaseAddress address(String setting, String url, String user, String password) {
        if (!url.startsWith("jdbc:postgresql:") || !DatabaseAddress.isReadable(url)) {
            throw new InvalidSettings(
                    "The setting " + setting + " must look like jdbc:postgresql://host:5432/spaarpunt");
        }
        return new DatabaseAddress(url, user, password);
    }

    private static Optional<SealingKeys> secretKeys(Map<String, String> values) {
        var text = text(values, "secret-keys");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(SealingKeys.parse(text));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettings("The setting secret-keys cannot be used: " + invalid.getMessage());
        }
    }

    private static String cardName(Map<String, String> values) {
        var name = text(values, "card-name").strip();
        if (name.isEmpty() || name.length() > MAX_CARD_NAME) {
            throw new InvalidSettings(
                    "The setting card-name must be a name of 1 to " + MAX_CARD_NAME + " characters, such as UiTPAS");
        }
        return name;
    }

    private static WebhookSettings webhooks(Map<String, String> values) {
        return new WebhookSettings(
                Duration.ofSeconds(number(values, "webhook-timeout-seconds", 1, MAX_WEBHOOK_SECONDS)),
                Duration.ofDays(number(values, "webhook-log-days", MIN_WEBHOOK_LOG_DAYS, MAX_WEBHOOK_LOG_DAYS)),
                yesOrNo(values, WEBHOOK_LOOPBACK));
    }

    private static TokenSettings tokens(Map<String, String> values) {
        var audience = text(values, "token-audience");
        if (audience.isBlank()) {
            throw new InvalidSettings(
                    "The setting token-audience is empty: it names the API, as in " + TokenSettings.DEFAULT_AUDIENCE);
        }
        return new TokenSettings(
                audience,
                Duration.ofHours(number(values, "token-hours", 1, MAX_TOKEN_HOURS)),
                Duration.ofDays(number(values, "signing-key-days", MIN_SIGNING_KEY_DAYS, MAX_SIGNING_KEY_DAYS)),
                tokenIssuer(values));
    }

    private static Optional<ForeignIssuer> tokenIssuer(Map<String, String> values) {
        var address = text(values, "token-issuer");
        try {
            return address.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ForeignIssuer(URI.create(address), text(values, "token-issuer-audience")));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettings("The setting token-issuer cannot be used: " + invalid.getMessage());
        }
    }

    private static UitdatabankAddresses uitdatabank(Map<String, String> values) {
        try {
            return UitdatabankAddresses.parse(text(values, "uitdatabank-hosts"));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettings("The setting uitdatabank-hosts cannot be used: " + invalid.getMessage());
        }
    }

    private static LookupLimits.Limit lookups(Map<String, String> values, String what) {
        return new LookupLimits.Limit(
                number(values, what + "-per-caller", 1, MAX_LOOKUPS),
                number(values, what + "-per-counter", 1, MAX_LOOKUPS),
                number(values, what + "-per-application", 1, MAX_LOOKUPS));
    }

    private static Optional<SmtpSettings> mailServer(Map<String, String> values) {
        var host = text(values, "smtp-host");
        var from = text(values, "mail-from");
        if (host.isEmpty() != from.isEmpty()) {
            throw new InvalidSettings("The settings smtp-host and mail-from go together: one is missing");
        }
        var user = text(values, "smtp-user");
        var password = text(values, "smtp-password");
        if (user.isEmpty() != password.isEmpty()) {
            throw new InvalidSettings("The settings smtp-user and smtp-password go together: one is missing");
        }
        var security = switch (text(values, "smtp-security")) {
            case "none" -> SmtpSettings.Security.NONE;
            case "starttls" -> SmtpSettings.Security.STARTTLS;
            case "tls" -> SmtpSettings.Security.TLS;
            case String other ->
                throw new InvalidSettings("The setting smtp-security must be none, starttls or tls, not " + other);
        };
        if (!from.isEmpty() && !SmtpServer.isAddress(from)) {
            throw new InvalidSettings("The setting mail-from must be an e-mail address, such as uitpas@stad.example");
        }
        int port = number(values, "smtp-port", 1, MAX_PORT);
        var login = user.isEmpty() ? Optional.<Login>empty() : Optional.of(new Login(user, password));
        return host.isEmpty() ? Optional.empty() : Optional.of(new SmtpSettings(host, port, security, login, from));
    }

    private static Optional<CertificateFiles> tls(Map<String, String> values) {
        var certificate = text(values, "tls-certificate");
        var key = text(values, "tls-key");
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new InvalidSettings("The settings tls-certificate and tls-key go together: one is missing");
        }
        return key.isEmpty() ? Optional.empty() : Optional.of(new CertificateFiles(Path.of(certificate), Path.of(key)));
    }

    private static Optional<ProviderSettings> provider(Map<String, String> values) {
        var keys = List.of("oidc-issuer", "oidc-client-id", "oidc-client-secret", "oidc-name");
        if (keys.stream().allMatch(key -> text(values, key).isEmpty())) {
            return Optional.empty();
        }
        if (keys.stream().anyMatch(key -> text(values, key).isEmpty())) {
            throw new InvalidSettings("The settings " + String.join(", ", keys) + " go together: one is missing");
        }
        try {
            return Optional.of(new ProviderSettings(
                    URI.create(text(values, "oidc-issuer")),
                    text(values, "oidc-client-id"),
                    text(values, "oidc-client-secret"),
                    text(values, "oidc-name")));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettings("The setting oidc-issuer cannot be used: " + invalid.getMessage());
        }
    }
}
