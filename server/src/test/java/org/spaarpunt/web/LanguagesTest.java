package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | Elk bezoek telt mee.
            en | Every visit counts.
            fr | Chaque visite compte.
            de | Jeder Besuch zählt.
            es | Elk bezoek telt mee.
            """)
    void a_browser_s_language_is_spoken(String language, String heading) {
        var page = PAGES.client().with("Accept-Language", language).get("/");

        assertThat(page.body()).contains(heading);
    }

    @Test
    void a_language_that_was_chosen_is_kept() {
        var client = PAGES.client().with("Accept-Language", "fr");

        assertThat(client.get("/?lang=de").body()).contains("<html lang=\"de\">");
        assertThat(client.get("/sign-in").body()).contains("<html lang=\"de\">");
        assertThat(client.get("/sign-in?lang=xx").body()).contains("<html lang=\"de\">");
    }

    @Test
    void a_page_leads_to_itself_in_every_other_language() {
        assertThat(PAGES.client().get("/sign-in?next=%2Faccount&lang=nl").body())
                .contains("href=\"/sign-in?next=%2Faccount&amp;lang=fr\"");
    }
}
