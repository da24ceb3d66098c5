package org.spaarpunt.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @TempDir
    Path directory;

    @Test
    void a_log_past_its_bound_begins_anew_and_keeps_one_predecessor() throws IOException {
        Path file = directory.resolve("postgresql.log");
        Files.write(file, new byte[(int) ServerLog.MAX_BYTES + 1]);
        ServerLog.open(file);
        assertThat(file).isEmptyFile();
        assertThat(directory.resolve("postgresql.log.1")).hasSize(ServerLog.MAX_BYTES + 1);
    }

    @Test
    void a_log_within_its_bound_is_kept() throws IOException {
        Path file = directory.resolve("postgresql.log");
        Files.write(file, new byte[(int) ServerLog.MAX_BYTES]);
        ServerLog.open(file);
        assertThat(file).hasSize(ServerLog.MAX_BYTES);
    }

    @Test
    void its_last_six_lines_are_quoted() throws IOException {
        Path file = directory.resolve("postgresql.log");
        Files.writeString(file, "one\ntwo\nthree\nfour\nfive\nsix\nseven\n");
        assertThat(ServerLog.open(file).lastLines()).endsWith("ends:\ntwo\nthree\nfour\nfive\nsix\nseven");
    }
}
