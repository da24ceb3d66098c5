package org.spaarpunt.cli;

import static org.spaarpunt.cli.Desk.ACTOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.imports.ImportOutcome;
import org.spaarpunt.imports.ImportOutcome.Flaw;
import org.spaarpunt.imports.Imports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt import …}. */
@Command(
        name = "spaarpunt import",
        description = {
            "Takes a file into the database of these settings, whether a server runs or not: all of it or nothing.",
            "Files are comma- or semicolon-separated, in UTF-8, with a header; the same file again changes nothing.",
            "Exit status: 0 done, 1 not done, 2 not understood."
        },
        synopsisSubcommandLabel = "COMMAND")
final class ImportCommands {
    private final Desk desk;

    @Mixin
    final CommonOptions common;

    ImportCommands(Desk desk) {
        this.desk = desk;
        this.common = new CommonOptions(desk.report());
    }

    @Command(
            name = "cards",
            description = {
                "Puts cards in stock.",
                "Columns: number, chip; and, if wanted, cardSystem, status (STOCK, LOCAL_STOCK, SENT_TO_BALIE or PROVISIONED).",
                "Or without a header, as suppliers write it: \"044D71DA862680\";\"0945000057915\", the chip first."
            })
    int cards(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--card-system", paramLabel = "NUMBER", description = "Of lines that name none.") @Nullable
                    Long cardSystem) {
        return take(file, (imports, open) -> imports.cards(ACTOR, open, Optional.ofNullable(cardSystem)));
    }

    @Command(
            name = "passholders",
            description = {
                "Takes in passholders, a line for each membership of a card system.",
                "Columns: uid, firstName, name, city, cardSystem; and, if wanted, socialTariffUntil (2027-12-31),"
                        + " card (the number of a card in stock, which becomes theirs)."
            })
    int passholders(@Parameters(paramLabel = "FILE") Path file) {
        return take(file, (imports, open) -> imports.passholders(ACTOR, open));
    }

    @Command(
            name = "events",
            description = {
                "Takes in events.",
                "Columns: cdbid, title, organiser, calendar; and, if wanted, organiserName, location, locationName,"
                        + " points, limit (1/WEEK, 2/DAY or none).",
                "Calendars: permanent; every day 2026-09-01/2027-06-30; or dates with spaces between them:"
                        + " 2026-11-24T20:00/2026-11-24T23:00 2026-11-25."
            })
    int events(@Parameters(paramLabel = "FILE") Path file) {
        return take(file, (imports, open) -> imports.events(ACTOR, open));
    }

    @Command(
            name = "rewards",
            description = {
                "Takes in rewards; one that costs 0 points is a welcome advantage.",
                "Columns: id, title, points, from, to, cardSystems; and, if wanted, description1, description2, spotlight (yes or no),"
                        + " publishedFrom, publishedTo, units, limit (1/WEEK, 2/DAY or none), owner, cities, counters,"
                        + " pictures, grantedFrom, grantedTo.",
                "Days are 2026-12-31, times 2026-12-31T20:00; a cell with several entries has | between them."
            })
    int rewards(@Parameters(paramLabel = "FILE") Path file) {
        return take(file, (imports, open) -> imports.rewards(ACTOR, open));
    }

    private int take(Path file, BiFunction<Imports, Imports.File, ImportOutcome> act) {
        try (var content = Files.newBufferedReader(file);
                var visit = desk.installation().enter()) {
            var open = new Imports.File(String.valueOf(file.getFileName()), content);
            return switch (act.apply(visit.imports(), open)) {
                case ImportOutcome.Imported imported -> {
                    desk.report().one(imported);
                    yield Desk.DONE;
                }
                case ImportOutcome.Refused(List<Flaw> flaws) -> refused(file, flaws);
            };
        } catch (IOException unreadable) {
            return desk.failed("The file " + file + " cannot be read.");
        }
    }

    private int refused(Path file, List<Flaw> flaws) {
        if (desk.report().isInJson()) {
            desk.report().one(Map.of("refused", flaws));
        } else {
            flaws.forEach(flaw -> desk.report().say(file + ":" + flaw.line() + ": " + flaw.reason()));
        }
        return desk.failed("Nothing was imported.");
    }
}
