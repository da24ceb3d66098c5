package org.spaarpunt.backups;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.spaarpunt.postgres.LiveCopy;
import org.spaarpunt.storage.PrivateFile;

/**
 * Writes a backup: a compressed tar with what it says about itself, the files of a home, the list of them with their
 * digests, and the {@link Seal}. Only its owner may read it. Without {@link #finish} it has no seal.
 */
final class ArchiveWriter implements LiveCopy.Sink, Closeable {
    static final String FACTS = "spaarpunt-backup.json";
    static final String FILES = "spaarpunt-files.json";
    static final String HOME = "home/";

    private static final int DIRECTORY_MODE = 0700;
    private static final int FILE_MODE = 0600;
    private static final int CHUNK_BYTES = 64 * 1024;

    /** How often the free space is looked at. */
    private static final long LOOK_EVERY_BYTES = 16L * 1024 * 1024;

    private final FileChannel channel;
    private final MessageDigest digest = Seal.sha256();
    private final OutputStream buffer;
    private final GzipCompressorOutputStream gzip;
    private final TarArchiveOutputStream tar;
    private final Room room;
    private final Path directory;
    private final List<ArchivedFile> files = new ArrayList<>();
    private long nextLook;

    private ArchiveWriter(FileChannel channel, Room room, Path directory) throws IOException {
        this.channel = channel;
        this.room = room;
        this.directory = directory;
        this.buffer = new BufferedOutputStream(
                new DigestOutputStream(Channels.newOutputStream(channel), digest), CHUNK_BYTES);
        GzipParameters fast = new GzipParameters();
        fast.setCompressionLevel(Deflater.BEST_SPEED);
        fast.setBufferSize(CHUNK_BYTES);
        this.gzip = new GzipCompressorOutputStream(buffer, fast);
        this.tar = new TarArchiveOutputStream(gzip);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    /** @param room what to leave free on the disk */
    static ArchiveWriter begin(Path file, BackupFacts facts, Room room) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateFile.OWNER_ONLY);
        ArchiveWriter writer =
                new ArchiveWriter(channel, room, file.toAbsolutePath().resolveSibling(""));
        byte[] about = facts.written();
        writer.put(FACTS, about.length, new ByteArrayInputStream(about));
        return writer;
    }

    @Override
    public void directory(String path) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(HOME + path + "/");
        entry.setMode(DIRECTORY_MODE);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    @Override
    public void file(String path, long bytes, InputStream content) throws IOException {
        MessageDigest of = Seal.sha256();
        put(HOME + path, bytes, new DigestInputStream(content, of));
        files.add(new ArchivedFile(path, bytes, HexFormat.of().formatHex(of.digest())));
    }

    /** Adds the list and the seal, and has all of it on the disk. */
    void finish() throws IOException {
        byte[] list = ArchivedFile.written(files);
        put(FILES, list.length, new ByteArrayInputStream(list));
        tar.finish();
        gzip.finish();
        buffer.flush();
        ByteBuffer seal = ByteBuffer.wrap(Seal.of(digest.digest()));
        while (seal.hasRemaining()) {
            channel.write(seal);
        }
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void put(String name, long bytes, InputStream content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(FILE_MODE);
        entry.setSize(bytes);
        tar.putArchiveEntry(entry);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            lookAround();
            tar.write(chunk, 0, read);
        }
        tar.closeArchiveEntry();
    }

    private void lookAround() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("it was interrupted");
        }
        if (channel.position() >= nextLook) {
            room.require(directory, LOOK_EVERY_BYTES);
            nextLook = channel.position() + LOOK_EVERY_BYTES;
        }
    }
}
