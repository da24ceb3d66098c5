package org.spaarpunt.packaging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is packaged, and under which version.
 *
 * @param version of the packages: a later commit has a higher one, and a release a higher one than all commits before it
 * @param time of the commit, which every file of a package carries, so that two builds of a commit are the same bytes
 * @param platform of the Java and the PostgreSQL in them
 * @param origin where they come from
 */
record Release(String version, Instant time, Platform platform, Origin origin) {
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
     * The origin of packages.
     *
     * @param maintainer a name, and an address in angle brackets
     * @param source the address of the repository, where there is one that others can read
     */
    record Origin(String maintainer, Optional<String> source) {
        private static final Pattern MAINTAINER =
                Pattern.compile("[^<>\\p{Cntrl}]*[^<>\\p{Cntrl} ] <[^<>@\\s]+@[^<>@\\s]+>");

        Origin {
            if (!MAINTAINER.matcher(maintainer).matches()) {
                throw new IllegalArgumentException(
                        "A maintainer is a name and an address, such as Ann Peeters <ann@example.org>, and not "
                                + maintainer);
            }
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

    /** The name of the archive and of the directory in it. */
    String name() {
        return "spaarpunt-" + withoutTilde() + "-" + platform.word();
    }

    /** The version as the tag of an image, which has neither a tilde nor a plus sign. */
    String tag() {
        return withoutTilde().replace('+', '-');
    }

    /** Shells and servers read a tilde in their own way. */
    private String withoutTilde() {
        return version.replace('~', '-');
    }

    String debName() {
        return "spaarpunt_" + version + "_" + platform.debian() + ".deb";
    }
}
