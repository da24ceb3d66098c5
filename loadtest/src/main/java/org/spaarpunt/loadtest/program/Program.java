package org.spaarpunt.loadtest.program;

import java.util.Set;

/** One of the programs. */
public interface Program {
    /** The names of its options. */
    Set<String> options();

    /** Runs it to its end; what it started is stopped by then. */
    Result run(ProgramArguments arguments) throws Exception;
}
