package org.spaarpunt.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Where tests keep files that need not outlive them: in memory where the system has a file system there with room for all of them,
 * because making and dropping hundreds of databases is mostly work for a disk. Every {@code @TempDir} is one of these.
 */
public final class Scratch implements TempDirFactory {

    private static final Path IN_MEMORY = Path.of("/dev/shm");

    /** Containers often have 64 MiB there, and a test run needs a few hundred. */
    private static final long ROOM_BYTES = 2L * 1024 * 1024 * 1024;

    /** A new directory, which the caller deletes. */
    public static Path directory(String prefix) throws IOException {
        return isRoomy(IN_MEMORY) ? Files.createTempDirectory(IN_MEMORY, prefix) : Files.createTempDirectory(prefix);
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return directory("spaarpunt-test-");
    }

    private static boolean isRoomy(Path directory) throws IOException {
        return Files.isWritable(directory) && Files.getFileStore(directory).getUsableSpace() >= ROOM_BYTES;
    }
}
