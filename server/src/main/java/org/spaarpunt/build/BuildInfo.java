package org.spaarpunt.build;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * The version and build of this program, as recorded by the build.
 *
 * @param version as the build names it
 * @param commit of the sources; empty if they were built without git
 * @param changed whether the sources differed from that commit
 */
public record BuildInfo(String version, Optional<String> commit, boolean changed) {
    private static final String FILE = "/org/spaarpunt/build.properties";
    private static final String UNKNOWN = "of an unknown version";

    /** Of this program. */
    public static BuildInfo ofThisProgram() {
        try (var file = BuildInfo.class.getResourceAsStream(FILE)) {
            var properties = new Properties();
            if (file != null) {
                properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            return of(properties);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static BuildInfo of(Properties properties) {
        return new BuildInfo(
                known(properties, "version").orElse(UNKNOWN),
                known(properties, "commit"),
                known(properties, "dirty").filter("true"::equals).isPresent());
    }

    /** On one line: name, version, build and Java. */
    public String text() {
        var build = commit.map(id -> "build " + id + (changed ? " with changes" : ""))
                .orElse("a build without git");
        return "Spaarpunt " + version + " (" + build + ", Java " + Runtime.version() + ")";
    }

    /** Version and build, without Java: how a program signs what it leaves in a database. */
    public String release() {
        return version
                + commit.map(id -> " (" + id + (changed ? ", changed)" : ")")).orElse("");
    }

    /** A placeholder that the build could not fill stays as it is. */
    private static Optional<String> known(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .filter(value -> !value.isBlank() && !value.startsWith("${"));
    }
}
