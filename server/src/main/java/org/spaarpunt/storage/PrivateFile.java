package org.spaarpunt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Small text files that only their owner may read. A reader, even one after a power cut, sees the whole text or no
 * file.
 */
public final class PrivateFile {

    public static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /**
     * The text of a file in an existing directory; written first if it is missing. If several processes write it, one
     * wins.
     */
    public static String readOrMake(Path file, Supplier<String> text) {
        try {
            if (!Files.exists(file)) {
                make(file, text.get());
            }
            return read(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("The file " + file + " cannot be read or made", failed);
        }
    }

    public static void write(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        writeNew(unfinished, text);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A link, unlike a move, never replaces the file of another process. */
    private static void make(Path file, String text) throws IOException {
        Path own = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(own);
        writeNew(own, text);
        try {
            Files.createLink(file, own);
        } catch (FileAlreadyExistsException made) {
            // Another process was first; its file counts.
        } finally {
            Files.delete(own);
        }
    }

    private static void writeNew(Path file, String text) throws IOException {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, fresh, OWNER_ONLY)) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** The text, without surrounding white space. */
    public static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
