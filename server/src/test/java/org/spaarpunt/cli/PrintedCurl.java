package org.spaarpunt.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What {@code spaarpunt call --print-curl} prints. */
public final class PrintedCurl {
    private PrintedCurl() {}

    /**
     * The command for curl.
     *
     * @param words those behind {@code --print-curl}
     */
    public static String of(List<String> words, CallServer server, Supplier<String> nonces, InstantSource clock) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var command = new CallCommand(out, out, Map.of(), new CallSigner(nonces, clock), () -> server);
        new CommandLine(command)
                .execute(
                        Stream.concat(Stream.of("--print-curl"), words.stream()).toArray(String[]::new));
        return printed.toString(StandardCharsets.UTF_8).strip();
    }
}
