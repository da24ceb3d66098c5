package org.spaarpunt.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A package of Debian as others make it: with owners, rights and files that ours do not have. */
final class TestDeb implements AutoCloseable {
    private final Path file;
    private final String control;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream data = new TarArchiveOutputStream(bytes);

    TestDeb(Path file, String control) {
        this.file = file;
        this.control = control;
    }

    TestDeb file(String path, int mode, String text) throws IOException {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(path);
        entry.setMode(mode);
        entry.setIds(7, 7);
        entry.setSize(content.length);
        data.putArchiveEntry(entry);
        data.write(content);
        data.closeArchiveEntry();
        return this;
    }

    TestDeb directory(String path, int mode) throws IOException {
        var entry = new TarArchiveEntry(path, TarConstants.LF_DIR);
        entry.setMode(mode);
        data.putArchiveEntry(entry);
        data.closeArchiveEntry();
        return this;
    }

    TestDeb link(String path, byte kind, String target) throws IOException {
        var entry = new TarArchiveEntry(path, kind);
        entry.setLinkName(target);
        data.putArchiveEntry(entry);
        data.closeArchiveEntry();
        return this;
    }

    @Override
    public void close() throws IOException {
        data.close();
        var tar = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(tar)) {
            var entry = new TarArchiveEntry("./control");
            entry.setSize(control.length());
            out.putArchiveEntry(entry);
            out.write(control.getBytes(StandardCharsets.US_ASCII));
            out.closeArchiveEntry();
        }
        try (var deb = new ArArchiveOutputStream(Files.newOutputStream(file))) {
            add(deb, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            add(deb, "control.tar.xz", packed(tar.toByteArray()));
            add(deb, "data.tar.xz", packed(bytes.toByteArray()));
        }
    }

    private static void add(ArArchiveOutputStream deb, String name, byte[] content) throws IOException {
        deb.putArchiveEntry(new ArArchiveEntry(name, content.length));
        deb.write(content);
        deb.closeArchiveEntry();
    }

    private static byte[] packed(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(packed, new LZMA2Options(0))) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
