package org.spaarpunt.passholders;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a PNG file chunk by chunk (ISO/IEC 15948) and writes the chunks that are needed to show it. Its pixels are
 * decompressed to check that they are complete and no more, but are not kept, so a small file that expands to a large
 * picture costs no memory.
 */
final class PngFile {
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final String HEADER = "IHDR";
    private static final String DATA = "IDAT";
    private static final String END = "IEND";
    private static final int HEADER_LENGTH = 13;
    private static final int BUFFER = 8_192;

    /** Chunks with pixels and colours; all others are metadata, or are for other programs. */
    private static final Set<String> KEPT = Set.of(HEADER, "PLTE", DATA, END, "tRNS", "gAMA", "cHRM", "sRGB");

    /** Samples of a pixel, by the type of its colour. */
    private static final Map<Integer, Integer> SAMPLES = Map.of(0, 1, 2, 3, 3, 1, 4, 2, 6, 4);

    private static final Map<Integer, Set<Integer>> DEPTHS = Map.of(
            0, Set.of(1, 2, 4, 8, 16),
            2, Set.of(8, 16),
            3, Set.of(1, 2, 4, 8),
            4, Set.of(8, 16),
            6, Set.of(8, 16));

    /** For each pass of an interlaced picture, where it begins and how far apart its pixels are, across and down. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final PictureBytes in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    private PngFile(byte[] bytes) {
        this.in = new PictureBytes(bytes);
    }

    /** The file reduced to its picture; empty if it is not a PNG file that can be shown. */
    static Optional<byte[]> cleaned(byte[] bytes) {
        try {
            return Optional.of(new PngFile(bytes).read());
        } catch (BrokenPictureException _) {
            return Optional.empty();
        }
    }

    private byte[] read() throws BrokenPictureException {
        for (byte expected : SIGNATURE) {
            require((byte) in.one() == expected, "no PNG");
        }
        out.writeBytes(SIGNATURE);
        var header = chunk();
        require(header.type().equals(HEADER) && header.content().length == HEADER_LENGTH, "no header");
        long size = size(new PictureBytes(header.content()));
        write(header);
        for (var chunk = chunk(); !chunk.type().equals(END); chunk = chunk()) {
            boolean critical = Character.isUpperCase(chunk.type().charAt(0));
            require(!critical || (KEPT.contains(chunk.type()) && !chunk.type().equals(HEADER)), "an unknown chunk");
            if (chunk.type().equals(DATA)) {
                data.writeBytes(chunk.content());
            }
            if (KEPT.contains(chunk.type())) {
                write(chunk);
            }
        }
        requirePixels(size);
        write(new Chunk(END, new byte[0]));
        return out.toByteArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // Chunks are never compared.
    private record Chunk(String type, byte[] content) {}

    private Chunk chunk() throws BrokenPictureException {
        long length = in.four();
        var type = in.next(4);
        var content = in.next(length);
        var chunk = new Chunk(new String(type, StandardCharsets.ISO_8859_1), content);
        require(in.four() == checksum(chunk), "a chunk with another checksum");
        return chunk;
    }

    /** Bytes of the pixels when they are decompressed. */
    private static long size(PictureBytes header) throws BrokenPictureException {
        long width = header.four();
        long height = header.four();
        int depth = header.one();
        int colour = header.one();
        require(
                Picture.isShown(width, height)
                        && DEPTHS.getOrDefault(colour, Set.of()).contains(depth),
                "a picture that is not shown");
        int compression = header.one();
        int filter = header.one();
        require(compression == 0 && filter == 0, "an unknown coding");
        int interlace = header.one();
        require(interlace == 0 || interlace == 1, "an unknown coding");
        long bits = (long) depth * SAMPLES.getOrDefault(colour, 0);
        if (interlace == 0) {
            return size(width, height, bits);
        }
        long size = 0;
        for (var pass : PASSES) {
            size += size(
                    Math.ceilDiv(Math.max(0, width - pass[0]), pass[2]),
                    Math.ceilDiv(Math.max(0, height - pass[1]), pass[3]),
                    bits);
        }
        return size;
    }

    /** Each row begins with a byte that gives its filter. */
    private static long size(long width, long height, long bits) {
        return width == 0 ? 0 : height * (1 + Math.ceilDiv(width * bits, 8));
    }

    private void requirePixels(long size) throws BrokenPictureException {
        var inflater = new Inflater();
        try {
            inflater.setInput(data.toByteArray());
            var buffer = new byte[BUFFER];
            long read = 0;
            while (!inflater.finished()) {
                int more = inflater.inflate(buffer);
                read += more;
                require(read <= size && (more > 0 || inflater.finished()), "other pixels than it says");
            }
            require(read == size && inflater.getRemaining() == 0, "other pixels than it says");
        } catch (DataFormatException _) {
            throw new BrokenPictureException("pixels that cannot be read");
        } finally {
            inflater.end();
        }
    }

    private void write(Chunk chunk) {
        writeFour(chunk.content().length);
        out.writeBytes(chunk.type().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(chunk.content());
        writeFour(checksum(chunk));
    }

    private void writeFour(long number) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (number >> shift));
        }
    }

    private static long checksum(Chunk chunk) {
        var checksum = new CRC32();
        checksum.update(chunk.type().getBytes(StandardCharsets.ISO_8859_1));
        checksum.update(chunk.content());
        return checksum.getValue();
    }

    private static void require(boolean fits, String reason) throws BrokenPictureException {
        if (!fits) {
            throw new BrokenPictureException(reason);
        }
    }
}
