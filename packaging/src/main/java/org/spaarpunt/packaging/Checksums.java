package org.spaarpunt.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digests of files, as programs such as {@code sha256sum} compare them. */
final class Checksums {
    private Checksums() {}

    static String sha256(Path file) throws IOException {
        return hex("SHA-256", Content.of(file));
    }

    static String hex(String algorithm, Content content) throws IOException {
        try (InputStream in = content.open();
                var digest = new DigestInputStream(in, digest(algorithm))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes {@code SHA256SUMS} beside the files, for {@code sha256sum --check}. */
    static void write(Path directory, List<Path> files) throws IOException {
        var lines = new StringBuilder();
        for (var file : files) {
            lines.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
        }
        Files.writeString(directory.resolve("SHA256SUMS"), lines);
    }
}
