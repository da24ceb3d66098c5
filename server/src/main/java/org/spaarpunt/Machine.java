package org.spaarpunt;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Time and chance, which only {@link Main} takes from the real machine.
 *
 * @param requestIds unlikely to repeat, and no secrets
 */
record Machine(Clock clock, SecureRandom random, Supplier<String> requestIds) {}
