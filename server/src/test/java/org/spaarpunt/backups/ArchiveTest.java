package org.spaarpunt.backups;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a backup: what is read from it, and what is not. */
class ArchiveTest {
    private static final BackupFacts FACTS = new BackupFacts(
            BackupFacts.FORMAT,
            Instant.parse("2026-11-29T02:00:00Z"),
            "Spaarpunt 1.0",
            "18",
            "76",
            List.of("home-0123456789ab"),
            3);

    private static final Room ANY = new Room(0);

    @TempDir
    private Path directory;

    @Test
    void what_was_written_is_unpacked_for_its_owner_alone() throws IOException {
        var file = written("pgdata/PG_VERSION", "18\n");
        var archive = Archive.open(file);
        assertThat(archive.facts()).isEqualTo(FACTS);
        var home = home();
        Unpacking.into(home, archive, ANY);
        assertThat(home.resolve("pgdata/PG_VERSION")).hasContent("18\n");
        assertThat(permissions(home.resolve("pgdata"))).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("pgdata/PG_VERSION"))).isEqualTo("rw-------");
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void a_change_of_any_byte_is_noticed() throws IOException {
        var file = written("pgdata/PG_VERSION", "18\n");
        var good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
            var bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            assertThatThrownBy(() -> Archive.open(file)).as("byte %d", at).isInstanceOf(BackupException.class);
        }
    }

    @Test
    void a_file_that_was_cut_off_anywhere_is_no_backup() throws IOException {
        var file = written("pgdata/PG_VERSION", "18\n");
        var whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Archive.open(file))
                    .as("%d bytes", length)
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("is no backup of Spaarpunt, or not all of one");
        }
    }

    @Test
    void one_that_was_interrupted_has_no_seal() throws IOException {
        var file = directory.resolve("interrupted.tar.gz");
        try (var writer = ArchiveWriter.begin(file, FACTS, ANY)) {
            writer.directory("pgdata");
        }
        assertThatThrownBy(() -> Archive.open(file)).hasMessageContaining("not all of one");
    }

    @Test
    void other_files_are_refused_in_a_sentence() throws IOException {
        assertThatThrownBy(() -> Archive.open(directory.resolve("nothing"))).hasMessageContaining("There is no file ");
        assertThatThrownBy(() -> Archive.open(directory)).hasMessageContaining("is no file.");
        var text = Files.writeString(directory.resolve("text"), "check-ins ".repeat(100));
        assertThatThrownBy(() -> Archive.open(text)).hasMessageContaining("is no backup of Spaarpunt");
    }

    @Test
    void a_format_of_later_versions_is_refused_with_the_way_back() throws IOException {
        var file = directory.resolve("later.tar.gz");
        var later = new BackupFacts(2, FACTS.startedAt(), "Spaarpunt 9.0", "18", "76", List.of(), 0);
        try (var writer = ArchiveWriter.begin(file, later, ANY)) {
            writer.finish();
        }
        assertThatThrownBy(() -> Archive.open(file))
                .hasMessageContaining("has format 2")
                .hasMessageContaining("Restore it with the version that made it, Spaarpunt 9.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "pgdata/../../outside",
                "pgdata/./x",
                "/etc/passwd",
                "pgdata//x",
                "binaries/postgres",
                "pgdata/a\nb",
                "pgdata-keys/secret-key"
            })
    void a_path_out_of_the_data_is_refused(String path) throws IOException {
        var file = written(path, "x");
        assertThatThrownBy(() -> Unpacking.into(home(), Archive.open(file), ANY))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("was not made by Spaarpunt: it has a path that is none in a home");
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR})
    void a_link_or_a_device_is_refused(byte kind) throws IOException {
        var link = new TarArchiveEntry("home/pgdata", kind);
        link.setLinkName("/etc");
        var file = forged(link);
        assertThatThrownBy(() -> Unpacking.into(home(), Archive.open(file), ANY))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("it has a link or a device");
    }

    @Test
    void files_that_are_not_those_of_the_list_are_refused() throws IOException {
        var file = forged(new TarArchiveEntry("home/password"));
        assertThatThrownBy(() -> Unpacking.into(home(), Archive.open(file), ANY))
                .hasMessageContaining("it has other files than its list says");
    }

    @Test
    void nothing_is_written_where_there_is_too_little_room() throws IOException {
        var archive = Archive.open(written("pgdata/PG_VERSION", "18\n"));
        assertThatThrownBy(() -> Unpacking.into(home(), archive, new Room(Long.MAX_VALUE / 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is too little room on the disk of ");
        assertThat(directory.resolve("home")).isEmptyDirectory();
    }

    private Path home() throws IOException {
        return Files.createDirectory(directory.resolve("home"));
    }

    private Path written(String path, String content) throws IOException {
        var file = directory.resolve("backup.tar.gz");
        try (var writer = ArchiveWriter.begin(file, FACTS, ANY)) {
            writer.directory("pgdata");
            var bytes = content.getBytes(UTF_8);
            writer.file(path, bytes.length, new ByteArrayInputStream(bytes));
            writer.finish();
        }
        return file;
    }

    /** An archive with a good seal, one entry of another hand, and an empty list. */
    private Path forged(TarArchiveEntry entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            put(tar, ArchiveWriter.FACTS, FACTS.written());
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            put(tar, ArchiveWriter.FILES, ArchivedFile.written(List.of()));
        }
        var content = bytes.toByteArray();
        bytes.write(Seal.of(Seal.sha256().digest(content)));
        return Files.write(directory.resolve("forged.tar.gz"), bytes.toByteArray());
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
