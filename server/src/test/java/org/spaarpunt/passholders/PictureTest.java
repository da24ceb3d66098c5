package org.spaarpunt.passholders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.testing.SamplePictures.chunk;
import static org.spaarpunt.testing.SamplePictures.joined;
import static org.spaarpunt.testing.SamplePictures.jpeg;
import static org.spaarpunt.testing.SamplePictures.png;
import static org.spaarpunt.testing.SamplePictures.text;
import static org.spaarpunt.testing.SamplePictures.withChunk;
import static org.spaarpunt.testing.SamplePictures.withSegment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a file that is sent as a photograph. */
class PictureTest {
    private static final byte[] HTML = text("<html><script>alert(1)</script><?php system('id'); ?>");
    private static final byte[] JPEG_BEGINNING = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    @Test
    void a_picture_is_kept_and_can_be_shown() throws IOException {
        for (var file : new byte[][] {png(3, 2), jpeg(3, 2), png(1, 1), jpeg(1, 1), png(600, 800), jpeg(600, 800)}) {
            var shown = ImageIO.read(new ByteArrayInputStream(kept(file)));
            assertThat(shown.getWidth() * shown.getHeight()).isPositive();
        }
    }

    @Test
    void what_is_kept_is_kept_as_it_is_the_next_time() {
        assertThat(kept(kept(png(3, 2)))).isEqualTo(kept(png(3, 2)));
        assertThat(kept(kept(jpeg(3, 2)))).isEqualTo(kept(jpeg(3, 2)));
    }

    @Test
    void what_stands_behind_the_end_is_not_kept() {
        assertThat(kept(joined(png(3, 2), HTML))).isEqualTo(kept(png(3, 2)));
        assertThat(kept(joined(jpeg(3, 2), HTML))).isEqualTo(kept(jpeg(3, 2)));
    }

    @Test
    void what_is_said_beside_the_picture_is_not_kept() {
        assertThat(kept(withSegment(jpeg(3, 2), 0xFE, HTML))).isEqualTo(kept(jpeg(3, 2)));
        assertThat(kept(withSegment(jpeg(3, 2), 0xE1, HTML))).isEqualTo(kept(jpeg(3, 2)));
        assertThat(kept(withSegment(jpeg(3, 2), 0xED, HTML))).isEqualTo(kept(jpeg(3, 2)));
        assertThat(kept(withChunk(png(3, 2), "tEXt", joined(text("Comment\0"), HTML))))
                .isEqualTo(kept(png(3, 2)));
        assertThat(kept(withChunk(png(3, 2), "eXIf", HTML))).isEqualTo(kept(png(3, 2)));
    }

    @Test
    void of_what_a_camera_says_the_side_that_is_up_is_kept_and_the_place_is_not() {
        var place = text("GPS 50.9379 4.0410");
        var exif = joined(
                text("Exif\0\0II*\0\u0008\0\0\0\u0001\0"),
                new byte[] {0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0},
                place);
        var kept = new String(kept(withSegment(jpeg(3, 2), 0xE1, exif)), StandardCharsets.ISO_8859_1);
        assertThat(kept).contains("Exif").doesNotContain("GPS");
        assertThat(kept).contains("\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006");
    }

    static Stream<byte[]> noPictures() throws IOException {
        return Stream.of(
                new byte[0],
                text("GIF89a"),
                joined(JPEG_BEGINNING, HTML),
                joined(JPEG_BEGINNING, new byte[] {(byte) 0xE0}),
                Arrays.copyOf(jpeg(3, 2), 200),
                Arrays.copyOf(jpeg(3, 2), jpeg(3, 2).length - 2),
                joined(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9}),
                Arrays.copyOf(png(3, 2), 8),
                Arrays.copyOf(png(3, 2), 33),
                joined(Arrays.copyOf(png(3, 2), 8), HTML),
                Arrays.copyOf(png(3, 2), png(3, 2).length - 12),
                joined(Arrays.copyOf(png(3, 2), 33), chunk("IEND", new byte[0])),
                withChunk(png(3, 2), "EVIL", HTML),
                joined(Arrays.copyOf(png(3, 2), 33), chunk("IDAT", HTML), chunk("IEND", new byte[0])),
                spoilt(png(3, 2), 40),
                bomb(2, 2, 1_000_000),
                bomb(100_000, 100_000, 1_000_000),
                bomb(30_000, 30_000, 16),
                bomb(0, 5, 5),
                wide(jpeg(8, 8), 65_535, 65_535),
                wide(jpeg(8, 8), 0, 8));
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void what_is_no_picture_or_too_large_a_one_is_not_taken(byte[] file) {
        assertThat(Picture.of(file)).isEmpty();
    }

    /** A PNG that says how large it is, with so many bytes of pixels. */
    private static byte[] bomb(int width, int height, int pixelBytes) throws IOException {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var data = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(data)) {
            deflater.write(new byte[pixelBytes]);
        }
        return joined(
                Arrays.copyOf(png(1, 1), 8),
                chunk("IHDR", header),
                chunk("IDAT", data.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    /** A JPEG whose frame says another size. */
    private static byte[] wide(byte[] jpeg, int width, int height) {
        var other = jpeg.clone();
        for (int i = 0; i < other.length - 9; i++) {
            if ((other[i] & 0xFF) == 0xFF && (other[i + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(other, i + 5, 4).putShort((short) height).putShort((short) width);
                return other;
            }
        }
        throw new IllegalArgumentException("no frame");
    }

    private static byte[] spoilt(byte[] file, int at) {
        var other = file.clone();
        other[at] ^= 1;
        return other;
    }

    private static byte[] kept(byte[] file) {
        return Optional.of(file).flatMap(Picture::of).orElseThrow().bytes();
    }
}
