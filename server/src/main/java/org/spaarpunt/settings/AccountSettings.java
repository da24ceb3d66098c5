package org.spaarpunt.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.oidc.ProviderSettings;
import org.spaarpunt.passholders.Presence;

/**
 * How people prove themselves, and for how long that holds.
 *
 * @param provider of OpenID Connect, with which people may sign in besides with a password
 * @param administratorSecondFactor whether administrators need a second factor to administer
 * @param accessTokenLifetime how long an application may use the token of a user; zero: without end
 * @param presenceValidFor how long an employee who identified a passholder by a chip or a national number may act as if
 *     the passholder were present
 */
public record AccountSettings(
        Optional<ProviderSettings> provider,
        boolean administratorSecondFactor,
        Duration accessTokenLifetime,
        Duration presenceValidFor) {
    static final Map<String, String> DEFAULTS = Map.of(
            "oidc-issuer",
            "",
            "oidc-client-id",
            "",
            "oidc-client-secret",
            "",
            "oidc-name",
            "",
            Settings.ADMINISTRATOR_SECOND_FACTOR,
            "true",
            "access-token-days",
            "365",
            "presence-minutes",
            String.valueOf(Presence.VALID_FOR.toMinutes()));

    private static final int MAX_ACCESS_TOKEN_DAYS = 36_500;
    private static final int MAX_PRESENCE_MINUTES = 1_440;

    static AccountSettings of(SettingValues values) {
        return new AccountSettings(
                provider(values),
                values.yesOrNo(Settings.ADMINISTRATOR_SECOND_FACTOR),
                Duration.ofDays(values.number("access-token-days", 0, MAX_ACCESS_TOKEN_DAYS)),
                Duration.ofMinutes(values.number("presence-minutes", 1, MAX_PRESENCE_MINUTES)));
    }

    private static Optional<ProviderSettings> provider(SettingValues values) {
        if (!values.areGiven(List.of("oidc-issuer", "oidc-client-id", "oidc-client-secret", "oidc-name"))) {
            return Optional.empty();
        }
        return Optional.of(values.read(
                "oidc-issuer",
                issuer -> new ProviderSettings(
                        URI.create(issuer),
                        values.text("oidc-client-id"),
                        values.text("oidc-client-secret"),
                        values.text("oidc-name"))));
    }
}
