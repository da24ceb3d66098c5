package org.spaarpunt.wiring;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.settings.Settings;

/** The features as every test has them: on its own database, by its own clock, and otherwise as the product makes them. */
public final class TestFeatures {
    /** What every test's secrets are sealed with, as the setting has it. */
    public static final String KEYS_TEXT = "test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    public static final SealingKeys KEYS = SealingKeys.parse(KEYS_TEXT);

    private TestFeatures() {}

    public static Features on(Jdbi jdbi, InstantSource clock) {
        return on(jdbi, clock, new SecureRandom());
    }

    /** Features that cache nothing, so that a test sees what it has changed in the database. */
    public static Features uncached(Jdbi jdbi, InstantSource clock) {
        return new Features(core(jdbi, clock, new SecureRandom(), Map.of("staleness-seconds", "0")));
    }

    /** Features with these settings. */
    public static Features with(Jdbi jdbi, InstantSource clock, Map<String, String> settings) {
        return new Features(core(jdbi, clock, new SecureRandom(), settings));
    }

    public static Features on(Jdbi jdbi, InstantSource clock, SecureRandom random) {
        return new Features(core(jdbi, clock, random, Map.of()));
    }

    public static SecretBox box() {
        return new SecretBox(KEYS, new SecureRandom());
    }

    private static Core core(Jdbi jdbi, InstantSource clock, SecureRandom random, Map<String, String> settings) {
        return new Core(jdbi, new SecretBox(KEYS, random), random, clock, Settings.of(settings, Map.of()));
    }
}
