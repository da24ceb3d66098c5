package org.spaarpunt.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The clone that is packaged.
 *
 * @param commit its full id
 * @param time of the commit
 * @param committer of the commit, with an address
 * @param changed whether the files differ from it
 */
record Sources(Path root, String commit, Instant time, String committer, boolean changed) {

    /** @throws IOException if git does not know the directory */
    static Sources in(Path root) throws IOException, InterruptedException {
        var lines =
                git(root, "log", "-1", "--format=%H%n%ct%n%cn <%ce>").lines().toList();
        boolean changed = !git(root, "status", "--porcelain").isBlank();
        var time = Instant.ofEpochSecond(Long.parseLong(lines.get(1)));
        return new Sources(root, lines.getFirst(), time, lines.getLast(), changed);
    }

    /** What the build made of the module with the server. */
    Path server() {
        return root.resolve("server/target");
    }

    /** What Maven says of the libraries of the server. */
    Path billOfMaterials() {
        return root.resolve("packaging/target/sbom.json");
    }

    /** A file that goes into packages as it is, or with a few words filled in. */
    Path file(String name) {
        return root.resolve("packaging/src/main/files").resolve(name);
    }

    private static String git(Path root, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        var git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = git.inputReader().readAllAsString().strip();
        if (git.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: packages are made in a clone");
        }
        return printed;
    }
}
