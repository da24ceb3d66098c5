package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who works at counters chooses one, and an event. */
class CounterChoicePagesTest {
    private static final String AT = "/counter/" + OwnPages.WERF;
    private static final String SCAN = AT + "/scan";
    private static final String VRIJ_PODIUM = "a89a2707-a35e-48da-aeda-307f857b93c0";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final PlainClient ann = PAGES.signedIn("ann");

    @Test
    void somebody_who_works_at_two_counters_chooses_one_and_the_last_used_comes_first() {
        assertThat(PAGES.client().signIn("ann").header("Location")).contains("/");
        assertThat(ann.get("/").header("Location")).contains("/counter");
        assertThat(ann.get("/counter").body()).containsSubsequence("CC De Werf", "CultuurNet Vlaanderen");

        ann.get("/counter/47B6FA21-ACB1-EA8F-2C231182C7DD0A19");

        assertThat(ann.get("/counter").body())
                .containsSubsequence("<main", "CultuurNet Vlaanderen", "laatst gebruikt", "CC De Werf");
    }

    @Test
    void somebody_who_works_at_one_counter_goes_straight_on() {
        assertThat(PAGES.signedIn("ben").get("/counter").header("Location")).contains("/counter/demo-library-haaltert");
    }

    @Test
    void somebody_who_works_nowhere_is_told_how_to_begin() {
        assertThat(PAGES.signedIn("jef").get("/counter").body()).contains("Je werkt nog aan geen enkele balie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-library-haaltert", "no-such-counter", "demo-counter-app", "%27%3B--"})
    void a_counter_where_somebody_does_not_work_is_answered_like_one_that_does_not_exist(String key) {
        for (var page : List.of("", "/scan", "/recent")) {
            var answer = ann.get("/counter/" + key + page);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("Je werkt niet aan deze balie").doesNotContain("Haaltert");
        }
    }

    @Test
    void a_counter_whose_application_was_revoked_is_closed() {
        PAGES.execute("update consumer set revoked_at = now() where key = '" + OwnPages.WERF + "'");
        PAGES.server().features().forgetChanged();
        try {
            assertThat(ann.get(SCAN).status()).isEqualTo(403);
        } finally {
            PAGES.execute("update consumer set revoked_at = null where key = '" + OwnPages.WERF + "'");
            PAGES.server().features().forgetChanged();
        }
    }

    @Test
    void the_events_of_today_are_offered_and_others_are_found() {
        var page = ann.get(AT).body();

        assertThat(page)
                .contains(
                        "Open dag",
                        "Schaken in De Werf",
                        "Vrij podium",
                        "Zonder activiteit",
                        "Inchecken kan de hele dag")
                .doesNotContain("Première", "Leesclub");
        assertThat(ann.get(AT + "?search=prem").body())
                .contains("Première", "Inchecken kan vanaf")
                .doesNotContain("Leesclub");
        assertThat(ann.get(AT + "?search=leesclub").body()).contains("Niets gevonden voor ‘leesclub’.");
    }

    @Test
    void the_event_that_was_used_last_comes_first() {
        ann.get(SCAN + "?event=" + VRIJ_PODIUM);

        assertThat(ann.get(AT).body()).containsSubsequence("<main", "Vrij podium", "laatst gebruikt", "Open dag");
    }
}
