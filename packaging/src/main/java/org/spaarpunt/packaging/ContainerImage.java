package org.spaarpunt.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The image for containers: a few libraries and programs of Debian, and on them the program, which runs as a user of its
 * own and writes to its volume only. Every file belongs to root, so that the program cannot change itself.
 *
 * @param base what {@link BasePackages} hold
 * @param program what every package holds
 */
record ContainerImage(Sources sources, Release release, FileTree base, FileTree program) {
    /** The same in every version, since the files of a volume belong to it. */
    static final int USER = 10_001;

    static final String VOLUME = "var/lib/spaarpunt";
    static final String PROGRAM = "usr/lib/spaarpunt";

    private static final int OF_THE_USER_ONLY = 0700;

    /** What the launcher calls, a shell for the programs of PostgreSQL, and what is called from outside: for a health check, before an end. */
    private static final List<String> UTILITIES =
            List.of("cat", "mkdir", "mktemp", "mv", "readlink", "rm", "sh", "sleep", "wget");

    /** Layers that stay the same from commit to commit are downloaded once: their files do not have the commit's time. */
    private static final Instant STEADY = Instant.parse("2026-01-01T00:00:00Z");

    /** @param scratch a directory for the layers until they are in the file */
    void write(Path file, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        var layers = new ArrayList<ImageLayer>();
        layers.add(ImageLayer.write(system(), STEADY, "Libraries and programs of Debian", scratch.resolve("system")));
        layers.add(ImageLayer.write(part(ContainerImage::isJava), STEADY, "Java", scratch.resolve("java")));
        layers.add(ImageLayer.write(
                part(ContainerImage::isLibrary), STEADY, "Libraries and PostgreSQL", scratch.resolve("libraries")));
        layers.add(ImageLayer.write(own(), release.time(), "Spaarpunt", scratch.resolve("program")));
        var layout = new ImageLayout(new ImageDescription(sources, release), layers).files();
        try (var out = Files.newOutputStream(file)) {
            new TarArchive(layout, "", release.time()).write(out);
        }
    }

    private FileTree system() throws IOException {
        var tree = new FileTree()
                .withTree(base)
                .withFile("etc/passwd", Content.of(sources.file("image/passwd")))
                .withFile("etc/group", Content.of(sources.file("image/group")))
                .withFile("etc/nsswitch.conf", Content.of(sources.file("image/nsswitch.conf")));
        UTILITIES.forEach(name -> tree.with(new Entry.Link("bin/" + name, "busybox")));
        return tree;
    }

    private FileTree own() {
        return part(path -> !isJava(path) && !isLibrary(path))
                .with(new Entry.Link("usr/bin/spaarpunt", "../lib/spaarpunt/bin/spaarpunt"))
                .with(new Entry.Directory(VOLUME, OF_THE_USER_ONLY, USER));
    }

    private FileTree part(Predicate<String> paths) {
        return new FileTree().withTree(PROGRAM, program.where(paths));
    }

    private static boolean isJava(String path) {
        return path.startsWith("runtime/");
    }

    private static boolean isLibrary(String path) {
        return path.startsWith("lib/") || path.startsWith("licences/");
    }
}
