package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of an organiser's events. */
class EventListPagesTest {
    private static final String CHESS = "/events/5a0967f9-cc06-4c3c-9206-30481a767434";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final PlainClient ann = PAGES.signedIn("ann");

    private final String werf = PAGES.organisationOf(OwnPages.WERF);

    @Test
    void the_list_has_the_events_of_ones_organisations_and_todays_first() {
        var list = ann.get("/events").body();

        assertThat(titles(list))
                .startsWith("Ochtendconcert", "Open dag", "Schaken in De Werf", "Première")
                .contains("Voorbije lezing", "Vrij podium", "Cultuurnet Vlaanderen")
                .doesNotContain("Leesclub");
        assertThat(titles(PAGES.signedIn("ben").get("/events").body())).containsExactly("Leesclub");
    }

    @Test
    void an_administrator_sees_the_events_of_all_organisations() {
        assertThat(titles(PAGES.signedIn("admin").get("/events").body())).contains("Leesclub", "Open dag");
    }

    @Test
    void who_works_nowhere_is_told_so_and_may_make_nothing() {
        var jef = PAGES.signedIn("jef");

        assertThat(jef.get("/events").body())
                .contains("Je werkt aan geen balie die activiteiten mag zien.")
                .doesNotContain("/events/new");
        assertThat(jef.get("/events/new").status()).isEqualTo(404);
        assertThat(jef.get(CHESS).status()).isEqualTo(404);
        assertThat(jef.send("/events/new", "formToken", jef.formToken(), "title", "Feest")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_list_is_filtered_and_searched_together() {
        assertThat(titles(ann.get("/events?stage=past").body()))
                .contains("Voorbije lezing")
                .doesNotContain("Open dag");
        assertThat(titles(ann.get("/events?stage=permanent&search=PODIUM").body()))
                .containsExactly("Vrij podium");
        assertThat(titles(ann.get("/events?stage=today").body()))
                .containsExactly("Ochtendconcert", "Open dag", "Schaken in De Werf");
        assertThat(ann.get("/events?search=Zonnebloem").body()).contains("Niets gevonden voor ‘Zonnebloem’.");
        assertThat(ann.get("/events?stage=unheard-of&page=-3&sort=none").status())
                .isEqualTo(200);
    }

    @Test
    void two_hundred_events_are_read_page_by_page_and_none_twice() {
        PAGES.execute("""
                insert into event (cdbid, title, organiser_id, calendar)
                select 'many-' || number, 'Zwaluw', %s, '{"kind": "permanent"}' from generate_series(1, 200) as number
                """.formatted(werf));
        var seen = new ArrayList<String>();
        for (int page = 1; page <= 8; page++) {
            var answer = ann.get("/events?search=zwaluw&page=" + page);
            Pattern.compile("href=\"/events/(many-\\d+)\"")
                    .matcher(answer.body())
                    .results()
                    .forEach(found -> seen.add(found.group(1)));
            assertThat(answer.body().length()).isLessThan(60_000);
        }
        PAGES.execute("delete from event where cdbid like 'many-%'");

        assertThat(seen).hasSize(200).doesNotHaveDuplicates();
    }

    private static List<String> titles(String page) {
        return Pattern.compile("<th scope=\"row\"[^>]*><a [^>]*>([^<]*)</a>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
