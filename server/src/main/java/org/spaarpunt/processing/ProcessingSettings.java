package org.spaarpunt.processing;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.spaarpunt.backups.BackupSettings;
import org.spaarpunt.mail.SmtpSettings;
import org.spaarpunt.oidc.ProviderSettings;
import org.spaarpunt.openid.TokenSettings;
import org.spaarpunt.retention.RetentionSettings;
import org.spaarpunt.webhooks.WebhookSettings;

/**
 * The settings that the record tells about. It shows none of the secrets that some of them hold.
 *
 * @param site the public address, if it is set
 * @param cardName what people call their card
 * @param storage where data is stored
 * @param accessTokenLifetime how long an application may act for a user; zero: without end
 */
public record ProcessingSettings(
        Optional<URI> site,
        String cardName,
        Storage storage,
        Optional<SmtpSettings> mailServer,
        Optional<ProviderSettings> provider,
        TokenSettings tokens,
        WebhookSettings webhooks,
        RetentionSettings retention,
        Duration accessTokenLifetime,
        Protection protection) {

    /**
     * Where data is stored.
     *
     * @param database its address without credentials, or the directory of an embedded one
     * @param replica the same of a database that some reading goes to
     */
    public record Storage(String database, Optional<String> replica, Optional<BackupSettings> backups) {}

    /** Measures that an operator can choose. */
    public record Protection(Connection connection, boolean administratorSecondFactor) {}

    /** What encrypts the connections of browsers and applications. */
    public enum Connection {
        /** The server, with a certificate of its own. */
        SERVER,
        /** Something before the server: the public address is one of https. */
        PROXY,
        /** Nothing that the settings know of. */
        NONE
    }
}
