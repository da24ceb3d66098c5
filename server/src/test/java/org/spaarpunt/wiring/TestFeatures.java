package org.spaarpunt.wiring;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.PasswordCost;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.settings.Settings;

/** The features as every test has them: on its own database, by its own clock, and otherwise as the product makes them. */
public final class TestFeatures {
    /** What every test's secrets are sealed with, as the setting has it. */
    public static final String KEYS_TEXT = "test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    public static final SealingKeys KEYS = SealingKeys.parse(KEYS_TEXT);

    /** Tests hash hundreds of passwords, and are not attacked. */
    public static final PasswordCost PASSWORD_COST = new PasswordCost(8, 1);

    /** The password "demo" of the users of the demo, at that cost. */
    private static final String DEMO_PASSWORD =
            "$argon2id$v=19$m=8,t=1,p=1$c3BhYXJwdW50LXNhbHQtMQ$rxFZBP6Yi+6tKPtXIxfOhR7cdcCib4p2hfavF+AT11s";

    private TestFeatures() {}

    /** Loads the demo data, with passwords that cost a test little. */
    public static void loadDemo(Jdbi jdbi, Instant now) {
        DemoData.load(jdbi, box(), new SecureRandom(), now);
        jdbi.useHandle(
                handle -> handle.execute("update app_user set password = ? where password is not null", DEMO_PASSWORD));
    }

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
        return new Core(jdbi, new SecretBox(KEYS, random), random, clock, Settings.of(settings, Map.of()))
                .with(PASSWORD_COST);
    }
}
