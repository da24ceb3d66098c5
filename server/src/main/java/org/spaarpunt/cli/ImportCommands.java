package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.imports.ImportOutcome;
import org.spaarpunt.imports.ImportOutcome.Flaw;
import org.spaarpunt.imports.ImportOutcome.Skipped;
import org.spaarpunt.imports.Imports;
import org.spaarpunt.imports.Imports.Unusable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt import …}. */
@Command(
        name = "import",
        description = {
            "Imports a file into the database of these settings, whether a server runs or not: all of it or nothing.",
            "Files have commas, semicolons or tabs between values, are in UTF-8, and have a header; the same file again changes nothing.",
            "Exit status: 0 done, 1 not done, 2 not understood, 3 done but for events that were skipped."
        },
        synopsisSubcommandLabel = "COMMAND")
final class ImportCommands {
    private final CommandRunner runner;

    @Mixin
    final CommonOptions common;

    ImportCommands(CommandRunner runner) {
        this.runner = runner;
        this.common = new CommonOptions(runner.report());
    }

    @Command(
            name = "cards",
            description = {
                "Puts cards in stock.",
                "Columns: number, chip; and, if wanted, cardSystem, counter, status (STOCK, LOCAL_STOCK, SENT_TO_BALIE or PROVISIONED).",
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
                "Imports passholders, a line for each membership of a card system.",
                "Columns: uid, firstName, name, city, cardSystem; and, if wanted, secondName, dateOfBirth (1990-12-31), gender (F or M),"
                        + " street, number, box, postalCode, email, telephone, gsm, nationality, placeOfBirth, moreInfo,"
                        + " socialTariffUntil (2027-12-31), card (the number of a card in stock, which becomes theirs;"
                        + " several with | between them).",
                "What export passholders writes can be read too; the points in it are not."
            })
    int passholders(@Parameters(paramLabel = "FILE") Path file) {
        return take(file, (imports, open) -> imports.passholders(ACTOR, open));
    }

    @Command(
            name = "events",
            description = {
                "Imports events: a file of comma-separated values, all of it or nothing; or files of UiTdatabank, JSON-LD or"
                        + " CdbXML 3.2 or 3.3, of which events that cannot be used are skipped and named (exit status 3).",
                "Columns: cdbid, title, organiser, calendar; and, if wanted, organiserName, location, locationName,"
                        + " city, description, points, limit (1/WEEK, 2/DAY or none),"
                        + " status (AVAILABLE, POSTPONED, CANCELLED or WITHDRAWN).",
                "Calendars: permanent; every day 2026-09-01/2027-06-30; or dates with spaces between them:"
                        + " 2026-11-24T20:00/2026-11-24T23:00 2026-11-25."
            })
    int events(
            @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files,
            @Option(names = "--strict", description = "Take nothing when an event of UiTdatabank cannot be used.")
                    boolean strict) {
        var unusable = strict ? Unusable.REFUSED : Unusable.SKIPPED;
        return take(files, (imports, open) -> imports.events(ACTOR, open, unusable));
    }

    @Command(
            name = "rewards",
            description = {
                "Imports rewards; one that costs 0 points is a welcome advantage.",
                "Columns: id, title, points, from, to, cardSystems; and, if wanted, description1, description2, spotlight (yes or no),"
                        + " publishedFrom, publishedTo, units, limit (1/WEEK, 2/DAY or none), owner, cities, counters,"
                        + " pictures, grantedFrom, grantedTo.",
                "Days are 2026-12-31, times 2026-12-31T20:00; a cell with several entries has | between them."
            })
    int rewards(@Parameters(paramLabel = "FILE") Path file) {
        return take(file, (imports, open) -> imports.rewards(ACTOR, open));
    }

    @Command(
            name = "counters",
            description = {
                "Imports counters, each with an application of its own, whose secret is unknown until admin consumer"
                        + " rotate gives it another.",
                "Columns: key, name; and, if wanted, organisation, organisationName, type, street, number, box, postalCode, city,"
                        + " cityPart, telephone, contactPerson, email, visible and school (yes or no),"
                        + " groups (1:Checkin and Ticket balies, with | between several)."
            })
    int counters(@Parameters(paramLabel = "FILE") Path file) {
        return take(file, (imports, open) -> imports.counters(ACTOR, open));
    }

    private int take(Path file, BiFunction<Imports, Imports.File, ImportOutcome> act) {
        return take(List.of(file), (imports, files) -> act.apply(imports, files.getFirst()));
    }

    private int take(List<Path> files, BiFunction<Imports, List<Imports.File>, ImportOutcome> act) {
        var missing = files.stream().filter(file -> !Files.isReadable(file)).findFirst();
        if (missing.isPresent()) {
            return runner.failed("The file " + missing.get() + " cannot be read.");
        }
        var named = files.stream()
                .map(file -> new Imports.File(file.toString(), () -> Imports.reader(Files.newInputStream(file))))
                .toList();
        try (var visit = runner.installation().enter()) {
            return told(act.apply(
                    visit.features().imports().telling(runner.progress().of("lines read")), named));
        }
    }

    private int told(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Imported(long lines, long changes, long leftAway, Skipped skipped) -> {
                var counts = new LinkedHashMap<String, Object>();
                counts.put("lines", lines);
                counts.put("changes", changes);
                if (skipped.count() > 0) {
                    counts.put("skipped", skipped.count());
                    if (runner.report().isInJson()) {
                        counts.put("reasons", skipped.flaws());
                    }
                }
                runner.report().one(counts);
                if (leftAway > 0) {
                    runner.report().say("Not taken, since they are deleted, rejected or private: " + leftAway);
                }
                yield skipped.count() > 0 ? skipped(skipped) : CommandRunner.DONE;
            }
            case ImportOutcome.Refused(List<Flaw> flaws) -> refused(flaws);
        };
    }

    private int skipped(Skipped skipped) {
        if (!runner.report().isInJson()) {
            name(skipped.flaws());
        }
        long more = skipped.count() - skipped.flaws().size();
        runner.report()
                .say("spaarpunt: Events that could not be used were skipped: " + skipped.count()
                        + (more > 0 ? ", of which the first " + skipped.flaws().size() + " are named." : "."));
        return CommandRunner.DONE_IN_PART;
    }

    private int refused(List<Flaw> flaws) {
        if (runner.report().isInJson()) {
            runner.report().one(Map.of("refused", flaws));
        } else {
            name(flaws);
        }
        return runner.failed("Nothing was imported.");
    }

    private void name(List<Flaw> flaws) {
        flaws.forEach(flaw -> runner.report().say(flaw.file() + ":" + flaw.line() + ": " + flaw.reason()));
    }
}
