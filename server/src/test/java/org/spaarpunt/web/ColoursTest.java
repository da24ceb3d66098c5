package org.spaarpunt.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.web.frame.Assets;

/** The colours of the pages, light and dark, as WCAG 2.2 measures them. */
class ColoursTest {
    private static final double READABLE = 4.5;
    private static final double VISIBLE = 3;

    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{3,6});");

    /** Text, and what it stands on. */
    private static final List<List<String>> TEXTS = List.of(
            List.of("ink", "paper"),
            List.of("ink", "card"),
            List.of("ink", "line"),
            List.of("muted", "paper"),
            List.of("muted", "card"),
            List.of("accent", "paper"),
            List.of("accent", "card"),
            List.of("accent-strong", "tint"),
            List.of("on-accent", "accent"),
            List.of("on-accent", "accent-strong"),
            List.of("good", "good-tint"),
            List.of("warning", "warning-tint"),
            List.of("error", "card"),
            List.of("error", "paper"),
            List.of("error-strong", "error-tint"),
            List.of("on-error", "error"),
            List.of("on-error", "error-strong"));

    @Test
    void every_rule_of_the_style_is_closed() {
        var style = style();

        assertThat(style.chars().filter(c -> c == '}').count())
                .isEqualTo(style.chars().filter(c -> c == '{').count());
    }

    private static String style() {
        return new String(Assets.find("style.css").orElseThrow().body(), UTF_8);
    }

    static Stream<Map<String, String>> schemes() {
        var style = style();
        int dark = style.indexOf("@media (prefers-color-scheme: dark)");
        var light = colours(style.substring(0, dark), Map.of());
        return Stream.of(light, colours(style.substring(dark, style.indexOf("*::before", dark)), light));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void every_text_can_be_read(Map<String, String> colours) {
        assertThat(TEXTS)
                .allSatisfy(pair ->
                        assertThat(contrast(colours, pair.get(0), pair.get(1))).isGreaterThanOrEqualTo(READABLE));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void what_surrounds_a_field_can_be_seen(Map<String, String> colours) {
        assertThat(contrast(colours, "field", "card")).isGreaterThanOrEqualTo(VISIBLE);
        assertThat(contrast(colours, "error", "card")).isGreaterThanOrEqualTo(VISIBLE);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void the_brand_a_warning_an_error_and_what_is_good_are_four_hues(Map<String, String> colours) {
        assertThat(Stream.of("accent", "warning", "error", "good").map(name -> hue(named(colours, name))))
                .satisfies(hues -> assertThat(hues.stream().sorted().toList()).satisfies(ColoursTest::assertApart));
    }

    private static void assertApart(List<? extends Double> sorted) {
        for (int i = 0; i < sorted.size(); i++) {
            double next = sorted.get((i + 1) % sorted.size()) + (i + 1 == sorted.size() ? 360 : 0);
            assertThat(next - sorted.get(i)).isGreaterThan(18);
        }
    }

    private static Map<String, String> colours(String css, Map<String, String> otherwise) {
        var colours = new HashMap<>(otherwise);
        COLOUR.matcher(css).results().forEach(found -> colours.put(found.group(1), found.group(2)));
        return Map.copyOf(colours);
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        double first = luminance(named(colours, one));
        double second = luminance(named(colours, other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static String named(Map<String, String> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(channel(colour, 0))
                + 0.7152 * linear(channel(colour, 1))
                + 0.0722 * linear(channel(colour, 2));
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double channel(String colour, int index) {
        return Integer.parseInt(colour.substring(1 + 2 * index, 3 + 2 * index), 16) / 255.0;
    }

    /** In degrees. */
    private static double hue(String colour) {
        double red = channel(colour, 0);
        double green = channel(colour, 1);
        double blue = channel(colour, 2);
        double degrees = Math.toDegrees(Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue));
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
