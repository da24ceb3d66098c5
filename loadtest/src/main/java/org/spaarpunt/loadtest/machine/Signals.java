package org.spaarpunt.loadtest.machine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals to processes that a program started. */
public final class Signals {
    private Signals() {}

    /** Makes them stand still, as {@code kill -STOP} does. */
    public static void stop(List<ProcessHandle> processes) throws IOException, InterruptedException {
        send("STOP", processes);
    }

    /** Lets them go on. */
    public static void resume(List<ProcessHandle> processes) throws IOException, InterruptedException {
        send("CONT", processes);
    }

    private static void send(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        // One of them may have ended by itself; the others got the signal all the same.
        new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
