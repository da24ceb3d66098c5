package org.spaarpunt.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarArchiveTest {
    private static final Instant COMMIT = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void the_same_files_are_the_same_bytes_whatever_their_times_and_order() throws IOException {
        Files.writeString(directory.resolve("b"), "two");
        Files.writeString(directory.resolve("a"), "one");
        var first = bytes(new FileTree().withDirectory("x", directory, Pattern.compile(".+")));
        Files.setLastModifiedTime(directory.resolve("a"), FileTime.from(Instant.EPOCH));

        var second = bytes(
                new FileTree().withFile("x/b", Content.of("two")).withFile("x/a", Content.of(directory.resolve("a"))));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void everything_belongs_to_root_and_has_the_time_of_the_commit() throws IOException {
        var tree = new FileTree()
                .withProgram("bin/run", Content.of("#!/bin/sh"))
                .with(new Entry.Link("bin/start", "run"))
                .with(new Entry.Directory("data", 0700, 10_001));
        assertThat(entries(bytes(tree)))
                .allMatch(entry -> entry.getLastModifiedTime().toInstant().equals(COMMIT))
                .extracting(entry -> "%s %o %d %s"
                        .formatted(entry.getName(), entry.getMode() & 0777, entry.getLongUserId(), entry.getLinkName()))
                .containsExactly("./bin/ 755 0 ", "./bin/run 755 0 ", "./bin/start 777 0 run", "./data/ 700 10001 ");
    }

    @Test
    void a_long_path_is_kept_whole() throws IOException {
        var path = "a".repeat(80) + "/" + "b".repeat(80);
        assertThat(entries(bytes(new FileTree().withFile(path, Content.of("deep")))))
                .extracting(TarArchiveEntry::getName)
                .contains("./" + path);
    }

    @Test
    void a_path_does_not_lead_out_of_the_package() {
        for (var path : List.of("../etc/passwd", "a/../../b", "/etc/passwd", "a//b", "")) {
            assertThatThrownBy(() -> new FileTree().withFile(path, Content.of("")))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void two_files_with_one_path_are_noticed() {
        var tree = new FileTree().withFile("VERSION", Content.of("1"));
        assertThatThrownBy(() -> tree.withFile("VERSION", Content.of("2"))).hasMessageContaining("VERSION");
    }

    private static byte[] bytes(FileTree tree) throws IOException {
        var out = new ByteArrayOutputStream();
        new TarArchive(tree, "./", COMMIT).write(out);
        return out.toByteArray();
    }

    private static List<TarArchiveEntry> entries(byte[] tar) throws IOException {
        var entries = new ArrayList<TarArchiveEntry>();
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
