package org.spaarpunt;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.cli.Progress;
import org.spaarpunt.http.UnusableCertificateException;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.storage.EmbeddedPostgresException;

/** The program: its first word says what to do. */
public final class Main {
    private static final String USAGE = """
            usage: spaarpunt COMMAND
              demo [--port N] [--host LOOPBACK] [--data DIR] [--fresh]
                  a server on this machine, with an embedded database and demo data
              serve
                  a server with the settings of the environment, see docs/operations.md
              call [--as PROFILE | --consumer KEY:SECRET [--token TOKEN:SECRET]] [--url SERVER] [--file KEY=FILE] [--output FILE] METHOD PATH [KEY=VALUE ...]
                  signs one request, sends it, prints the answer
              admin COMMAND
                  administers the installation of the same settings; --help tells more
              import cards|passholders|events|rewards FILE ...
                  takes files into the database of the same settings, all of them or nothing; --help tells more
              export checkins|transfers|passholders [--from DAY] [--until DAY] [--output FILE]
              export passholder UID [--output FILE]
                  writes what is stored, as it is at one moment; --help tells more
              rehearse DIR SECONDS
                  a server at work for a while, with a database in DIR, for Java to learn from: see docs/operations.md
            """;

    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();

    private static final Machine MACHINE = new Machine(CLOCK, RANDOM, Main::requestId);

    private static final CallSigner SIGNER = new CallSigner(Main::nonce, CLOCK);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var words = List.of(arguments);
        int status = run(
                words.isEmpty() ? "" : words.getFirst(), words.stream().skip(1).toList());
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String command, List<String> words) throws InterruptedException {
        try {
            return switch (command) {
                case "demo" -> {
                    var server = ServerProcess.demo(DemoArguments.parse(words, System.getenv()), MACHINE);
                    announce(server);
                    System.out.print(DemoExamples.text(server.address()));
                    yield 0;
                }
                case "serve" -> {
                    var settings = Settings.from(System.getenv());
                    settings.logFormat().choose();
                    announce(ServerProcess.serve(settings, MACHINE));
                    yield 0;
                }
                case "call" -> shortly().call(words);
                case "admin" -> shortly().administer(words);
                case "import" -> shortly().importFiles(words);
                case "export" -> shortly().exportFiles(words);
                case "rehearse" -> rehearse(words);
                default -> failed(USAGE);
            };
        } catch (Settings.InvalidSettings
                | KeyProofs.WrongKeys
                | UnusableCertificateException
                | EmbeddedPostgresException sentence) {
            return failed("spaarpunt: " + sentence.getMessage());
        }
    }

    /** From here on the process lives until a signal ends it. */
    private static void announce(ServerProcess server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        System.out.println("ready " + server.address());
    }

    private static ShortCommands shortly() {
        LogFormat.onlyWarnings();
        // The launcher sees whether somebody watches; Java cannot ask it of standard error alone.
        var progress = Boolean.getBoolean("spaarpunt.terminal") ? Progress.on(System.err, CLOCK) : Progress.silent();
        return new ShortCommands(System.getenv(), System.out, System.err, MACHINE, SIGNER, progress);
    }

    private static int rehearse(List<String> words) throws InterruptedException {
        if (words.size() != 2 || !words.getLast().matches("[1-9][0-9]{0,3}")) {
            return failed(USAGE);
        }
        var length = Duration.ofSeconds(Long.parseLong(words.getLast()));
        try (var server = ServerProcess.rehearsal(Path.of(words.getFirst()), MACHINE)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            long granted = Rehearsal.run(URI.create(server.address()), length, SIGNER);
            System.err.println("Rehearsed with " + granted + " check-ins");
            return granted > 0 ? 0 : 1;
        } catch (ExecutionException broken) {
            return failed("spaarpunt: the rehearsal broke: " + broken.getCause());
        }
    }

    private static String nonce() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Unlikely to repeat, and no secret: each request has one, so it must cost nothing. */
    private static String requestId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static int failed(String text) {
        System.err.println(text);
        return 1;
    }
}
