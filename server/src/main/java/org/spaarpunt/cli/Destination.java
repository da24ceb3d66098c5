package org.spaarpunt.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where an export is written: standard output, or a file that only its owner may read and that is either complete or
 * missing. Until it is complete it is in the same directory under another name.
 */
final class Destination implements AutoCloseable {
    private final PrintStream out;
    private final Optional<Target> target;
    private final Writer writer;

    private record Target(Path file, Path unfinished, boolean replaces) {}

    private Destination(PrintStream out, Optional<Target> target, Writer writer) {
        this.out = out;
        this.target = target;
        this.writer = writer;
    }

    static Destination standardOutput(PrintStream out) {
        return new Destination(out, Optional.empty(), utf8(out));
    }

    /** @param replace an existing file */
    static Destination file(Path file, boolean replace, PrintStream out) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        // Created for its owner alone, whatever the permissions of the directory allow.
        var unfinished = Files.createTempFile(directory, "." + file.getFileName() + ".", ".unfinished");
        return new Destination(
                out, Optional.of(new Target(file, unfinished, replace)), utf8(Files.newOutputStream(unfinished)));
    }

    /** Why nothing can be written there, as a sentence. */
    static Optional<String> objection(Path file, boolean replace) {
        var directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return Optional.of("There is no directory for the file " + file + ".");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("What is at " + file + " is no file.");
        }
        return replace
                ? Optional.empty()
                : Optional.of("The file " + file + " is there already; --force puts the new one in its place.");
    }

    Writer writer() {
        return writer;
    }

    /** Moves the finished file to its place. */
    void finish() throws IOException {
        if (target.isEmpty()) {
            writer.flush();
            if (out.checkError()) {
                throw new IOException("standard output takes no more");
            }
            return;
        }
        writer.close();
        if (target.get().replaces()) {
            Files.move(target.get().unfinished(), target.get().file(), StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.move(target.get().unfinished(), target.get().file());
        }
    }

    /** Deletes an unfinished file. */
    @Override
    public void close() throws IOException {
        if (target.isPresent()) {
            writer.close();
            Files.deleteIfExists(target.get().unfinished());
        }
    }

    private static Writer utf8(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
