package org.spaarpunt.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.openid.SigningKeys;
import org.spaarpunt.openid.TokenSettings;
import org.spaarpunt.openid.TokenSettings.ForeignIssuer;
import org.spaarpunt.settings.Settings.InvalidSettings;

/** The settings of the tokens that applications obtain by OAuth 2. */
final class TokenKeys {
    static final Map<String, String> DEFAULTS = Map.of(
            "token-hours", "12",
            "token-audience", TokenSettings.DEFAULT_AUDIENCE,
            "signing-key-days", "90",
            "token-issuer", "",
            "token-issuer-audience", TokenSettings.DEFAULT_AUDIENCE);

    private static final int MAX_HOURS = (int) SigningKeys.LONGEST_TOKEN.toHours();
    /** The next key is published a day before it signs. */
    private static final int MIN_SIGNING_KEY_DAYS = 2;

    private static final int MAX_SIGNING_KEY_DAYS = 3_650;

    private TokenKeys() {}

    static TokenSettings read(SettingValues values) {
        var audience = values.text("token-audience");
        if (audience.isBlank()) {
            throw new InvalidSettings(
                    "The setting token-audience is empty: it names the API, as in " + TokenSettings.DEFAULT_AUDIENCE);
        }
        return new TokenSettings(
                audience,
                Duration.ofHours(values.number("token-hours", 1, MAX_HOURS)),
                Duration.ofDays(values.number("signing-key-days", MIN_SIGNING_KEY_DAYS, MAX_SIGNING_KEY_DAYS)),
                foreignIssuer(values));
    }

    private static Optional<ForeignIssuer> foreignIssuer(SettingValues values) {
        return values.given("token-issuer")
                .map(_ -> values.read(
                        "token-issuer",
                        address -> new ForeignIssuer(URI.create(address), values.text("token-issuer-audience"))));
    }
}
