package org.spaarpunt;

import java.io.PrintStream;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.cli.Progress;
import org.spaarpunt.settings.Surroundings;

/**
 * The streams that a command writes to.
 *
 * @param program the command by which the user calls the program, for commands that are proposed
 * @param out the command's results, for people or programs
 * @param err messages about them
 * @param progress reports the progress of commands that take long
 */
record Console(
        String program,
        Surroundings surroundings,
        PrintStream out,
        PrintStream err,
        Machine machine,
        CallSigner signer,
        Progress progress) {}
