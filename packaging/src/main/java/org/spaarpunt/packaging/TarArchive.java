package org.spaarpunt.packaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a tree as a tar: everything has the same time and, unless the tree says otherwise, belongs to root, so that the
 * same tree is always the same bytes.
 *
 * @param prefix what every path begins with, such as {@code ./}
 * @param time of every entry
 */
record TarArchive(FileTree tree, String prefix, Instant time) {

    /** Compressed by gzip, which writes neither a name nor a time. */
    void writeCompressed(Path file) throws IOException {
        try (var out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            write(out);
        }
    }

    void write(OutputStream out) throws IOException {
        // Of the two forms for long paths this is the one that dpkg reads.
        try (var tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (var entry : tree.entries()) {
                write(entry, tar);
            }
        }
    }

    private void write(Entry entry, TarArchiveOutputStream tar) throws IOException {
        switch (entry) {
            case Entry.Directory(String path, int mode, int owner) -> {
                var header = header(path + "/", TarConstants.LF_DIR, mode);
                if (owner != 0) {
                    header.setIds(owner, owner);
                    header.setNames("", "");
                }
                put(header, tar);
            }
            case Entry.RegularFile(String path, int mode, Content content) -> {
                var header = header(path, TarConstants.LF_NORMAL, mode);
                header.setSize(content.size());
                tar.putArchiveEntry(header);
                try (InputStream in = content.open()) {
                    in.transferTo(tar);
                }
                tar.closeArchiveEntry();
            }
            case Entry.Link(String path, String target) -> {
                var header = header(path, TarConstants.LF_SYMLINK, 0777);
                header.setLinkName(target);
                put(header, tar);
            }
        }
    }

    private static void put(TarArchiveEntry header, TarArchiveOutputStream tar) throws IOException {
        tar.putArchiveEntry(header);
        tar.closeArchiveEntry();
    }

    private TarArchiveEntry header(String path, byte kind, int mode) {
        var header = new TarArchiveEntry(prefix + path, kind);
        header.setMode(mode);
        header.setIds(0, 0);
        header.setNames("root", "root");
        header.setLastModifiedTime(FileTime.from(time));
        return header;
    }
}
