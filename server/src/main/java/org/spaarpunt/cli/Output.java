package org.spaarpunt.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the destination of an export. */
final class Output {
    @Option(names = "--output", paramLabel = "FILE", description = "The file to write instead of standard output.")
    @Nullable
    Path file;

    @Option(names = "--force", description = "Replace the file if it exists.")
    boolean force;

    /** Writes, and returns the report of it; empty if there is nothing to write. */
    @FunctionalInterface
    interface Job {
        Optional<Map<String, Object>> into(Writer writer, Installation.Visit visit) throws IOException;
    }

    /**
     * Runs the job within a visit, and returns the command's exit status.
     *
     * @param nothing the message if there is nothing to write
     */
    int write(CommandRunner runner, String nothing, Job job) {
        var path = Optional.ofNullable(file);
        var objection = path.flatMap(target -> Destination.objection(target, force));
        if (objection.isPresent()) {
            return runner.failed(objection.get());
        }
        try (var visit = runner.installation().enter();
                var destination = destination(path, runner.report())) {
            var written = job.into(destination.writer(), visit);
            if (written.isEmpty()) {
                return runner.failed(nothing);
            }
            destination.finish();
            report(path, written.get(), runner.report());
            return CommandRunner.DONE;
        } catch (IOException failed) {
            return runner.failed("It cannot be written: " + failed.getMessage());
        }
    }

    private Destination destination(Optional<Path> path, Report report) throws IOException {
        return path.isPresent()
                ? Destination.file(path.get(), force, report.out())
                : Destination.standardOutput(report.out());
    }

    /** Not mixed with what was written. */
    private static void report(Optional<Path> path, Map<String, Object> written, Report report) {
        if (path.isPresent()) {
            report.one(written);
        } else {
            written.forEach((what, value) -> report.say(what + ": " + value));
        }
    }
}
