package org.spaarpunt.loadtest.program;

import java.util.List;

/** One of the programs. */
public interface Program {
    /** The name by which it is run. */
    String name();

    /** What it does, in one line. */
    String description();

    /** All its options. */
    List<ProgramOption> options();

    /** Runs it to its end; what it started is stopped by then. */
    Result run(ProgramArguments arguments) throws Exception;
}
