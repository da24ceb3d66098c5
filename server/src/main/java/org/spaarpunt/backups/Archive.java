package org.spaarpunt.backups;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.spaarpunt.storage.FileFailure;
import tools.jackson.core.JacksonException;

/** A backup that was read once from beginning to end: it is whole, and no byte of it was changed. */
final class Archive {
    /** Facts about an installation are a few hundred bytes. */
    private static final int MAX_FACTS_BYTES = 64 * 1024;

    private static final int CHUNK_BYTES = 64 * 1024;

    private final Path file;
    private final BackupFacts facts;

    private Archive(Path file, BackupFacts facts) {
        this.file = file;
        this.facts = facts;
    }

    /** @throws BackupException if it is no backup, or a damaged one, or one that this program does not understand */
    static Archive open(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new BackupException(
                        Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                                ? "What is at " + file + " is no file."
                                : "There is no file " + file + ".");
            }
            requireSeal(file);
            return new Archive(file, factsOf(file));
        } catch (NoSuchFileException gone) {
            throw new BackupException("There is no file " + file + ".", gone);
        } catch (IOException unreadable) {
            throw new BackupException(
                    "The file " + file + " cannot be read: " + FileFailure.reason(unreadable) + ".", unreadable);
        }
    }

    Path file() {
        return file;
    }

    BackupFacts facts() {
        return facts;
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The content, with its facts first. */
    TarArchiveInputStream content() throws IOException {
        return content(file);
    }

    private static TarArchiveInputStream content(Path file) throws IOException {
        InputStream packed = new BufferedInputStream(Files.newInputStream(file), CHUNK_BYTES);
        return new TarArchiveInputStream(new GZIPInputStream(packed, CHUNK_BYTES));
    }

    private static void requireSeal(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long content = channel.size() - Seal.BYTES;
            byte[] end = new byte[Seal.BYTES];
            if (content < 0) {
                throw noBackup(file);
            }
            read(channel, content, ByteBuffer.wrap(end));
            if (!Seal.isOne(end)) {
                throw noBackup(file);
            }
            if (!Arrays.equals(end, Seal.of(digest(channel, content)))) {
                throw new BackupException("The backup " + file
                        + " is damaged: its content is not the one that was written. Use another backup.");
            }
        }
    }

    private static byte[] digest(FileChannel channel, long bytes) throws IOException {
        MessageDigest digest = Seal.sha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        for (long at = 0; at < bytes; at += chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK_BYTES, bytes - at));
            read(channel, at, chunk);
            digest.update(chunk.flip());
        }
        return digest.digest();
    }

    private static void read(FileChannel channel, long at, ByteBuffer into) throws IOException {
        long next = at;
        while (into.hasRemaining()) {
            int read = channel.read(into, next);
            if (read < 0) {
                throw new EOFException("it became shorter");
            }
            next += read;
        }
    }

    private static BackupException noBackup(Path file) {
        return new BackupException("The file " + file
                + " is no backup of Spaarpunt, or not all of one: it does not end as a backup does.");
    }

    private static BackupFacts factsOf(Path file) throws IOException {
        try (TarArchiveInputStream content = content(file)) {
            TarArchiveEntry first = content.getNextEntry();
            if (first == null || !first.getName().equals(ArchiveWriter.FACTS) || first.getSize() > MAX_FACTS_BYTES) {
                throw noBackup(file);
            }
            BackupFacts facts = BackupFacts.parse(content.readAllBytes());
            if (facts.format() != BackupFacts.FORMAT) {
                throw new BackupException("The backup " + file + " has format " + facts.format()
                        + ", and this Spaarpunt knows format " + BackupFacts.FORMAT
                        + ". Restore it with the version that made it, " + facts.program() + ", or a newer one.");
            }
            return facts;
        } catch (JacksonException unreadable) {
            throw new BackupException(
                    "The backup " + file + " was made by a version that this Spaarpunt does not understand.",
                    unreadable);
        }
    }
}
