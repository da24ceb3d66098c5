package org.spaarpunt.wiring;

import org.spaarpunt.processing.ProcessingSettings;
import org.spaarpunt.processing.ProcessingSettings.Connection;
import org.spaarpunt.processing.ProcessingSettings.Protection;
import org.spaarpunt.processing.ProcessingSettings.Storage;
import org.spaarpunt.settings.AddressSettings;
import org.spaarpunt.settings.DatabaseSettings;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.DatabaseAddress;

/** What the record of processing activities tells about the settings. */
final class ProcessingFacts {
    private ProcessingFacts() {}

    static ProcessingSettings of(Settings settings) {
        var database = settings.database();
        return new ProcessingSettings(
                settings.address().publicAddress().configured(),
                settings.cardName(),
                new Storage(
                        place(database),
                        database.replica().map(replica -> replica.address().place()),
                        settings.backups()),
                settings.mailServer(),
                settings.accounts().provider(),
                settings.tokens(),
                settings.webhooks(),
                settings.retention(),
                settings.accounts().accessTokenLifetime(),
                new Protection(
                        connection(settings.address()), settings.accounts().administratorSecondFactor()));
    }

    private static String place(DatabaseSettings database) {
        return database.address()
                .map(DatabaseAddress::place)
                .orElseGet(() -> database.data().toString());
    }

    private static Connection connection(AddressSettings address) {
        if (address.tls().isPresent()) {
            return Connection.SERVER;
        }
        return address.publicAddress()
                        .configured()
                        .filter(site -> "https".equalsIgnoreCase(site.getScheme()))
                        .isPresent()
                ? Connection.PROXY
                : Connection.NONE;
    }
}
