package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin card-system …}. */
@Command(name = "card-system", description = "The regions that issue cards.")
final class CardSystemCommands {
    private final CommandRunner runner;

    CardSystemCommands(CommandRunner runner) {
        this.runner = runner;
    }

    @Command(name = "create", description = "Makes a card system, and prints its number.")
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME") String name,
            @Option(names = "--number", paramLabel = "NUMBER", description = "Its number; without it the next one.")
                    @Nullable
                    Long number) {
        return runner.act(
                admin -> admin.cardSystems().create(ACTOR, Optional.ofNullable(number), name),
                (_, made) -> runner.report().one(Map.of("number", made)));
    }

    @Command(name = "list", description = "Lists card systems.")
    int list() {
        return runner.show(admin -> runner.report().many(admin.cardSystems().list()));
    }

    @Command(name = "rename", description = "Gives a card system another name.")
    int rename(@Parameters(paramLabel = "NUMBER") long number, @Parameters(paramLabel = "NAME") String name) {
        return runner.act(admin -> admin.cardSystems().rename(ACTOR, number, name));
    }

    @Command(
            name = "social-tariff",
            description =
                    "Says whether a membership whose social tariff has expired keeps its holder from checking in.")
    int socialTariff(
            @Parameters(paramLabel = "NUMBER") long number,
            @Parameters(paramLabel = "WHEN-EXPIRED", description = "${COMPLETION-CANDIDATES}") Expired expired) {
        return runner.act(
                admin -> admin.cardSystems().setExpiredSocialTariffStops(ACTOR, number, expired == Expired.STOPS));
    }

    /** The effect of an expired social tariff on a check-in. */
    enum Expired {
        STOPS,
        PASSES
    }
}
