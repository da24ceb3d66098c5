package org.spaarpunt;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spaarpunt rehearse}, which the launcher runs before the first start of a build. */
@Command(
        name = "rehearse",
        hidden = true,
        description =
                "Puts a server with demo data to work for a while, for Java to learn from: see docs/operations.md.")
final class RehearseCommand implements Callable<Integer> {
    private static final int MAX_SECONDS = 9_999;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "DIR", description = "Where to make a database that is not needed later.")
    private Path scratch = Path.of("");

    @Parameters(index = "1", paramLabel = "SECONDS")
    private int seconds;

    RehearseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), "SECONDS lies between 1 and " + MAX_SECONDS);
        }
        try (var server = ServerProcess.rehearsal(scratch, console.machine())) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            long granted = Rehearsal.run(URI.create(server.address()), Duration.ofSeconds(seconds), console.machine());
            console.err().println("Rehearsed with " + granted + " check-ins");
            return granted > 0 ? 0 : 1;
        } catch (ExecutionException broken) {
            console.err().println("spaarpunt: the rehearsal broke: " + broken.getCause());
            return 1;
        }
    }
}
