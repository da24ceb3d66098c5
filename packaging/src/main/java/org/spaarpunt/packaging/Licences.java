package org.spaarpunt.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The licences and notices of libraries, for people: a directory for each library, with what its jar brings and, where that
 * has no licence, with what is kept for it. None is without.
 *
 * @param kept a directory of texts for each library whose jar has none; its name is that of the library or begins it
 * @param apacheLicensed the beginnings of the names of those under the Apache License whose jars do not hold its text
 * @param apacheLicense its text
 */
record Licences(List<Path> kept, List<String> apacheLicensed, Path apacheLicense) {
    private static final String JAR = ".jar";
    private static final Pattern VERSION = Pattern.compile("-\\d.*");
    private static final Pattern EVERY = Pattern.compile(".+");
    private static final Pattern NOTICE = Pattern.compile("(?:.+/)?NOTICE[^/]*", Pattern.CASE_INSENSITIVE);

    /** Classes may have such a name too, and have an ending of their own. */
    private static final Pattern LICENCE = Pattern.compile(
            "(?:META-INF/(?:.+/)?)?(?:LICEN[CS]E|NOTICE|COPYING|COPYRIGHT)[^/]*(?<!\\.class)",
            Pattern.CASE_INSENSITIVE);

    /** @param directory has a directory for each library, and the list {@code apache-2.0} */
    static Licences keptIn(Path directory, Path apacheLicense) throws IOException {
        var listed = Files.readAllLines(directory.resolve("apache-2.0")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        try (var directories = Files.list(directory)) {
            return new Licences(directories.filter(Files::isDirectory).toList(), listed, apacheLicense);
        }
    }

    /**
     * @param libraries the directory of the jars
     * @throws IOException if a library has no licence, or one is kept for a library that is not there
     */
    FileTree of(Path libraries) throws IOException {
        var tree = new FileTree();
        var unused = new TreeSet<>(names());
        for (var jar : jars(libraries)) {
            var name = jar.getFileName().toString();
            name = name.substring(0, name.length() - JAR.length());
            var library = VERSION.matcher(name).replaceFirst("");
            unused.removeIf(beginning -> isBeginning(beginning, library));
            tree.withTree(name, texts(library, jar));
        }
        if (!unused.isEmpty()) {
            throw new IOException("There is no library for these licences: " + String.join(", ", unused));
        }
        return tree;
    }

    private FileTree texts(String library, Path jar) throws IOException {
        var tree = in(jar);
        for (var directory : kept) {
            if (isBeginning(directory.getFileName().toString(), library)) {
                return tree.withDirectory("", directory, EVERY);
            }
        }
        if (apacheLicensed.stream().anyMatch(beginning -> isBeginning(beginning, library))) {
            return tree.withFile("LICENSE", Content.of(apacheLicense));
        }
        if (tree.files().keySet().stream().allMatch(path -> NOTICE.matcher(path).matches())) {
            throw new IOException("The library " + library
                    + " has no licence in its jar: keep its text in packaging/src/main/files/licences/" + library);
        }
        return tree;
    }

    private Set<String> names() {
        var names = kept.stream()
                .map(directory -> directory.getFileName().toString())
                .collect(Collectors.toSet());
        names.addAll(apacheLicensed);
        return names;
    }

    private static boolean isBeginning(String beginning, String library) {
        return library.equals(beginning) || library.startsWith(beginning + "-");
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
