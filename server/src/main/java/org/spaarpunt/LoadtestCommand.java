package org.spaarpunt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.spaarpunt.cli.HelpOption;
import org.spaarpunt.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt loadtest}, which the launcher hands to programs that are not part of the product. */
@Command(
        name = "loadtest",
        description = {
            "The load and crash programs, in a clone: they are not part of the server's jar.",
            "./spaarpunt loadtest --help lists them."
        })
final class LoadtestCommand implements Callable<Integer> {
    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "PROGRAM", description = "And its options.")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        throw new Settings.InvalidSettings("The load and crash programs start in a clone: ./spaarpunt loadtest");
    }
}
