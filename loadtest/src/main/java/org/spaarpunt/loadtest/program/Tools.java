package org.spaarpunt.loadtest.program;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What every program needs.
 *
 * @param people gets progress messages; standard output is for other programs
 */
public record Tools(InstantSource clock, SecureRandom random, PrintStream people) {}
