package org.spaarpunt.cli;

import static org.spaarpunt.cli.Desk.ACTOR;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.exports.Exports;
import org.spaarpunt.exports.Exports.Wanted;
import org.spaarpunt.exports.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spaarpunt export …}. */
@Command(
        name = "spaarpunt export",
        description = {
            "Writes what is stored as it is at one moment, whether a server runs or not; the audit log tells of it.",
            "Tables are comma-separated, in UTF-8, with a header; a text that looks like a formula gets an apostrophe before it.",
            "A file is made for its owner's eyes alone.",
            "Exit status: 0 done, 1 not done, 2 not understood."
        },
        synopsisSubcommandLabel = "COMMAND")
final class ExportCommands {
    private final Desk desk;

    @Mixin
    final CommonOptions common;

    ExportCommands(Desk desk) {
        this.desk = desk;
        this.common = new CommonOptions(desk.report());
    }

    /** Which days; nothing said: all. */
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

    /** Where to. */
    static final class Output {
        @Option(names = "--output", paramLabel = "FILE", description = "Instead of standard output.")
        @Nullable
        Path file;

        @Option(names = "--force", description = "Replace the file when it is there.")
        boolean force;
    }

    /** Writes rows and tells how many. */
    @FunctionalInterface
    private interface Act {
        long to(Exports exports, Writer writer) throws IOException;
    }

    @Command(
            name = "checkins",
            description = "Check-ins, by the day on which they were made, those that were taken back too.")
    int checkins(@Mixin Days days, @Mixin Output output) {
        return table(days, output, (exports, writer) -> exports.checkins(ACTOR, wanted(days, writer)));
    }

    @Command(name = "transfers", description = "The ledger: every movement of points, by its day.")
    int transfers(@Mixin Days days, @Mixin Output output) {
        return table(days, output, (exports, writer) -> exports.transfers(ACTOR, wanted(days, writer)));
    }

    @Command(
            name = "passholders",
            description =
                    "Passholders, by the day of their registration, a line for each card system that they are members of.")
    int passholders(@Mixin Days days, @Mixin Output output) {
        return table(days, output, (exports, writer) -> exports.passholders(ACTOR, wanted(days, writer)));
    }

    private Wanted wanted(Days days, Writer writer) {
        return new Wanted(days.span(), writer, desk.progress().of("rows written"));
    }

    private int table(Days days, Output output, Act act) {
        return days.span().isPossible()
                ? write(output, act)
                : desk.failed("The days from --from until --until lie between 1970 and 9999, in that order.");
    }

    private int write(Output output, Act act) {
        var file = Optional.ofNullable(output.file);
        var objection = file.flatMap(path -> Destination.objection(path, output.force));
        if (objection.isPresent()) {
            return desk.failed(objection.get());
        }
        try (var visit = desk.installation().enter();
                var destination = destination(file, output.force)) {
            long rows = act.to(visit.exports(), destination.writer());
            destination.finish();
            told(file, rows);
            return Desk.DONE;
        } catch (IOException failed) {
            return desk.failed("It cannot be written: " + failed.getMessage());
        }
    }

    private Destination destination(Optional<Path> file, boolean force) throws IOException {
        return file.isPresent()
                ? Destination.file(file.get(), force, desk.report().out())
                : Destination.standardOutput(desk.report().out());
    }

    /** Not among the rows. */
    private void told(Optional<Path> file, long rows) {
        if (file.isPresent()) {
            desk.report().one(Map.of("rows", rows));
        } else {
            desk.report().say(rows + " rows");
        }
    }
}
