package org.spaarpunt;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.spaarpunt.build.Launcher;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.cli.Progress;
import org.spaarpunt.settings.LogFormat;
import org.spaarpunt.settings.Surroundings;

/** The program: its first argument names the command. */
public final class Main {
    /** Commands that run until a signal ends them, and that log. */
    private static final Set<String> SERVERS = Set.of("demo", "serve", "rehearse");

    /** The directory of the launcher. Without a launcher it is the current one. */
    private static final String DIRECTORY = "spaarpunt.directory";

    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();

    private Main() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var words = List.of(arguments);
        if (words.isEmpty() || !SERVERS.contains(words.getFirst())) {
            LogFormat.onlyWarnings();
        }
        int status = ProgramCommands.on(console()).run(words);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static Console console() {
        // The launcher knows whether standard error is a terminal; Java cannot check it for standard error alone.
        var progress = Boolean.getBoolean("spaarpunt.terminal") ? Progress.on(System.err, CLOCK) : Progress.silent();
        return new Console(
                Launcher.command(),
                new Surroundings(System.getenv(), Path.of(System.getProperty(DIRECTORY, ""))),
                System.out,
                System.err,
                new Machine(CLOCK, RANDOM, Main::requestId),
                new CallSigner(Main::nonce, CLOCK),
                progress);
    }

    private static String nonce() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Unlikely to repeat, but not secret: every request gets one, so it must be cheap. */
    private static String requestId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
