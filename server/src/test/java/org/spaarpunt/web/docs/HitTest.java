package org.spaarpunt.web.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spaarpunt.web.docs.DocsSearch.Hit;

/** How a list shows what was found in the documentation. */
class HitTest {
    @Test
    void a_short_text_is_shown_whole() {
        assertThat(hit("Past check-ins").beginning()).isEqualTo("Past check-ins");
    }

    @Test
    void a_long_text_ends_with_a_whole_word() {
        assertThat(hit("word ".repeat(31) + "checkins and more").beginning())
                .isEqualTo("word ".repeat(31).strip() + " …");
    }

    @Test
    void a_long_text_without_spaces_is_cut() {
        assertThat(hit("x".repeat(200)).beginning()).isEqualTo("x".repeat(160) + " …");
    }

    private static Hit hit(String text) {
        return new Hit("code", "title", text, "/docs");
    }
}
