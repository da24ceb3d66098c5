package org.spaarpunt.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.http.AddressRange;
import org.spaarpunt.http.AllowedOrigins;
import org.spaarpunt.http.CertificateFiles;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.settings.Settings.InvalidSettings;

/**
 * Where a server listens, and by which addresses others know it.
 *
 * @param port 0 for any free one
 * @param allowedOrigins of the browser applications that may call the protocol
 * @param tls where the certificate is stored; without one the server speaks plain HTTP
 */
public record AddressSettings(
        String host,
        int port,
        PublicAddress publicAddress,
        AllowedOrigins allowedOrigins,
        Optional<CertificateFiles> tls) {
    public static final int MAX_PORT = 65_535;

    static final Map<String, String> DEFAULTS = Map.of(
            "host", "127.0.0.1",
            "port", "8080",
            "public-url", "",
            "trusted-proxies", "",
            "allowed-origins", "",
            "tls-certificate", "",
            "tls-key", "");

    static final Set<String> PATHS = Set.of("tls-certificate", "tls-key");

    static AddressSettings of(SettingValues values) {
        return new AddressSettings(
                values.text("host"),
                values.number("port", 0, MAX_PORT),
                publicAddress(values.given("public-url"), proxies(values.text("trusted-proxies"))),
                values.read("allowed-origins", AllowedOrigins::parse),
                tls(values));
    }

    AddressSettings withHost(String chosen) {
        return new AddressSettings(chosen, port, publicAddress, allowedOrigins, tls);
    }

    private static PublicAddress publicAddress(Optional<String> url, Set<AddressRange> proxies) {
        try {
            return new PublicAddress(url.map(URI::create), proxies);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettings("The setting public-url is no address: " + invalid.getMessage());
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

    private static Optional<CertificateFiles> tls(SettingValues values) {
        return values.areGiven(List.of("tls-certificate", "tls-key"))
                ? Optional.of(
                        new CertificateFiles(Path.of(values.text("tls-certificate")), Path.of(values.text("tls-key"))))
                : Optional.empty();
    }
}
