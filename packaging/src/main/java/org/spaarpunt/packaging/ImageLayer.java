package org.spaarpunt.packaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A layer of a container image, written.
 *
 * @param file the compressed tar
 * @param digest of the file: {@code sha256:} and hexadecimal digits
 * @param contentDigest of the tar in it
 * @param origin what it holds, for the history of the image
 */
record ImageLayer(Path file, String digest, String contentDigest, String origin) {

    /** @param time of every file in it */
    static ImageLayer write(FileTree tree, Instant time, String origin, Path file) throws IOException {
        var packed = Checksums.digest("SHA-256");
        var unpacked = Checksums.digest("SHA-256");
        var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), packed);
        try (var content = new DigestOutputStream(new GZIPOutputStream(out), unpacked)) {
            new TarArchive(tree, "", time).write(content);
        }
        return new ImageLayer(file, written(packed.digest()), written(unpacked.digest()), origin);
    }

    private static String written(byte[] digest) {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }
}
