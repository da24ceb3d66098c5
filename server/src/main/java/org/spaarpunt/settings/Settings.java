package org.spaarpunt.settings;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.backups.BackupSettings;
import org.spaarpunt.imports.UitdatabankAddresses;
import org.spaarpunt.mail.SmtpSettings;
import org.spaarpunt.openid.TokenSettings;
import org.spaarpunt.retention.RetentionSettings;
import org.spaarpunt.tracing.TraceSettings;
import org.spaarpunt.webhooks.WebhookSettings;

/**
 * The settings of a server. Each is a key of a properties file and a variable of the environment, which wins:
 * {@code database-url} and {@code SPAARPUNT_DATABASE_URL}. An unknown one stops the start, so that a typing error is
 * noticed.
 *
 * @param mailServer for notifying passholders; empty: they are notified only on their own pages
 * @param tokens that applications obtain by OAuth 2
 * @param webhooks how reports to other servers are sent
 * @param backups that a server makes of an embedded database by itself; empty: none
 * @param retention how long details about people are kept
 * @param uitdatabank the addresses from which events may be imported
 * @param cardName the name of the cards, as people know it
 * @param traces where traces are sent; empty: there are none
 * @param publicMetrics whether every caller may read the metrics, not only those on this machine
 */
public record Settings(
        AddressSettings address,
        DatabaseSettings database,
        LimitSettings limits,
        AccountSettings accounts,
        Optional<SmtpSettings> mailServer,
        TokenSettings tokens,
        WebhookSettings webhooks,
        Optional<BackupSettings> backups,
        RetentionSettings retention,
        UitdatabankAddresses uitdatabank,
        String cardName,
        Optional<TraceSettings> traces,
        boolean publicMetrics,
        LogFormat logFormat) {

    public static final String ADMINISTRATOR_SECOND_FACTOR = "administrator-second-factor";

    public static final String WEBHOOK_LOOPBACK = "webhook-loopback";

    /** Every key with its default value; the handbook has a row for each. */
    static final Map<String, String> DEFAULTS = merged(List.of(
            AddressSettings.DEFAULTS,
            DatabaseSettings.DEFAULTS,
            LimitSettings.DEFAULTS,
            AccountSettings.DEFAULTS,
            MailKeys.DEFAULTS,
            TokenKeys.DEFAULTS,
            WebhookKeys.DEFAULTS,
            BackupKeys.DEFAULTS,
            RetentionKeys.DEFAULTS,
            TraceKeys.DEFAULTS,
            Map.ofEntries(
                    entry("uitdatabank-hosts", UitdatabankAddresses.DEFAULT_HOSTS),
                    entry("card-name", "UiTPAS"),
                    entry("public-metrics", "false"),
                    entry("log-format", "text"))));

    /** Those that name files. In the settings file they are relative to its directory. */
    static final Set<String> PATHS = Stream.of(
                    AddressSettings.PATHS, DatabaseSettings.PATHS, BackupKeys.PATHS, TraceKeys.PATHS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final int MAX_CARD_NAME = 40;

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
                : settings.withData(
                        surroundings.directory().resolve(settings.database().data()));
    }

    public static Settings of(Map<String, String> file, Map<String, String> environment) {
        var values = SettingValues.of(DEFAULTS, file, environment);
        return new Settings(
                AddressSettings.of(values),
                DatabaseSettings.of(values),
                LimitSettings.of(values),
                AccountSettings.of(values),
                MailKeys.read(values),
                TokenKeys.read(values),
                WebhookKeys.read(values),
                BackupKeys.read(values),
                RetentionKeys.read(values),
                values.read("uitdatabank-hosts", UitdatabankAddresses::parse),
                cardName(values.text("card-name").strip()),
                TraceKeys.read(values),
                values.yesOrNo("public-metrics"),
                logFormat(values.text("log-format")));
    }

    public Settings withData(Path chosen) {
        return with(address, database.withData(chosen));
    }

    public Settings withHost(String chosen) {
        return with(address.withHost(chosen), database);
    }

    private Settings with(AddressSettings otherAddress, DatabaseSettings otherDatabase) {
        return new Settings(
                otherAddress,
                otherDatabase,
                limits,
                accounts,
                mailServer,
                tokens,
                webhooks,
                backups,
                retention,
                uitdatabank,
                cardName,
                traces,
                publicMetrics,
                logFormat);
    }

    private static Map<String, String> merged(List<Map<String, String>> parts) {
        var merged = new TreeMap<String, String>();
        parts.forEach(merged::putAll);
        return Map.copyOf(merged);
    }

    private static LogFormat logFormat(String word) {
        return Stream.of(LogFormat.values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings("The setting log-format must be text or json, not " + word));
    }

    private static String cardName(String name) {
        if (name.isEmpty() || name.length() > MAX_CARD_NAME) {
            throw new InvalidSettings(
                    "The setting card-name must be a name of 1 to " + MAX_CARD_NAME + " characters, such as UiTPAS");
        }
        return name;
    }
}
