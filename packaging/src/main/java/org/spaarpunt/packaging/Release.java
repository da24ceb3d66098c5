package org.spaarpunt.packaging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What is packaged, and under which version.
 *
 * @param version of the packages: a later commit has a higher one, and a release a higher one than all commits before it
 * @param time of the commit, which every file of a package carries, so that two builds of a commit are the same bytes
 * @param platform of the Java and the PostgreSQL in them
 */
record Release(String version, Instant time, Platform platform) {
    private static final String SNAPSHOT = "-SNAPSHOT";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd.HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A kind of machine, as the archive and as Debian name it. */
    enum Platform {
        LINUX_X64("linux-x64", "amd64"),
        LINUX_ARM64("linux-arm64", "arm64");

        private final String word;
        private final String debian;

        Platform(String word, String debian) {
            this.word = word;
            this.debian = debian;
        }

        String word() {
            return word;
        }

        String debian() {
            return debian;
        }

        static Platform ofThisMachine() {
            return System.getProperty("os.arch").equals("aarch64") ? LINUX_ARM64 : LINUX_X64;
        }
    }

    /**
     * The version of packages of a commit.
     *
     * @param pom the version that the build has
     * @param commit its id; shortened here
     */
    static String versionOf(String pom, Instant time, String commit, boolean changed) {
        if (!pom.endsWith(SNAPSHOT)) {
            return pom + (changed ? "+changed" : "");
        }
        // A tilde sorts before everything, also before the end: 0.1.0~… is lower than 0.1.0.
        return "%s~%s.%.12s%s"
                .formatted(
                        pom.substring(0, pom.length() - SNAPSHOT.length()),
                        TIME.format(time),
                        commit,
                        changed ? ".changed" : "");
    }

    /** The name of the archive and of the directory in it: without a tilde, which shells and servers read in their own way. */
    String name() {
        return "spaarpunt-" + version.replace('~', '-') + "-" + platform.word();
    }

    String debName() {
        return "spaarpunt_" + version + "_" + platform.debian() + ".deb";
    }
}
