package org.spaarpunt;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.cli.HelpOption;
import org.spaarpunt.settings.AddressSettings;
import org.spaarpunt.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spaarpunt demo}. */
@Command(
        name = "demo",
        description = {
            "Starts a server on this machine with demo data.",
            "It has an embedded database. It listens on loopback only, since its secrets are public.",
            "It takes the settings of serve. It refuses secret-keys, those of databases, and, without --data, data."
        })
final class DemoCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    final HelpOption help = new HelpOption();

    @Option(names = "--port", paramLabel = "N", description = "The port, 0 for any free one. Default: 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The loopback address to listen on. Default: 127.0.0.1.")
    private @Nullable String host;

    @Option(names = "--data", paramLabel = "DIR", description = "Where it keeps its data. Default: var/demo.")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Delete the data of an earlier demo there.")
    private boolean fresh;

    DemoCommand(Console console) {
        this.console = console;
    }

    /** From here on the process lives until a signal ends it. */
    @Override
    public Integer call() {
        var settings = settings();
        settings.logFormat().choose();
        StartLog.tell(console.surroundings());
        var server = ServerProcess.demo(settings, fresh, console.machine());
        ServeCommand.announce(server, console);
        var clients = settings.address().publicAddress().configured().map(Object::toString);
        console.out().print(DemoExamples.text(console.program(), clients.orElseGet(server::address)));
        return 0;
    }

    private Settings settings() {
        if (port != null && (port < 0 || port > AddressSettings.MAX_PORT)) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(),
                    "Invalid value for option '--port': a port lies between 0 and " + AddressSettings.MAX_PORT);
        }
        return DemoSettings.of(
                console.surroundings(),
                Optional.ofNullable(port),
                Optional.ofNullable(host),
                Optional.ofNullable(data));
    }
}
