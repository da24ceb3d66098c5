package org.spaarpunt.passholders;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a JPEG file segment by segment (ITU-T T.81, annex B) and writes what is needed to show it: frame, tables and
 * scans, and of the camera's metadata only the orientation.
 */
final class JpegFile {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DHT = 0xC4;
    private static final int DRI = 0xDD;
    private static final int BASELINE = 0xC0;
    private static final int PROGRESSIVE = 0xC2;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;

    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

    /** The length of the JFIF segment in bytes, without a thumbnail or other optional content. */
    private static final int JFIF_LENGTH = 12;

    private static final int ADOBE_LENGTH = 12;

    /** A progressive file has about ten scans; each makes a decoder go over all pixels. */
    private static final int MAX_SCANS = 100;

    private final PictureBytes in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean framed;
    private boolean quantized;
    private boolean coded;
    private int scans;

    private JpegFile(byte[] bytes) {
        this.in = new PictureBytes(bytes);
    }

    /** The file reduced to its picture; empty if it is not a JPEG file that can be shown. */
    static Optional<byte[]> cleaned(byte[] bytes) {
        try {
            return Optional.of(new JpegFile(bytes).read());
        } catch (BrokenPictureException _) {
            return Optional.empty();
        }
    }

    private byte[] read() throws BrokenPictureException {
        require(in.one() == 0xFF && in.one() == SOI, "no JPEG");
        write(SOI);
        for (int marker = marker(); marker != EOI; marker = marker()) {
            segment(marker);
        }
        require(scans > 0, "no scan");
        write(EOI);
        return out.toByteArray();
    }

    private int marker() throws BrokenPictureException {
        require(in.one() == 0xFF, "no marker");
        int marker = in.one();
        while (marker == 0xFF) {
            marker = in.one();
        }
        return marker;
    }

    private void segment(int marker) throws BrokenPictureException {
        require(marker >= BASELINE && (marker < RST0 || marker > SOI), "no segment");
        int length = in.two() - 2;
        var content = in.next(length);
        if (marker >= APP0 && marker <= APP15) {
            application(marker, content);
        } else if (marker != COM) {
            image(marker, content);
        }
    }

    private void application(int marker, byte[] content) {
        switch (marker) {
            case APP0 -> {
                if (begins(content, JFIF) && content.length >= JFIF_LENGTH) {
                    var withoutThumbnail = Arrays.copyOf(content, JFIF_LENGTH + 2);
                    Arrays.fill(withoutThumbnail, JFIF_LENGTH, withoutThumbnail.length, (byte) 0);
                    write(marker, withoutThumbnail);
                }
            }
            case APP14 -> {
                if (begins(content, ADOBE) && content.length >= ADOBE_LENGTH) {
                    write(marker, Arrays.copyOf(content, ADOBE_LENGTH));
                }
            }
            case APP1 -> {
                var orientation = ExifOrientation.in(content);
                orientation.ifPresent(side -> write(marker, ExifOrientation.segment(side)));
            }
            default -> {
                // Metadata, such as place, time, author and camera, is not part of the picture.
            }
        }
    }

    private void image(int marker, byte[] content) throws BrokenPictureException {
        switch (marker) {
            case DQT -> quantized = true;
            case DHT -> coded = true;
            case DRI -> require(content.length == 2, "no restart interval");
            case SOS -> require(framed && quantized && coded && ++scans <= MAX_SCANS, "a scan without its tables");
            default -> frame(marker, content);
        }
        write(marker, content);
        if (marker == SOS) {
            scan();
        }
    }

    private void frame(int marker, byte[] content) throws BrokenPictureException {
        require(marker >= BASELINE && marker <= PROGRESSIVE && !framed && content.length >= 6, "no frame");
        var frame = new PictureBytes(content);
        int precision = frame.one();
        int height = frame.two();
        int width = frame.two();
        int components = frame.one();
        require(
                precision == 8
                        && Picture.isShown(width, height)
                        && (components == 1 || components == 3 || components == 4)
                        && content.length == 6 + 3 * components,
                "a frame that is not shown");
        framed = true;
    }

    /** Reads the data that follows the header of a scan, up to the next marker. */
    private void scan() throws BrokenPictureException {
        int begin = in.position();
        while (true) {
            if (in.ahead(0) != 0xFF) {
                out.write(in.one());
                continue;
            }
            int next = in.ahead(1);
            if (next != 0 && (next < RST0 || next > RST7)) {
                require(in.position() > begin, "an empty scan");
                return;
            }
            out.write(in.one());
            out.write(in.one());
        }
    }

    private void write(int marker) {
        out.write(0xFF);
        out.write(marker);
    }

    private void write(int marker, byte[] content) {
        write(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    private static boolean begins(byte[] content, byte[] name) {
        return content.length >= name.length && Arrays.equals(content, 0, name.length, name, 0, name.length);
    }

    private static void require(boolean fits, String reason) throws BrokenPictureException {
        if (!fits) {
            throw new BrokenPictureException(reason);
        }
    }

    /** The orientation of a photograph, as cameras write it (Exif 2.3, tag 274). */
    private static final class ExifOrientation {
        private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        private static final int TAG = 274;
        private static final int SHORT = 3;
        private static final int HIGHEST = 8;
        private static final int ENTRY_LENGTH = 12;

        /** The orientation, 1 to 8; empty if there is none, or it is not well-formed. */
        static OptionalInt in(byte[] content) {
            if (!begins(content, EXIF)) {
                return OptionalInt.empty();
            }
            var tiff = Arrays.copyOfRange(content, EXIF.length, content.length);
            try {
                return orientation(tiff, number(tiff, 0, 2, false) == 0x4949);
            } catch (BrokenPictureException _) {
                return OptionalInt.empty();
            }
        }

        private static OptionalInt orientation(byte[] tiff, boolean little) throws BrokenPictureException {
            long directory = number(tiff, 4, 4, little);
            long entries = number(tiff, directory, 2, little);
            for (int entry = 0; entry < entries; entry++) {
                long at = directory + 2 + (long) ENTRY_LENGTH * entry;
                if (number(tiff, at, 2, little) == TAG && number(tiff, at + 2, 2, little) == SHORT) {
                    int side = (int) number(tiff, at + 8, 2, little);
                    return side >= 1 && side <= HIGHEST ? OptionalInt.of(side) : OptionalInt.empty();
                }
            }
            return OptionalInt.empty();
        }

        private static long number(byte[] tiff, long at, int length, boolean little) throws BrokenPictureException {
            require(at >= 0 && at + length <= tiff.length, "ends too early");
            long number = 0;
            for (int i = 0; i < length; i++) {
                int place = (int) at + (little ? length - 1 - i : i);
                number = number << 8 | (tiff[place] & 0xFF);
            }
            return number;
        }

        /** A segment that holds this orientation and nothing else. */
        static byte[] segment(int side) {
            var segment = new ByteArrayOutputStream();
            segment.writeBytes(EXIF);
            segment.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1});
            segment.writeBytes(new byte[] {1, 18, 0, SHORT, 0, 0, 0, 1, 0, (byte) side, 0, 0, 0, 0, 0, 0});
            return segment.toByteArray();
        }
    }
}
