package org.spaarpunt.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The packages of Debian that a container image has below the program: the versions and the digests that the list of the
 * repository names, and no others.
 *
 * @param directory where their files are, or are downloaded to
 */
record BasePackages(List<BasePackage> packages, Path directory) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+) ([0-9a-f]{64})");

    /**
     * @param architecture as Debian names it
     * @param sha256 of the file
     */
    record BasePackage(String name, String version, String architecture, String sha256) {
        /** As apt names it; a colon is written as in an address. */
        String file() {
            return name + "_" + version.replace(":", "%3a") + "_" + architecture + ".deb";
        }

        String nameAndVersion() {
            return name + "=" + version;
        }
    }

    /** @param list a line for each: name, version, digest; one that begins with a number sign is a comment */
    static BasePackages in(Path list, Release.Platform platform, Path directory) throws IOException {
        var packages = new ArrayList<BasePackage>();
        for (var line : Files.readAllLines(list)) {
            if (!line.startsWith("#")) {
                var words = LINE.matcher(line);
                if (!words.matches()) {
                    throw new IOException(list + " has a line that is no name, version and digest: " + line);
                }
                packages.add(new BasePackage(words.group(1), words.group(2), platform.debian(), words.group(3)));
            }
        }
        return new BasePackages(List.copyOf(packages), directory);
    }

    /** What they hold, with the list of them for programs that look for vulnerable versions. */
    FileTree files() throws IOException {
        var tree = new FileTree();
        for (var each : packages) {
            var files = DebianFiles.in(file(each));
            tree.withTree(files.files());
            // Where images without dpkg have it.
            tree.withFile("var/lib/dpkg/status.d/" + each.name(), Content.of(files.control()));
        }
        return tree;
    }

    private Path file(BasePackage each) throws IOException {
        var file = directory.resolve(each.file());
        if (!Files.exists(file)) {
            download(each);
        }
        var sha256 = Checksums.sha256(file);
        if (!sha256.equals(each.sha256())) {
            throw new IOException(file + " has the digest " + sha256 + ", and the list of the image's base has "
                    + each.sha256() + ": delete it, and find out where it came from");
        }
        return file;
    }

    private void download(BasePackage each) throws IOException {
        Files.createDirectories(directory);
        Process apt;
        try {
            apt = new ProcessBuilder("apt-get", "download", "--quiet=2", each.nameAndVersion())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            throw new IOException(missing(each) + "there is no apt-get here. Put it there", absent);
        }
        var printed = apt.inputReader(StandardCharsets.UTF_8).readAllAsString();
        if (apt.onExit().join().exitValue() != 0 || !Files.exists(directory.resolve(each.file()))) {
            throw new IOException(missing(each) + "apt-get could not download " + each.nameAndVersion()
                    + ". Where Debian has replaced it, packaging/renew-base writes a new list; apt-get said: "
                    + printed.strip());
        }
    }

    private String missing(BasePackage each) {
        return "The image needs " + each.file() + " in " + directory + ", and ";
    }
}
