package org.spaarpunt;

import java.util.concurrent.Callable;
import org.spaarpunt.cli.HelpOption;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spaarpunt upgrade}. */
@Command(
        name = "upgrade",
        description = {
            "Brings the schema of the installation's database to the version of this program, as the start of a server does.",
            "See docs/upgrades.md. Exit status: 0 done, or safe to do; 1 not done, or not safe; 2 not understood."
        })
final class UpgradeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    final HelpOption help = new HelpOption();

    @Option(
            names = "--check",
            description = "Only say what the upgrade would do, and whether servers can go on meanwhile."
                    + " Nothing in the database is changed.")
    private boolean check;

    UpgradeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var settings = Settings.from(console.surroundings());
        try (var place = OwnDatabase.of(settings, console.machine())) {
            console.err().println("Installation: " + place.words());
            return check ? checked(settings, place) : upgraded(place.address());
        }
    }

    private int checked(Settings settings, OwnDatabase place) {
        var report = UpgradeReport.of(settings, place, console.machine());
        report.lines().forEach(console.out()::println);
        return report.isSafe() ? 0 : 1;
    }

    private int upgraded(DatabaseAddress address) {
        try (var database = Database.openUnhurried(address)) {
            console.out().println("The schema has version " + database.schemaVersion());
            return 0;
        }
    }
}
