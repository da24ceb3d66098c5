package org.spaarpunt.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs PostgreSQL's programs as the current user. PostgreSQL refuses uid 0, so root runs them in a user namespace of
 * its own, without root's rights; pids and the ownership of files stay what they are outside.
 */
record PostgresCommands(PostgresBinaries binaries, List<String> prefix) {

    private static final int ROOT_UID = 0;
    private static final List<String> OWN_NAMESPACE = List.of("unshare", "--user", "--");
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    static PostgresCommands of(PostgresBinaries binaries) throws InterruptedException {
        List<String> prefix = new ArrayList<>();
        // Detached from the terminal: Ctrl-C is for this process, and the database must end after the last request.
        if (Files.isExecutable(SETSID)) {
            prefix.add(SETSID.toString());
        }
        if (new UnixSystem().getUid() == ROOT_UID) {
            requireNamespaces();
            prefix.addAll(OWN_NAMESPACE);
        }
        return new PostgresCommands(binaries, List.copyOf(prefix));
    }

    /** Starts a program and returns; its output goes to the given place. */
    Process start(String program, List<String> arguments, Redirect output) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        return process(command, output).start();
    }

    /** Runs a program to its end and returns its exit status. */
    int run(String program, List<String> arguments, Redirect output) throws IOException, InterruptedException {
        Process process = start(program, arguments, output);
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static ProcessBuilder process(List<String> command, Redirect output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output);
        // Our environment may hold secrets, and PG* or LC_* variables of the operator would change the programs'
        // behaviour.
        builder.environment().clear();
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    private static void requireNamespaces() throws InterruptedException {
        List<String> attempt = new ArrayList<>(OWN_NAMESPACE);
        attempt.add("true");
        boolean possible;
        try {
            possible = process(attempt, Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            possible = false;
        }
        if (!possible) {
            throw new EmbeddedPostgresException("PostgreSQL does not run as root, and this machine gives root no user"
                    + " namespace to run it in: run as an ordinary user, or give the URL of a database instead.");
        }
    }
}
