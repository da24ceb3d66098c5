package org.spaarpunt.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.storage.PrivateFile;

/** The file {@code postmaster.pid}, by which a server claims its data directory. */
record PostmasterFile(Path file, List<String> lines) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> in(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        try {
            PostmasterFile found = new PostmasterFile(file, Files.readAllLines(file));
            return found.pid() > 0 ? Optional.of(found) : Optional.empty();
        } catch (NoSuchFileException unclaimed) {
            return Optional.empty();
        }
    }

    long pid() {
        return number(PID_LINE);
    }

    /** Zero if the server does not listen yet. */
    int port() {
        return (int) number(PORT_LINE);
    }

    /** Whether the server reports that it accepts queries. */
    boolean isReady() {
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /**
     * Marks the claim as void because its pid now belongs to another process, as happens after a restart of the machine
     * or container. A server treats a claim with its parent's pid, which is ours, as void but still checks whether
     * processes of the old server use its shared memory; deleting the file would remove that check.
     */
    void disown() throws IOException {
        String rest = String.join("\n", lines.subList(1, lines.size()));
        PrivateFile.write(file, ProcessHandle.current().pid() + "\n" + rest + "\n");
    }

    private long number(int line) {
        String text = lines.size() > line ? lines.get(line).strip() : "";
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }
}
