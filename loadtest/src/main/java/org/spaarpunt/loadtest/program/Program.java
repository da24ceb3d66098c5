package org.spaarpunt.loadtest.program;

import java.util.List;

/** One of the programs. */
public interface Program {
    /** By which it is called. */
    String name();

    /** What it does, in a line. */
    String description();

    /** All that it knows. */
    List<ProgramOption> options();

    /** Runs it to its end; what it started is stopped by then. */
    Result run(ProgramArguments arguments) throws Exception;
}
