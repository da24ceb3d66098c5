package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Chromium;

/** Organisers find by name where an event takes place. */
class EventPlacesTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final PlainClient ann = PAGES.signedIn("ann");
    private final String token = ann.formToken();

    @BeforeEach
    void openTwoHallsOfOneName() {
        PAGES.execute("delete from event where title <> 'hall' and location_id in (select id from organisation"
                + " where external_id in ('hall-1', 'hall-2', 'hall-3'))");
        PAGES.execute("""
                insert into organisation (external_id, name)
                values ('hall-1', 'Zaal Famíliä'), ('hall-2', 'Zaal Famíliä'), ('hall-3', 'Feestzaal Ten Bosse'), ('hall-4', 'Zaal Leeg')
                on conflict do nothing
                """);
        PAGES.execute("""
                insert into event (cdbid, title, organiser_id, location_id, city, calendar)
                select external_id, 'hall', (select organisation_id from counter where consumer_key = 'demo-library-haaltert'),
                       id, case external_id when 'hall-1' then 'Haaltert' else 'Erpe' end, '{"kind": "permanent"}'
                from organisation where external_id in ('hall-1', 'hall-2', 'hall-3')
                on conflict do nothing
                """);
    }

    @Test
    void a_place_is_found_and_chosen_in_a_browser_without_scripts() {
        try (var context = Chromium.context(new NewContextOptions().setLocale("nl-BE"));
                var page = context.newPage()) {
            page.navigate(PAGES.server().uri() + "/sign-in?next=/events/new");
            page.getByLabel("Gebruikersnaam of e-mailadres").fill("ann");
            page.getByLabel("Wachtwoord").fill("demo");
            page.locator("main button").click();
            page.getByLabel("Titel").fill("Winterbal");
            page.getByLabel("Organisator").selectOption("CC De Werf");
            page.getByLabel("Altijd").check();
            page.getByLabel("Plaats", new Page.GetByLabelOptions().setExact(true))
                    .fill("famil");
            page.locator("[value=searchPlace]").click();
            page.getByLabel("Zaal Famíliä Erpe").check();
            page.getByText("Activiteit aanmaken").click();

            assertThat(page.locator(".done").textContent()).isEqualTo("De activiteit is aangemaakt.");
            assertThat(page.locator(".lead").textContent()).contains("Zaal Famíliä");
            assertThat(page.getByLabel("Plaats", new Page.GetByLabelOptions().setExact(true))
                            .inputValue())
                    .isEqualTo("Zaal Famíliä");
            page.getByLabel("Titel").fill("Winterbal 2");
            page.getByLabel("Titel").press("Enter");
            assertThat(page.locator(".done").textContent()).isEqualTo("De activiteit is bewaard.");
        }
        assertThat(placeOf("Winterbal 2")).containsExactly("hall-2");
    }

    @Test
    void a_search_keeps_what_was_typed_and_shows_the_city_of_each_place() {
        var answer = sent("act", "searchPlace", "title", "", "description", "Breng volk mee", "place", "FAMILIA zaal");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .containsSubsequence(
                        "Breng volk mee", "value=\"FAMILIA zaal\"", "Zaal Famíliä", "Erpe", "Zaal Famíliä", "Haaltert")
                .doesNotContain("Ten Bosse", "class=\"error\"");
    }

    @Test
    void places_of_the_same_name_and_city_are_told_apart_by_their_street_or_else_by_their_id() {
        PAGES.execute("update event set city = 'Erpe' where title = 'hall' and cdbid = 'hall-1'");
        var page = sent("act", "searchPlace", "place", "familia").body();
        assertThat(page).containsSubsequence("Erpe, hall-1", "Erpe, hall-2");

        PAGES.execute("update event set city = 'Haaltert' where title = 'hall' and cdbid = 'hall-1'");
        assertThat(sent("act", "searchPlace", "place", "familia").body()).doesNotContain("hall-1", "hall-2");

        assertThat(sent("act", "searchPlace", "place", "de werf").body())
                .contains("<span class=\"muted\">Molenstraat 51, Aalst</span>");
    }

    @Test
    void a_search_that_finds_nothing_says_so() {
        assertThat(sent("act", "searchPlace", "place", "zonnebloem").body())
                .contains("Er is geen plaats gevonden voor ‘zonnebloem’.");
        assertThat(sent("act", "searchPlace", "place", "").body()).contains("Vul eerst een deel van de naam in.");
        assertThat(sent("act", "searchPlace", "place", "&!|:* '").body()).contains("Er is geen plaats gevonden voor");
    }

    @Test
    void an_organisation_where_nothing_takes_place_is_no_place() {
        assertThat(sent("act", "searchPlace", "place", "leeg").body())
                .contains("Er is geen plaats gevonden voor ‘leeg’.");
        assertThat(sent("title", "Leeg", "place", "Zaal Leeg").status()).isEqualTo(400);
    }

    @Test
    void a_name_that_only_one_place_has_needs_no_search() {
        assertThat(sent("title", "Getypt", "place", "feestzaal TEN BOSSE").status())
                .isEqualTo(303);

        assertThat(placeOf("Getypt")).containsExactly("hall-3");
    }

    @Test
    void of_several_places_with_the_same_name_one_must_be_chosen() {
        var asked = sent("title", "Dubbel", "place", "zaal familia");
        assertThat(asked.status()).isEqualTo(400);
        assertThat(asked.body())
                .contains("Kies hieronder welke plaats je bedoelt.", "Haaltert", "Erpe")
                .doesNotContain("Ten Bosse");

        var chosen =
                sent("title", "Dubbel", "place", "zaal familia", "placeOf", "zaal familia", "placeId", id("hall-1"));
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(placeOf("Dubbel")).containsExactly("hall-1");
    }

    @Test
    void a_place_that_was_chosen_counts_no_more_once_another_name_is_typed() {
        var changed = sent(
                "title", "Anders", "place", "Feestzaal Ten Bosse", "placeOf", "Zaal Famíliä", "placeId", id("hall-1"));
        assertThat(changed.status()).isEqualTo(303);
        assertThat(placeOf("Anders")).containsExactly("hall-3");

        var emptied = sent("title", "Nergens", "place", "", "placeOf", "Zaal Famíliä", "placeId", id("hall-1"));
        assertThat(emptied.status()).isEqualTo(303);
        assertThat(placeOf("Nergens")).isEmpty();
        assertThat(sent("title", "Vals", "place", "x", "placeOf", "x", "placeId", "999999")
                        .status())
                .isEqualTo(400);
        assertThat(sent("title", "Vals", "place", "x", "placeOf", "x", "placeId", "x'")
                        .status())
                .isEqualTo(400);
    }

    private Answer sent(String... namesAndValues) {
        var fields = new ArrayList<>(Arrays.asList(namesAndValues));
        var usual = List.of(
                "formToken",
                token,
                "organiser",
                id(OwnPages.WERF),
                "kind",
                "permanent",
                "points",
                "1",
                "volume",
                "1",
                "period",
                "DAY",
                "before",
                "5",
                "after",
                "5",
                "once",
                String.valueOf(System.nanoTime()));
        fields.addAll(usual);
        return ann.send("/events/new", fields.toArray(String[]::new));
    }

    private static String id(String externalId) {
        return PAGES.texts("select id::text from organisation where external_id = '" + externalId + "'")
                .getFirst();
    }

    private static List<String> placeOf(String title) {
        return PAGES.texts(
                "select external_id from event join organisation on organisation.id = location_id where title = '"
                        + title + "'");
    }
}
