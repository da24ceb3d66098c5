package org.spaarpunt.api4.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.languages.Language;

/** Every problem has a text for people, in every language. */
class ProblemTextsTest {
    private static final Pattern PLACE = Pattern.compile("%\\d\\$s");

    @ParameterizedTest
    @EnumSource
    void every_type_has_a_text_in_every_language(ProblemType type) {
        assertThat(ProblemText.of(type).inEveryLanguage())
                .containsOnlyKeys("nl", "en", "fr", "de")
                .allSatisfy((_, text) -> assertThat(text).isNotBlank().doesNotContain("%"));
    }

    @ParameterizedTest
    @EnumSource
    void the_languages_have_the_same_texts_with_the_same_places(Language language) throws IOException {
        var dutch = texts(Language.NL);
        var texts = texts(language);

        assertThat(texts.keySet()).isEqualTo(dutch.keySet());
        for (var key : dutch.stringPropertyNames()) {
            assertThat(places(texts.getProperty(key))).as(key).isEqualTo(places(dutch.getProperty(key)));
        }
    }

    private static long places(String text) {
        return PLACE.matcher(text).results().count();
    }

    private static Properties texts(Language language) throws IOException {
        var texts = new Properties();
        try (var file = ProblemText.class.getResourceAsStream("problems_" + language.tag() + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
