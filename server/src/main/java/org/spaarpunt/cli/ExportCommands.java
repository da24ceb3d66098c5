package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.exports.Exports;
import org.spaarpunt.exports.Exports.Wanted;
import org.spaarpunt.exports.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt export …}. */
@Command(
        name = "export",
        description = {
            "Writes what is stored as it is at one moment, whether a server runs or not; the audit log tells of it.",
            "Tables are comma-separated, in UTF-8, with a header; a text that looks like a formula gets an apostrophe before it.",
            "A file is made for its owner's eyes alone.",
            "Exit status: 0 done, 1 not done, 2 not understood."
        },
        synopsisSubcommandLabel = "COMMAND")
final class ExportCommands {
    private final CommandRunner desk;

    @Mixin
    final CommonOptions common;

    ExportCommands(CommandRunner desk) {
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

    /** Writes, and tells what; nothing where there is nothing to write. */
    @FunctionalInterface
    private interface Job {
        Optional<Map<String, Object>> into(Writer writer, Installation.Visit visit) throws IOException;
    }

    /** Writes rows and tells how many. */
    @FunctionalInterface
    private interface Table {
        long write(Exports exports, Actor actor, Wanted wanted) throws IOException;
    }

    @Command(
            name = "checkins",
            description = "Check-ins, by the day on which they were made, those that were taken back too.")
    int checkins(@Mixin Days days, @Mixin Output output) {
        return table(days, output, Exports::checkins);
    }

    @Command(name = "transfers", description = "The ledger: every movement of points, by its day.")
    int transfers(@Mixin Days days, @Mixin Output output) {
        return table(days, output, Exports::transfers);
    }

    @Command(
            name = "passholders",
            description =
                    "Passholders, by the day of their registration, a line for each card system that they are members of.")
    int passholders(@Mixin Days days, @Mixin Output output) {
        return table(days, output, Exports::passholders);
    }

    @Command(
            name = "passholder",
            description = {
                "All that is stored about one person, as one JSON document for that person.",
                "The national number is in it, and nothing of anybody else."
            })
    int passholder(@Parameters(paramLabel = "UID") String uid, @Mixin Output output) {
        return write(
                output,
                "There is no passholder " + uid + ".",
                (writer, visit) -> visit.features().personalData().write(ACTOR, uid, writer)
                        ? Optional.of(Map.of("passholder", uid))
                        : Optional.empty());
    }

    private int table(Days days, Output output, Table table) {
        if (!days.span().isPossible()) {
            return desk.failed("The days from --from until --until lie between 1970 and 9999, in that order.");
        }
        var progress = desk.progress().of("rows written");
        return write(output, "", (writer, visit) -> {
            long rows = table.write(visit.features().exports(), ACTOR, new Wanted(days.span(), writer, progress));
            return Optional.of(Map.of("rows", rows));
        });
    }

    /** @param nothing what to say where there is nothing to write */
    private int write(Output output, String nothing, Job job) {
        var file = Optional.ofNullable(output.file);
        var objection = file.flatMap(path -> Destination.objection(path, output.force));
        if (objection.isPresent()) {
            return desk.failed(objection.get());
        }
        try (var visit = desk.installation().enter();
                var destination = destination(file, output.force)) {
            var written = job.into(destination.writer(), visit);
            if (written.isEmpty()) {
                return desk.failed(nothing);
            }
            destination.finish();
            tell(file, written.get());
            return CommandRunner.DONE;
        } catch (IOException failed) {
            return desk.failed("It cannot be written: " + failed.getMessage());
        }
    }

    private Destination destination(Optional<Path> file, boolean force) throws IOException {
        return file.isPresent()
                ? Destination.file(file.get(), force, desk.report().out())
                : Destination.standardOutput(desk.report().out());
    }

    /** Not amidst what was written. */
    private void tell(Optional<Path> file, Map<String, Object> written) {
        if (file.isPresent()) {
            desk.report().one(written);
        } else {
            written.forEach((what, value) -> desk.report().say(what + ": " + value));
        }
    }
}
