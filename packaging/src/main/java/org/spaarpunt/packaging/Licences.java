package org.spaarpunt.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The licences and notices that libraries bring in their jars, for people: a directory for each library. */
final class Licences {
    private static final String JAR = ".jar";

    /** Classes may have such a name too, and have an ending of their own. */
    private static final Pattern LICENCE = Pattern.compile(
            "(?:META-INF/(?:.+/)?)?(?:LICEN[CS]E|NOTICE|COPYING|COPYRIGHT)[^/]*(?<!\\.class)",
            Pattern.CASE_INSENSITIVE);

    private Licences() {}

    /** @param libraries the directory of the jars */
    static FileTree of(Path libraries) throws IOException {
        var tree = new FileTree();
        for (var jar : jars(libraries)) {
            var name = jar.getFileName().toString();
            tree.withTree(name.substring(0, name.length() - JAR.length()), in(jar));
        }
        return tree;
    }

    private static FileTree in(Path jar) throws IOException {
        var tree = new FileTree();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory() && LICENCE.matcher(entry.getName()).matches()) {
                    try (var text = zip.getInputStream(entry)) {
                        tree.withFile(entry.getName(), Content.of(text.readAllBytes()));
                    }
                }
            }
        }
        return tree;
    }

    private static List<Path> jars(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(JAR))
                    .sorted()
                    .toList();
        }
    }
}
