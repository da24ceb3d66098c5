package org.spaarpunt;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Time and randomness, which only {@link Main} takes from the real machine.
 *
 * @param requestIds unlikely to repeat, but not secret
 */
record Machine(Clock clock, SecureRandom random, Supplier<String> requestIds) {}
