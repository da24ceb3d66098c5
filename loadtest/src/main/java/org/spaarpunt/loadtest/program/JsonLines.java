package org.spaarpunt.loadtest.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A file that gets a line of JSON for each measurement as it ends, after those that it holds already. */
public record JsonLines(Path file) {
    /** Adds a line. */
    public void add(Map<String, Object> figures) {
        try {
            Files.writeString(
                    file,
                    JsonMapper.shared().writeValueAsString(figures) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
