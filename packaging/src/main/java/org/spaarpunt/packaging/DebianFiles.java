package org.spaarpunt.packaging;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.XZInputStream;

/**
 * What a package of Debian holds: everything belongs to root, and no program runs with the rights of another user.
 *
 * @param control what it says of itself, as {@code /var/lib/dpkg/status} has it
 */
record DebianFiles(String control, FileTree files) {
    /** What is read by people, by the makers of packages or by debuggers, except the licences. */
    private static final Pattern NOT_NEEDED = Pattern.compile("(?:usr/share/(?:man|info|locale|lintian|menu|gcc|gdb"
            + "|initramfs-tools|debianutils|base-files|doc/[^/]+/(?!copyright$).+)"
            + "|usr/lib/[^/]+/(?:gconv|audit))(?:/.*)?");

    private static final int STICKY = 01000;
    private static final int FOR_ALL = 01777;
    private static final int NOT_FOR_OTHERS = 0755;
    private static final int EXECUTABLE = 0111;

    static DebianFiles in(Path deb) throws IOException {
        var control = "";
        var files = new FileTree();
        try (var ar = new ArArchiveInputStream(new BufferedInputStream(Files.newInputStream(deb)))) {
            for (var part = ar.getNextEntry(); part != null; part = ar.getNextEntry()) {
                if (part.getName().startsWith("control.tar")) {
                    control = control(tar(part.getName(), ar));
                } else if (part.getName().startsWith("data.tar")) {
                    add(tar(part.getName(), ar), files);
                }
            }
        }
        if (control.isEmpty()) {
            throw new IOException(deb + " is no package of Debian");
        }
        return new DebianFiles(control, files);
    }

    /** Not closed, since it is a part of the package. */
    private static TarArchiveInputStream tar(String name, InputStream packed) throws IOException {
        var ending = name.substring(name.lastIndexOf('.'));
        return new TarArchiveInputStream(
                switch (ending) {
                    case ".tar" -> packed;
                    case ".gz" -> new GZIPInputStream(packed);
                    case ".xz" -> new XZInputStream(packed);
                    default ->
                        throw new IOException("A package of Debian is compressed by an unknown program: " + name);
                });
    }

    private static String control(TarArchiveInputStream tar) throws IOException {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (path(entry).equals("control")) {
                return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static void add(TarArchiveInputStream tar, FileTree files) throws IOException {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var path = path(entry);
            if (!path.isEmpty() && !NOT_NEEDED.matcher(path).matches()) {
                files.with(entry(entry, path, tar));
            }
        }
    }

    private static Entry entry(TarArchiveEntry entry, String path, InputStream content) throws IOException {
        if (entry.isDirectory()) {
            // Of those that others may write to only the ones are wanted where no user removes another's files.
            int rights = (entry.getMode() & STICKY) == 0 ? NOT_FOR_OTHERS : FOR_ALL;
            return new Entry.Directory(path, entry.getMode() & rights, 0);
        }
        if (entry.isSymbolicLink()) {
            return new Entry.Link(path, entry.getLinkName());
        }
        if (entry.getLinkFlag() == TarConstants.LF_NORMAL) {
            int mode = (entry.getMode() & EXECUTABLE) == 0 ? Entry.USUAL_FILE : Entry.PROGRAM;
            return new Entry.RegularFile(path, mode, Content.of(content.readAllBytes()));
        }
        throw new IOException("A package of Debian has something that is no file, directory or link: " + path);
    }

    private static String path(TarArchiveEntry entry) {
        var name = entry.getName();
        var relative = name.startsWith("./") ? name.substring(2) : name;
        return relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
    }
}
