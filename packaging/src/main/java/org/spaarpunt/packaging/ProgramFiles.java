package org.spaarpunt.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What every package holds: the program, its libraries, the Java and the PostgreSQL that run it, and their licences. */
record ProgramFiles(Sources sources, Release release) {
    private static final Pattern EVERY = Pattern.compile(".+");
    private static final Pattern JARS = Pattern.compile("[^/]+\\.jar");

    /** The libraries with their versions, licences and digests, in the form of CycloneDX. */
    private static final String BILL_OF_MATERIALS = "sbom.cdx.json";

    /** What people read of the clone where there is no clone. */
    private static final List<String> DOCUMENTS = List.of("LICENSE", "NOTICE", "CHANGES.md", "docs/operations.md");

    /** @param runtime the Java, as {@link JavaRuntime} made it */
    FileTree withRuntime(Path runtime) throws IOException {
        var libraries = sources.server().resolve("lib");
        var licences = Licences.keptIn(sources.file("licences"), sources.root().resolve("LICENSE"));
        var tree = new FileTree()
                .withProgram("bin/spaarpunt", Content.of(sources.file("program/bin/spaarpunt")))
                .withFile("bin/launch.bash", Content.of(sources.root().resolve("server/src/main/launch/launch.bash")))
                .withFile("VERSION", Content.of(release.version() + "\n"))
                .withFile("README", Content.of(sources.file("program/README")))
                .withFile("spaarpunt.jar", Content.of(sources.server().resolve("spaarpunt.jar")))
                .withDirectory("lib", libraries, JARS)
                .withTree("licences", licences.of(libraries))
                .withFile(BILL_OF_MATERIALS, Content.of(sources.billOfMaterials()))
                .withTree("containers", containers())
                .withDirectory("runtime", runtime, EVERY);
        for (var document : DOCUMENTS) {
            var file = sources.root().resolve(document);
            tree.withFile(file.getFileName().toString(), Content.of(file));
        }
        return tree;
    }

    /** How the image is run, as Compose and Kubernetes read it. */
    private FileTree containers() throws IOException {
        var directory = sources.file("containers");
        var tag = List.of(new Filling("tag", release.tag()));
        var tree = new FileTree();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                int mode = Files.isExecutable(file) ? Entry.PROGRAM : Entry.USUAL_FILE;
                tree.with(new Entry.RegularFile(directory.relativize(file).toString(), mode, filled(file, tag)));
            }
        }
        return tree;
    }

    /** The same with a few words filled in: a name between two at signs stands for its value. */
    static Content filled(Path template, List<Filling> fillings) {
        try {
            var text = Files.readString(template);
            for (var filling : fillings) {
                text = text.replace("@" + filling.name() + "@", filling.value());
            }
            return Content.of(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    record Filling(String name, String value) {}
}
