package org.spaarpunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.cli.Progress;
import org.spaarpunt.settings.Surroundings;

/** What a command printed that was typed in a directory, and how it ended. It ran in this process. */
public record TypedCommand(int status, String out, String err) {

    public static TypedCommand in(Path directory, Map<String, String> environment, List<String> words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var clock = Clock.systemUTC();
        var console = new Console(
                "spaarpunt",
                new Surroundings(environment, directory),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new Machine(clock, new SecureRandom(), () -> "test"),
                new CallSigner(() -> UUID.randomUUID().toString(), clock),
                Progress.silent());
        int status = ProgramCommands.on(console).run(words);
        return new TypedCommand(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
