package org.spaarpunt;

import java.util.concurrent.Callable;
import org.spaarpunt.cli.HelpOption;
import org.spaarpunt.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code spaarpunt selftest}. */
@Command(
        name = "selftest",
        description = {
            "Proves that this installation works, from a signed request to a durable row.",
            "It makes a schema beside the tables of the installation, in the same database, and starts a server of its own"
                    + " on it with demo data; afterwards the schema is removed. The tables of the installation are not"
                    + " touched, and its server may run meanwhile. Where there is no installation yet, it makes an"
                    + " embedded database in a temporary directory.",
            "It prints a line for each step. Exit status: 0 all steps succeeded, 1 one failed."
        })
final class SelftestCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    final HelpOption help = new HelpOption();

    SelftestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var settings = Settings.from(console.surroundings());
        return new Selftest(console.machine(), console.signer(), new SelftestReport(console.out())).passes(settings)
                ? 0
                : 1;
    }
}
