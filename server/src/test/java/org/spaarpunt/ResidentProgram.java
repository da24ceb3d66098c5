package org.spaarpunt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Stands in for the launcher of a directory: {@code ./spaarpunt} hands its words and its environment to this process, which does the
 * command and gives back what it prints. So a shell with many commands does not wait for Java to start for each of them.
 */
final class ResidentProgram {
    private static final String LAUNCHER = """
            #!/bin/bash
            # The resident program stands in another directory.
            words=()
            for word in "$@"; do
                if [ -f "$word" ]; then word=$PWD/$word; fi
                words+=("$word")
            done
            cd "$(dirname "$0")"
            { env -0; printf '\\0'; printf '%s\\0' "${words[@]}"; } > words
            cat printed
            cat complaints >&2
            exit "$(cat status)"
            """;

    private final Path directory;

    private ResidentProgram(Path directory) {
        this.directory = directory;
    }

    /** Stays until the tests end. */
    static void installIn(Path directory) throws IOException, InterruptedException {
        var launcher = Files.writeString(directory.resolve("spaarpunt"), LAUNCHER);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        new ProcessBuilder("mkfifo", "words", "printed")
                .directory(directory.toFile())
                .start()
                .waitFor();
        Thread.ofPlatform().daemon().start(new ResidentProgram(directory)::serve);
    }

    private void serve() {
        try {
            while (true) {
                // Opening waits until the other end is opened too.
                answer(Files.readString(directory.resolve("words")).split("\0", -1));
            }
        } catch (IOException ended) {
            // The directory is gone.
        }
    }

    private void answer(String[] received) throws IOException {
        var environment = new HashMap<String, String>();
        int next = 0;
        for (; !received[next].isEmpty(); next++) {
            var pair = received[next].split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        var words = new ArrayList<>(List.of(received).subList(next + 1, received.length - 1));
        var current = Path.of(environment.getOrDefault("PWD", ""));
        var done = TypedCommand.in(current, environment, words);
        Files.writeString(directory.resolve("status"), String.valueOf(done.status()));
        Files.writeString(directory.resolve("complaints"), done.err());
        Files.writeString(directory.resolve("printed"), done.out());
    }
}
