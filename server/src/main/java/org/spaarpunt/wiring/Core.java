package org.spaarpunt.wiring;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.PasswordCost;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.settings.Settings;

/**
 * What every feature needs.
 *
 * @param box seals and opens the secrets that are in the database
 * @param random for keys, tokens and passwords
 * @param reading for reports and searches, which may be a few seconds old; never for what decides a grant or a right
 */
public record Core(
        Jdbi jdbi,
        SecretBox box,
        SecureRandom random,
        InstantSource clock,
        Settings settings,
        PasswordCost passwordCost,
        Jdbi reading) {
    public Core(Jdbi jdbi, SecretBox box, SecureRandom random, InstantSource clock, Settings settings) {
        this(jdbi, box, random, clock, settings, PasswordCost.STANDARD, jdbi);
    }

    /**
     * For a database whose secrets are sealed with these keys.
     *
     * @throws KeyProofs.WrongKeys when the database was sealed with other keys
     */
    public static Core on(Jdbi jdbi, SealingKeys keys, SecureRandom random, InstantSource clock, Settings settings) {
        var box = new SecretBox(keys, random);
        new KeyProofs(jdbi, keys, box).check();
        return new Core(jdbi, box, random, clock, settings);
    }

    /** The same where hashing a password costs this. */
    public Core with(PasswordCost cost) {
        return new Core(jdbi, box, random, clock, settings, cost, reading);
    }

    /** The same where reports and searches are read from there. */
    public Core readingFrom(Jdbi other) {
        return new Core(jdbi, box, random, clock, settings, passwordCost, other);
    }
}
