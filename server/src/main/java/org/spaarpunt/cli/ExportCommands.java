package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.exports.Exports;
import org.spaarpunt.exports.Exports.Wanted;
import org.spaarpunt.exports.Span;
import org.spaarpunt.languages.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt export …}. */
@Command(
        name = "export",
        description = {
            "Writes what is stored as it is at one moment, whether a server runs or not. The audit log has an entry of"
                    + " every export about people.",
            "Tables are comma-separated, in UTF-8, with a header; a text that looks like a formula gets an apostrophe"
                    + " before it.",
            "Only its owner can read a file that is made.",
            "Exit status: 0 done, 1 not done, 2 not understood."
        },
        synopsisSubcommandLabel = "COMMAND")
final class ExportCommands {
    private final CommandRunner runner;

    @Mixin
    final CommonOptions common;

    ExportCommands(CommandRunner runner) {
        this.runner = runner;
        this.common = new CommonOptions(runner.report());
    }

    /** The range of days; no option given: all. */
    static final class Days {
        @Option(names = "--from", paramLabel = "DAY", description = "The first day, such as 2026-11-01.")
        @Nullable
        LocalDate from;

        @Option(names = "--until", paramLabel = "DAY", description = "The last day, which is included.")
        @Nullable
        LocalDate until;

        Span span() {
            return new Span(Optional.ofNullable(from), Optional.ofNullable(until));
        }
    }

    /** Which of two databases is read. */
    static final class Source {
        @Option(
                names = "--primary",
                description =
                        "Read from the primary although the settings have a read-database-url, for what was written"
                                + " just now.")
        boolean primary;

        Installation.Reading of(Installation.Visit visit) {
            return primary ? new Installation.Reading(visit.features(), Optional::empty, () -> {}) : visit.reading();
        }
    }

    /** Writes rows and returns how many. */
    @FunctionalInterface
    private interface Table {
        long write(Exports exports, Actor actor, Wanted wanted) throws IOException;
    }

    @Command(
            name = "checkins",
            description = "Check-ins, by the day on which they were made, including those that were undone.")
    int checkins(@Mixin Days days, @Mixin Source source, @Mixin Output output) {
        return table(days, source, output, Exports::checkins);
    }

    @Command(name = "transfers", description = "The ledger: every movement of points, by its day.")
    int transfers(@Mixin Days days, @Mixin Source source, @Mixin Output output) {
        return table(days, source, output, Exports::transfers);
    }

    @Command(
            name = "passholders",
            description =
                    "Passholders, by the day of their registration, a line for each card system that they are members"
                            + " of.")
    int passholders(@Mixin Days days, @Mixin Source source, @Mixin Output output) {
        return table(days, source, output, Exports::passholders);
    }

    @Command(
            name = "passholder",
            description = {
                "All that is stored about one person, as one JSON document for that person.",
                "The national number is in it, and no data of other people."
            })
    int passholder(@Parameters(paramLabel = "UID") String uid, @Mixin Output output) {
        return output.write(
                runner,
                "There is no passholder " + uid + ".",
                (writer, visit) -> visit.features().personalData().write(ACTOR, uid, writer)
                        ? Optional.of(Map.of("passholder", uid))
                        : Optional.empty());
    }

    @Command(
            name = "processing-record",
            description = {
                "The record of processing activities (GDPR, art. 30) of this installation, as an HTML document to"
                        + " edit.",
                "It is made from the settings. What only you know is left open and marked; no secrets and no people"
                        + " are in it."
            })
    int processingRecord(
            @Option(
                            names = "--language",
                            paramLabel = "LANGUAGE",
                            defaultValue = "nl",
                            description = "nl, en, fr or de; otherwise nl.")
                    Language language,
            @Mixin Output output) {
        return output.write(runner, "", (writer, visit) -> {
            visit.features().processingRecord().write(language, writer);
            return Optional.of(Map.of("language", language.tag()));
        });
    }

    private int table(Days days, Source source, Output output, Table table) {
        if (!days.span().isPossible()) {
            return runner.failed("The days from --from until --until lie between 1970 and 9999, in that order.");
        }
        var progress = runner.progress().of("rows written");
        return output.write(runner, "", (writer, visit) -> {
            try (var reading = source.of(visit)) {
                var wanted = new Wanted(days.span(), writer, progress);
                var written = new LinkedHashMap<String, Object>();
                written.put("rows", table.write(reading.features().exports(), ACTOR, wanted));
                reading.source().get().ifPresent(place -> written.put("readFrom", place));
                return Optional.of(written);
            }
        });
    }
}
