package org.spaarpunt.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.settings.Settings.InvalidSettings;
import org.spaarpunt.tracing.TraceSettings;

/** The settings of traces. Their names are those of OpenTelemetry's variables, without what is the same in all. */
final class TraceKeys {
    private static final String ENDPOINT = "otlp-endpoint";

    static final Map<String, String> DEFAULTS = Map.of(
            ENDPOINT,
            "",
            "otlp-headers-file",
            "",
            "otlp-sampling-ratio",
            "1",
            "otlp-service-name",
            "spaarpunt",
            "otlp-service-instance",
            "");

    static final Set<String> PATHS = Set.of("otlp-headers-file");

    private TraceKeys() {}

    static Optional<TraceSettings> read(SettingValues values) {
        double ratio = ratio(values);
        return values.given(ENDPOINT)
                .map(_ -> values.read(
                        ENDPOINT,
                        address -> new TraceSettings(
                                address(address),
                                values.given("otlp-headers-file").map(Path::of),
                                ratio,
                                values.given("otlp-service-name").orElse("spaarpunt"),
                                values.given("otlp-service-instance"))));
    }

    /** What is wrong with it is not said in the words of the parser, which quotes it: there may be a secret in it. */
    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("it is no address");
        }
    }

    private static double ratio(SettingValues values) {
        var text = values.text("otlp-sampling-ratio");
        try {
            double ratio = Double.parseDouble(text);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException _) {
            // Neither.
        }
        throw new InvalidSettings("The setting otlp-sampling-ratio must be a number from 0 to 1, not " + text);
    }
}
