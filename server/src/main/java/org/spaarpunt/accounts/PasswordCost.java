package org.spaarpunt.accounts;

/**
 * What hashing a password costs by Argon2id, in one lane.
 *
 * @param memoryKib at least 8
 * @param iterations at least 1
 */
public record PasswordCost(int memoryKib, int iterations) {
    /** One of the settings that OWASP recommends for Argon2id. */
    public static final PasswordCost STANDARD = new PasswordCost(19_456, 2);

    private static final int LEAST_MEMORY_KIB = 8;

    public PasswordCost {
        if (memoryKib < LEAST_MEMORY_KIB || iterations < 1) {
            throw new IllegalArgumentException("Argon2id cannot hash with " + memoryKib + " KiB and " + iterations);
        }
    }
}
