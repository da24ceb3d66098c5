package org.spaarpunt;

import java.util.concurrent.Callable;
import org.spaarpunt.cli.HelpOption;
import org.spaarpunt.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code spaarpunt serve}. */
@Command(
        name = "serve",
        description = {
            "Starts a server.",
            "Its settings come from variables such as SPAARPUNT_PORT and from the file that SPAARPUNT_SETTINGS names;"
                    + " docs/operations.md lists them. Without a database-url it has an embedded database, in var/data.",
            "It prints one line, ready and its address, when it answers. SIGTERM ends it."
        })
final class ServeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    final HelpOption help = new HelpOption();

    ServeCommand(Console console) {
        this.console = console;
    }

    /** From here on the process lives until a signal ends it. */
    @Override
    public Integer call() {
        var settings = Settings.from(console.surroundings());
        settings.logFormat().choose();
        StartLog.tell(console.surroundings());
        announce(ServerProcess.serve(settings, console.machine()), console);
        return 0;
    }

    static void announce(ServerProcess server, Console console) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        console.out().println("ready " + server.address());
    }
}
