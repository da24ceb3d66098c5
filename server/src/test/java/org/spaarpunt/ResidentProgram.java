package org.spaarpunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.cli.Progress;

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
        } catch (IOException | InterruptedException ended) {
            // The directory is gone.
        }
    }

    private void answer(String[] received) throws IOException, InterruptedException {
        var environment = new HashMap<String, String>();
        int next = 0;
        for (; !received[next].isEmpty(); next++) {
            var pair = received[next].split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        var words = new ArrayList<>(List.of(received).subList(next + 1, received.length - 1));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = run(words, environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        Files.writeString(directory.resolve("status"), String.valueOf(status));
        Files.write(directory.resolve("complaints"), err.toByteArray());
        Files.write(directory.resolve("printed"), out.toByteArray());
    }

    private static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err)
            throws InterruptedException {
        var clock = Clock.systemUTC();
        var machine = new Machine(clock, new SecureRandom(), () -> "test");
        var signer = new CallSigner(() -> UUID.randomUUID().toString(), clock);
        var commands = new ShortCommands(environment, out, err, machine, signer, Progress.silent());
        return switch (words.removeFirst()) {
            case "admin" -> commands.administer(words);
            case "import" -> commands.importFiles(words);
            case "export" -> commands.exportFiles(words);
            case "call" -> commands.call(words);
            case String other -> throw new AssertionError("Not a short command: " + other);
        };
    }
}
