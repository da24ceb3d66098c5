package org.spaarpunt.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What {@code spaarpunt call} understands of the words behind it. */
public final class TypedCall {

    private TypedCall() {}

    /**
     * Reads the words.
     *
     * @param ownServer the server of the settings
     */
    public static CallArguments read(List<String> words, Map<String, String> environment, CallServer ownServer) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var unused = new CallSigner(() -> "nonce", Clock.systemUTC());
        var command = new CallCommand(nowhere, nowhere, environment, unused, () -> ownServer);
        new CommandLine(command).parseArgs(words.toArray(String[]::new));
        return command.arguments();
    }
}
