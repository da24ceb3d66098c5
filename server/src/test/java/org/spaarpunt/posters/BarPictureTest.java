package org.spaarpunt.posters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarPictureTest {
    private static final Pattern BAR = Pattern.compile("M(\\d+),0h(\\d+)v1h-\\2z");
    private static final int PIXELS = 3;
    private static final int HEIGHT = 60;
    private static final int WHITE = 0xFFFFFF;

    @ParameterizedTest
    @ValueSource(strings = {"0900000095902", "0987654321113", "1000000520006", "9999999999999", "12", "7"})
    void a_reader_reads_the_number(String number) throws ReaderException {
        var picture = BarPicture.of(number);

        assertThat(BAR.matcher(picture.path()).replaceAll("")).isEmpty();
        assertThat(read(picture)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12 34", "ABC", "<svg>"})
    void only_digits_are_drawn(String text) {
        assertThatThrownBy(() -> BarPicture.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String read(BarPicture picture) throws ReaderException {
        int width = picture.width() * PIXELS;
        var pixels = new int[width * HEIGHT];
        Arrays.fill(pixels, WHITE);
        BAR.matcher(picture.path()).results().forEach(bar -> {
            int from = Integer.parseInt(bar.group(1)) * PIXELS;
            int to = from + Integer.parseInt(bar.group(2)) * PIXELS;
            for (int row = 0; row < HEIGHT; row++) {
                Arrays.fill(pixels, row * width + from, row * width + to, 0);
            }
        });
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, HEIGHT, pixels)));
        return new Code128Reader().decode(bitmap).getText();
    }
}
