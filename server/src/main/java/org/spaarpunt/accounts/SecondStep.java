package org.spaarpunt.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Digest;

/**
 * Sealed into the form that asks for a code: this user has typed the right password. Nothing is stored for it, and a
 * change of password invalidates it.
 *
 * @param userId the user's number, used inside this server only
 * @param password digest of the hash with which the password was compared
 * @param until when the step expires
 */
record SecondStep(long userId, UUID password, Instant until) {
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final String PURPOSE = "second step";
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18}) ([0-9a-f-]{36}) ([0-9]{1,12})");

    static SecondStep after(long userId, String hash, Instant now) {
        return new SecondStep(userId, Digest.of(hash), now.plus(VALIDITY));
    }

    boolean isAfter(String hash) {
        return password.equals(Digest.of(hash));
    }

    String sealed(SecretBox box) {
        return box.seal(PURPOSE, userId + " " + password + " " + until.getEpochSecond());
    }

    /** Nothing if it was not sealed by this installation, or has expired. */
    static Optional<SecondStep> open(String text, SecretBox box, Instant now) {
        return box.open(PURPOSE, text)
                .map(WRITTEN::matcher)
                .filter(written -> written.matches())
                .map(written -> new SecondStep(
                        Long.parseLong(written.group(1)),
                        UUID.fromString(written.group(2)),
                        Instant.ofEpochSecond(Long.parseLong(written.group(3)))))
                .filter(step -> now.isBefore(step.until()));
    }
}
