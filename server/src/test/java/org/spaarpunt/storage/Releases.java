package org.spaarpunt.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The releases with the migrations that each has, oldest first, and the files of all migrations. */
record Releases(List<Release> all) {
    private static final Path FILE = Path.of("src/test/resources/org/spaarpunt/storage/releases.txt");
    private static final Path MIGRATIONS = Path.of("src/main/resources/org/spaarpunt/storage/migrations");

    /** @param digest of all migrations up to the newest of this release */
    record Release(String version, int newestMigration, String digest) {}

    static Releases read() throws IOException {
        return new Releases(Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" "))
                .map(parts -> new Release(parts[0], Integer.parseInt(parts[1]), parts[2]))
                .toList());
    }

    Release newest() {
        return all.getLast();
    }

    boolean has(String version) {
        return all.stream().anyMatch(release -> release.version().equals(version));
    }

    /** By their numbers. */
    static SortedMap<Integer, Path> migrations() throws IOException {
        var found = new TreeMap<Integer, Path>();
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (!name.endsWith(".sql.conf")) {
                    var number = Integer.valueOf(name.replaceFirst("^V([0-9]+)__[a-z0-9_]+\\.sql$", "$1"));
                    if (found.put(number, file) != null) {
                        throw new IllegalStateException("Two migrations have the number of " + file);
                    }
                }
            }
        }
        return found;
    }
}
