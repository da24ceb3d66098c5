package org.spaarpunt;

import java.io.PrintStream;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.cli.Progress;
import org.spaarpunt.settings.Surroundings;

/**
 * What a command has around it.
 *
 * @param out what it found or made, for people or programs
 * @param err what it says about that
 * @param progress of commands that take long
 */
record Console(
        Surroundings surroundings,
        PrintStream out,
        PrintStream err,
        Machine machine,
        CallSigner signer,
        Progress progress) {}
