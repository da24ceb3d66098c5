package org.spaarpunt.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.storage.PrivateFile;

/**
 * The server's output, in a file of bounded size with one predecessor. A plain file and not a pipe: the server keeps
 * writing when this process is gone, and the next process continues reading.
 */
final class ServerLog {

    static final long MAX_BYTES = 8 * 1024 * 1024;
    private static final int QUOTED_BYTES = 2048;
    private static final int QUOTED_LINES = 6;
    private static final EventLog LOG = EventLog.of(ServerLog.class);

    private final Path file;

    private ServerLog(Path file) {
        this.file = file;
    }

    static ServerLog open(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PrivateFile.OWNER_ONLY);
        }
        ServerLog log = new ServerLog(file);
        log.keepWithinBounds();
        return log;
    }

    Redirect redirect() {
        return Redirect.appendTo(file.toFile());
    }

    /** Safe while the server writes, because it appends: after truncation it continues at the file's new end. */
    void keepWithinBounds() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        } catch (IOException failed) {
            LOG.warn(
                    "database_log_truncation_failed",
                    failed,
                    "The log {file} of the embedded database could not be shortened",
                    file);
        }
    }

    /** The end of the log, for a message about a failure; says so if there is nothing to quote. */
    String lastLines() {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer end = ByteBuffer.allocate(QUOTED_BYTES);
            channel.read(end, Math.max(0, channel.size() - QUOTED_BYTES));
            List<String> lines = UTF_8.decode(end.flip())
                    .toString()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return file + " ends:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
        } catch (IOException unreadable) {
            return file + " cannot be read: " + unreadable.getMessage();
        }
    }
}
