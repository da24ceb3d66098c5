package org.spaarpunt.loadtest;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.spaarpunt.loadtest.crash.CrashProgram;
import org.spaarpunt.loadtest.load.FillProgram;
import org.spaarpunt.loadtest.load.LimitProgram;
import org.spaarpunt.loadtest.load.LoadProgram;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.race.RaceProgram;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programs. Each tells people on standard error what it does and what it saw, and ends with one line of JSON on standard
 * output. Exit status 1 means that a promise was broken, 2 that the program could not do its work.
 */
public final class Main {
    private static final String USAGE = """
            usage: spaarpunt loadtest PROGRAM [--option value ...]
              load   check-ins over HTTP, as many as go or as many as told
                  [--connections 256] [--seconds 10] [--warmup 15] [--rate PER_SECOND] [--threads 1]
                  [--passholders 200000] [--past 0] [--events 16] [--data DIR] [--limit-seconds 3]
                  [--url http://HOST:PORT --world FILE]
              limit  the same rows, sent to PostgreSQL directly
                  [--seconds 5] [--batch 128] [--connections 4] [--passholders 200000] [--past 0] [--events 16] [--data DIR]
              fill   passholders and past check-ins in an embedded database
                  --data DIR --out FILE [--passholders 1000000] [--past 20000000] [--events 16]
              race   one visit reported by many threads to several servers at once, with idempotency keys and without
                  [--visits 200] [--threads 20] [--servers 3] [--url http://HOST:PORT,... --world FILE]
              crash  processes killed and paused, and answers dropped, under load
                  [--cycles 20] [--seed N] [--visitors 16] [--faults kill-both,...] [--first-answer-max-ms 5000]
            docs/performance.md and docs/reliability.md say what each measures.
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int BROKEN = 1;
    private static final int FAILED = 2;

    private Main() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int status = run(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(List<String> words) {
        var program = words.isEmpty() ? Optional.<Program>empty() : named(words.getFirst());
        if (program.isEmpty()) {
            System.err.print(USAGE);
            return FAILED;
        }
        try {
            var options = ProgramArguments.parse(
                    words.subList(1, words.size()), program.get().options());
            var result = program.get().run(options);
            System.out.println(JsonMapper.shared().writeValueAsString(result.figures()));
            return result.kept() ? 0 : BROKEN;
        } catch (ProgramArguments.Misuse misuse) {
            System.err.println("loadtest: " + misuse.getMessage() + "\n" + USAGE);
        } catch (Exception failed) {
            LOG.error("The program could not do its work", failed);
        }
        return FAILED;
    }

    private static Optional<Program> named(String name) {
        var tools = new Tools(Clock.systemUTC(), new SecureRandom(), System.err);
        return Optional.ofNullable(
                switch (name) {
                    case "load" -> new LoadProgram(tools);
                    case "limit" -> new LimitProgram(tools);
                    case "fill" -> new FillProgram(tools);
                    case "crash" -> new CrashProgram(tools);
                    case "race" -> new RaceProgram(tools);
                    default -> null;
                });
    }
}
