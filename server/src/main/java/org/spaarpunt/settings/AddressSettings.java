package org.spaarpunt.settings;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.http.AddressRange;
import org.spaarpunt.http.AllowedOrigins;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.settings.Settings.InvalidSettings;

/** The settings about addresses: the public address, the trusted proxies, and the allowed origins. */
final class AddressSettings {
    private AddressSettings() {}

    static PublicAddress publicAddress(String url, String trustedProxies) {
        var proxies = proxies(trustedProxies);
        try {
            return new PublicAddress(url.isEmpty() ? Optional.empty() : Optional.of(URI.create(url)), proxies);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettings("The setting public-url is no address: " + invalid.getMessage());
        }
    }

    static AllowedOrigins allowedOrigins(String origins) {
        try {
            return AllowedOrigins.parse(origins);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettings("The setting allowed-origins cannot be used: " + invalid.getMessage());
        }
    }

    private static Set<AddressRange> proxies(String ranges) {
        try {
            return Stream.of(ranges.split(",", -1))
                    .filter(range -> !range.isBlank())
                    .map(range -> AddressRange.parse(range.strip()))
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettings("The setting trusted-proxies must hold addresses and ranges like 10.0.0.0/8: "
                    + invalid.getMessage());
        }
    }
}
