package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    Path directory;

    @Test
    void a_file_is_made_once_and_for_its_owner_alone() throws IOException {
        var file = directory.resolve("secret");
        assertThat(PrivateFile.readOrMake(file, () -> "first")).isEqualTo("first");
        assertThat(PrivateFile.readOrMake(file, () -> "second")).isEqualTo("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory)
                .isDirectoryContaining(file::equals)
                .isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void what_another_process_has_made_in_the_meantime_counts() throws IOException {
        var file = directory.resolve("secret");
        var read = PrivateFile.readOrMake(file, () -> {
            try {
                Files.writeString(file, "theirs");
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
            return "ours";
        });
        assertThat(read).isEqualTo("theirs");
        assertThat(file).hasContent("theirs");
    }
}
