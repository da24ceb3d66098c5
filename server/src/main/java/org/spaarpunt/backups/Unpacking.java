package org.spaarpunt.backups;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.spaarpunt.storage.PrivateFile;
import tools.jackson.core.JacksonException;

/**
 * Unpacks a backup into a directory that has no data yet, and compares every file with the list in the backup. What
 * an archive could do to other files it does not do: it has directories and files only, each once, and all of them are
 * in the home.
 */
final class Unpacking {
    private static final int CHUNK_BYTES = 64 * 1024;

    /** The list has about a hundred bytes for each file, and a large database has some ten thousand files. */
    private static final int MAX_LIST_BYTES = 64 * 1024 * 1024;

    /** What a home has that is not made anew: the passwords, and the data. No name is {@code .} or {@code ..}. */
    private static final Pattern PATH =
            Pattern.compile("password|maintenance-password|pgdata(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.-]+)*");

    private final Archive archive;
    private final Path home;
    private final Room room;
    private final List<ArchivedFile> found = new ArrayList<>();

    private Unpacking(Archive archive, Path home, Room room) {
        this.archive = archive;
        this.home = home;
        this.room = room;
    }

    /**
     * Fills the home.
     *
     * @param room what to leave free on its disk
     * @throws BackupException if the archive has anything that a backup does not have
     */
    static void into(Path home, Archive archive, Room room) throws IOException {
        room.require(home, archive.facts().dataBytes());
        new Unpacking(archive, home, room).unpack();
    }

    private void unpack() throws IOException {
        try (TarArchiveInputStream content = archive.content()) {
            content.getNextEntry();
            for (TarArchiveEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                if (entry.getName().equals(ArchiveWriter.FILES)) {
                    compare(content.readNBytes(MAX_LIST_BYTES));
                    if (content.getNextEntry() != null) {
                        throw unexpected("something after its list of files");
                    }
                    return;
                }
                unpack(entry, content);
            }
        }
        throw unexpected("no list of its files");
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        String path = pathIn(entry);
        if (entry.getLinkFlag() == TarConstants.LF_DIR) {
            makePrivate(home.resolve(path));
        } else if (entry.getLinkFlag() == TarConstants.LF_NORMAL) {
            room.require(home, entry.getSize());
            found.add(new ArchivedFile(path, entry.getSize(), write(home.resolve(path), content)));
        } else {
            throw unexpected("a link or a device, " + entry.getName());
        }
    }

    private String pathIn(TarArchiveEntry entry) {
        String name = entry.getName();
        String path = name.startsWith(ArchiveWriter.HOME) ? name.substring(ArchiveWriter.HOME.length()) : "";
        String bare = entry.isDirectory() && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!PATH.matcher(bare).matches()) {
            throw unexpected("a path that is none in a home, " + name);
        }
        return bare;
    }

    /** Writes a new file, and returns its digest. A server that starts on the data flushes them before it uses them. */
    private static String write(Path file, InputStream content) throws IOException {
        MessageDigest digest = Seal.sha256();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateFile.OWNER_ONLY)) {
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("it was interrupted");
                }
                digest.update(chunk, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void compare(byte[] list) {
        try {
            if (!found.equals(ArchivedFile.parse(list))) {
                throw unexpected("other files than its list says");
            }
        } catch (JacksonException unreadable) {
            throw new BackupException("The list of files in " + archive.file() + " cannot be read.", unreadable);
        }
    }

    private static Path makePrivate(Path directory) throws IOException {
        return Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private BackupException unexpected(String what) {
        return new BackupException("The file " + archive.file() + " was not made by Spaarpunt: it has " + what
                + ". Nothing was restored.");
    }
}
