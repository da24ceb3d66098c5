package org.spaarpunt.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.spaarpunt.packaging.ProgramFiles.Filling;

/** The package for Debian and Ubuntu: the program, a service, and settings that the administrator keeps. */
record DebianPackage(Sources sources, Release release, FileTree program) {
    private static final String SETTINGS = "etc/spaarpunt/spaarpunt.properties";
    private static final int KIBIBYTE = 1024;
    private static final int READABLE_BY_OWNER = 0640;
    private static final int FILE_IN_AR = 0100644;
    private static final List<String> SCRIPTS = List.of("postinst", "prerm", "postrm");

    void write(Path file) throws IOException {
        var files = files();
        var control = Files.createTempFile("control", ".tar.gz");
        var data = Files.createTempFile("data", ".tar.gz");
        try {
            new TarArchive(control(files), "./", release.time()).writeCompressed(control);
            new TarArchive(files, "./", release.time()).writeCompressed(data);
            try (var deb = new ArArchiveOutputStream(Files.newOutputStream(file))) {
                add(deb, "debian-binary", Content.of("2.0\n"));
                add(deb, "control.tar.gz", Content.of(control));
                add(deb, "data.tar.gz", Content.of(data));
            }
        } finally {
            Files.delete(control);
            Files.delete(data);
        }
    }

    private void add(ArArchiveOutputStream deb, String name, Content content) throws IOException {
        var entry = new ArArchiveEntry(
                name, content.size(), 0, 0, FILE_IN_AR, release.time().getEpochSecond());
        deb.putArchiveEntry(entry);
        try (var in = content.open()) {
            in.transferTo(deb);
        }
        deb.closeArchiveEntry();
    }

    private FileTree files() throws IOException {
        return new FileTree()
                .withTree("usr/lib/spaarpunt", program)
                .withProgram("usr/bin/spaarpunt", template("spaarpunt"))
                .withFile("usr/lib/systemd/system/spaarpunt.service", template("spaarpunt.service"))
                .withFile("usr/share/man/man1/spaarpunt.1.gz", Content.of(compressed(template("spaarpunt.1"))))
                .withFile("usr/share/doc/spaarpunt/copyright", template("copyright"))
                .with(new Entry.Link("usr/share/doc/spaarpunt/operations.md", "../../../lib/spaarpunt/operations.md"))
                .with(new Entry.Link("usr/share/doc/spaarpunt/CHANGES.md", "../../../lib/spaarpunt/CHANGES.md"))
                .with(new Entry.RegularFile(SETTINGS, READABLE_BY_OWNER, template("spaarpunt.properties")));
    }

    private FileTree control(FileTree files) throws IOException {
        var control = new FileTree()
                .withFile("control", filled("control", new Filling("installed-size", kibibytes(files))))
                .withFile("conffiles", Content.of("/" + SETTINGS + "\n"))
                .withFile("md5sums", Content.of(sums(files)));
        for (var script : SCRIPTS) {
            control.withProgram(script, template(script));
        }
        return control;
    }

    private static String kibibytes(FileTree files) throws IOException {
        long kibibytes = 0;
        for (var content : files.files().values()) {
            kibibytes += Math.ceilDiv(content.size(), KIBIBYTE);
        }
        return String.valueOf(kibibytes);
    }

    /** What {@code dpkg --verify} compares with; settings are meant to change. */
    private static String sums(FileTree files) throws IOException {
        var sums = new StringBuilder();
        for (var file : files.files().entrySet()) {
            if (!file.getKey().equals(SETTINGS)) {
                sums.append(Checksums.hex("MD5", file.getValue()))
                        .append("  ")
                        .append(file.getKey())
                        .append('\n');
            }
        }
        return sums.toString();
    }

    private Content template(String name) {
        return filled(name);
    }

    private Content filled(String name, Filling... more) {
        var fillings = new ArrayList<>(List.of(more));
        fillings.add(new Filling("version", release.version()));
        fillings.add(new Filling("architecture", release.platform().debian()));
        fillings.add(new Filling("maintainer", release.origin().maintainer()));
        return ProgramFiles.filled(sources.file("debian/" + name), fillings);
    }

    private static byte[] compressed(Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes);
                var in = content.open()) {
            in.transferTo(out);
        }
        return bytes.toByteArray();
    }
}
