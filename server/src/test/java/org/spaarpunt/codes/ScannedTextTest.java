package org.spaarpunt.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ndm24bawzzswzunwa2hotji8",
                " ndm24bawzzswzunwa2hotji8\r\n",
                "\uFEFFndm24bawzzswzunwa2hotji8\0",
                "ndm24bawzz\u200Bswzunwa2hotji8\u00A0"
            })
    void a_bare_code_is_itself_without_the_spaces_around_it_and_what_is_unseen_in_it(String text) {
        assertThat(codeIn(text)).isEqualTo("ndm24bawzzswzunwa2hotji8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://test.uitpas.be/?qr=ndm24bawzzswzunwa2hotji8",
                "https://test.uitpas.be?qr=ndm24bawzzswzunwa2hotji8",
                "https://www.uitpas.be/checkin?lang=nl&qr=ndm24bawzzswzunwa2hotji8&utm=poster",
                "https://www.uitpas.be/?qr=ndm24bawzzswzunwa2hotji8#top",
                "  https://www.uitpas.be/?qr=%20ndm24bawzzswzunwa2hotji8%0A ",
                "uitpas-app://scan?qr=ndm24bawzzswzunwa2hotji8",
                "HTTP://UITPAS.BE/?QR=ndm24bawzzswzunwa2hotji8",
                "https://www.uitpas.be/#/?qr=ndm24bawzzswzunwa2hotji8",
                "https://www.uitpas.be/app#/checkin?lang=nl&qr=ndm24bawzzswzunwa2hotji8",
                "https://www.uitpas.be/?lang=nl#/?qr=ndm24bawzzswzunwa2hotji8",
                "https://www.uitpas.be/?qr=#/?qr=ndm24bawzzswzunwa2hotji8",
                "/#/?qr=ndm24bawzzswzunwa2hotji8",
                "#/x?qr=ndm24bawzzswzunwa2hotji8",
                "?qr=ndm24bawzzswzunwa2hotji8",
                "www.uitpas.be/?qr=ndm24bawzzswzunwa2hotji8",
                "https%3A%2F%2Fwww.uitpas.be%2F%3Fqr%3Dndm24bawzzswzunwa2hotji8"
            })
    void of_an_address_the_qr_parameter_counts(String text) {
        assertThat(codeIn(text)).isEqualTo("ndm24bawzzswzunwa2hotji8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://uitpas.be/c/demo-permanent",
                "https://uitpas.be/c/demo-permanent/",
                "https://uitpas.be/c/demo-permanent?lang=nl",
                "https://uitpas.be/c/demo-permanent#qr=other",
                "https://uitpas.be/c/demo%2Dpermanent",
                "https://uitpas.be/c/demo-permanent?qr=",
                "https://uitpas.be/c/demo-permanent/?qr=&lang=nl",
                "https://uitpas.be/c/demo-permanent//",
                "https://uitpas.be/#/q/demo-permanent",
                "https://uitpas.be/#/q/demo-permanent?lang=nl",
                "https://uitpas.be:8443/demo-permanent?sqr=other"
            })
    void of_an_address_without_that_parameter_the_last_path_segment_counts(String text) {
        assertThat(codeIn(text)).isEqualTo("demo-permanent");
    }

    @ParameterizedTest
    @CsvSource({
        "https://uitpas.be/?qr=a%26b%3Dc, a&b=c",
        "https://uitpas.be/?qr=caf%C3%A9, café",
        "https://uitpas.be/?qr=cafe%CC%81, café"
    })
    void an_encoded_code_is_decoded(String text, String code) {
        assertThat(codeIn(text)).isEqualTo(code);
    }

    @Test
    void a_plus_in_a_path_is_a_plus() {
        assertThat(codeIn("https://uitpas.be/c/a+b")).isEqualTo("a+b");
    }

    @Test
    void of_several_qr_parameters_the_first_counts() {
        assertThat(codeIn("https://uitpas.be/?qr=one&qr=two")).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://uitpas.be/?qr=100%", "https://uitpas.be/c/100%"})
    void a_broken_escape_is_taken_literally(String text) {
        assertThat(codeIn(text)).isEqualTo("100%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \t\n", "https://uitpas.be", "https://uitpas.be/", "https://uitpas.be/?qr=", "\uFEFF\u200B"
            })
    void where_there_is_nothing_the_code_is_empty(String text) {
        assertThat(codeIn(text)).isEmpty();
    }

    @Test
    void a_text_that_only_looks_a_little_like_an_address_is_a_bare_code() {
        assertThat(codeIn("qr=abc")).isEqualTo("qr=abc");
        assertThat(codeIn("uitpas.be/abc")).isEqualTo("uitpas.be/abc");
        assertThat(codeIn("a#b")).isEqualTo("a#b");
    }

    @Test
    void a_text_of_several_kilobytes_is_read_like_a_short_one() {
        var padding = "x".repeat(60_000);
        assertThat(codeIn(padding)).isEqualTo(padding);
        assertThat(codeIn("https://uitpas.be/" + padding.replace("x", "/") + "?p=" + padding + "&qr=abc"))
                .isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_text_is_too_strange_to_be_read(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            var code = codeIn(strangeText(random));
            assertThat(code).isEqualTo(code.strip());
        }
    }

    private static String strangeText(Random random) {
        return Stream.generate(() -> piece(random)).limit(random.nextInt(12)).collect(Collectors.joining());
    }

    private static String piece(Random random) {
        var pieces = new String[] {
            "https://",
            "://",
            "/",
            "?",
            "&",
            "qr=",
            "=",
            "#",
            "%",
            "%4",
            "%41",
            "%C3",
            "+",
            " ",
            "\n",
            "\0",
            "a",
            "é",
            "\uD83D"
        };
        int choice = random.nextInt(pieces.length + 1);
        return choice < pieces.length ? pieces[choice] : String.valueOf((char) random.nextInt(0x10000));
    }

    private static String codeIn(String text) {
        return new ScannedText(text).code();
    }
}
