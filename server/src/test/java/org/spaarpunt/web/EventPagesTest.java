package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/** Organisers make, change and cancel their events. */
class EventPagesTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient ann;
    private String token;
    private String werf;

    @BeforeEach
    void signIn() {
        PAGES.execute("delete from event where cdbid in ('guest', 'from-uit', 'closed-once', 'many-dates')");
        ann = PAGES.signedIn("ann");
        token = ann.formToken();
        werf = PAGES.organisationOf(OwnPages.WERF);
    }

    @Test
    void an_event_is_made_once_however_often_the_form_is_sent() {
        var form =
                filled(Map.of("title", "Quiz <b>& co</b>", "day1", "2026-12-05", "start1", "20:00", "end1", "01:00"));
        var once = PlainClient.field(ann.get("/events/new"), "once");
        form.put("once", once);

        var first = ann.post("/events/new", parameters(form));
        var second = ann.post("/events/new", parameters(form));

        assertThat(first.status()).isEqualTo(303);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        var made = ann.get(ann.get(first.header("Location").orElseThrow())
                .header("Location")
                .orElseThrow());
        assertThat(made.body())
                .contains(
                        "De activiteit is aangemaakt.",
                        "Quiz &lt;b&gt;&amp; co&lt;/b&gt;",
                        "5 december 2026, 20:00–01:00",
                        "Een pas spaart hier hoogstens 1 punt per dag.",
                        "Inchecken kan van 5 december 2026, 15:00 tot 6 december 2026, 06:00.")
                .doesNotContain("<b>");
        assertThat(PAGES.texts("""
                select calendar::text || ' ' || source || ' ' || limit_chosen from event where title = 'Quiz <b>& co</b>'
                """))
                .containsExactly(
                        "{\"kind\": \"dates\", \"dates\": [{\"end\": \"2026-12-06T01:00\", \"start\": \"2026-12-05T20:00\"}]}"
                                + " LOCAL true");
        assertThat(PAGES.texts("select details from audit_entry where act = 'EVENT_CREATED' order by id desc limit 1"))
                .containsExactly("1 points, 1 per DAY, 300 minutes before, 300 after");
    }

    @Test
    void a_new_event_takes_check_ins_at_once() {
        var cdbid = made(Map.of("title", "Meteen open", "kind", "permanent"));

        assertThat(PAGES.server()
                        .as(DemoProfile.COUNTER)
                        .post("uitpas/passholder/checkin", "cdbid", cdbid, "uitpasNumber", "0900000095902")
                        .body())
                .contains("<points>21</points>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title | '' | title | Geef de activiteit een titel.
            title | '   ' | title | Geef de activiteit een titel.
            organiser | '' | organiser | Kies wie de activiteit organiseert.
            organiser | 999999 | organiser | Kies wie de activiteit organiseert.
            organiser | x' or 1=1 | organiser | Kies wie de activiteit organiseert.
            place | Nergens | place | We kennen geen plaats met deze naam. Zoek een andere, of laat dit leeg.
            kind | '' | kind | Kies wanneer de activiteit plaatsvindt.
            kind | kept | kind | Kies wanneer de activiteit plaatsvindt.
            day1 | '' | day1 | Vul een dag in.
            day1 | 2026-02-30 | day1 | Dit is geen datum. Schrijf ze als 31/12/2026.
            day1 | 31/02/2026 | day1 | Dit is geen datum. Schrijf ze als 31/12/2026.
            day1 | 0026-02-20 | day1 | Dit is geen datum. Schrijf ze als 31/12/2026.
            day1 | +12345-01-01 | day1 | Dit is geen datum. Schrijf ze als 31/12/2026.
            until1 | 2026-12-04 | until1 | De laatste dag komt voor de eerste.
            start1 | 25:00 | start1 | Dit is geen uur. Schrijf het als 20:00.
            end1 | 23:00 | start1 | Vul ook in wanneer het begint.
            points | 0 | points | Vul een getal in van 1 tot 1000.
            points | 1001 | points | Vul een getal in van 1 tot 1000.
            points | veel | points | Vul een getal in van 1 tot 1000.
            points | 99999999999 | points | Vul een getal in van 1 tot 1000.
            volume | 0 | volume | Vul een getal in van 1 tot 100.
            volume | '' | volume | Vul een getal in van 1 tot 100.
            period | FORTNIGHT | period | Kies een periode uit de lijst.
            before | 49 | before | Vul een aantal uren in, van 0 tot 48, zoals 5 of 0:30.
            before | -1 | before | Vul een aantal uren in, van 0 tot 48, zoals 5 of 0:30.
            after | 0:75 | after | Vul een aantal uren in, van 0 tot 48, zoals 5 of 0:30.
            after | '' | after | Vul een aantal uren in, van 0 tot 48, zoals 5 of 0:30.
            """)
    void a_wrong_value_is_named_at_its_field_and_nothing_typed_is_lost(
            String field, String value, String errorAt, String error) {
        var form = filled(Map.of("description", "Breng <i>je eigen</i> bord mee"));
        form.put(field, value);
        var before = PAGES.count("select count(*) from event");

        var answer = ann.post("/events/new", parameters(form));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "<p class=\"error\" id=\"" + errorAt + "-error\">" + error + "</p>",
                        "<a href=\"#" + errorAt + "\">",
                        "Breng &lt;i&gt;je eigen&lt;/i&gt; bord mee");
        assertThat(PAGES.count("select count(*) from event")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "organiser", "kind", "day1", "points", "volume", "period", "before", "after"})
    void a_form_without_a_field_is_rejected_in_a_friendly_way(String field) {
        var form = filled(Map.of());
        form.remove(field);

        var answer = ann.post("/events/new", parameters(form));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Kijk dit nog even na:");
    }

    @Test
    void what_is_too_long_or_cannot_be_stored_is_rejected() {
        assertThat(sent("title", "x".repeat(201))).contains("Dit is te lang: hoogstens 200 tekens.");
        assertThat(sent("title", "a\u0007b")).contains("Hier staan tekens in die we niet kunnen bewaren.");
        assertThat(sent("description", "x".repeat(4_001))).contains("Dit is te lang: hoogstens 4000 tekens.");
        assertThat(sent("description", "a\u0007b")).contains("Hier staan tekens in die we niet kunnen bewaren.");
        assertThat(sent("city", "x".repeat(201))).contains("Dit is te lang: hoogstens 200 tekens.");
    }

    @Test
    void a_form_of_another_site_or_session_makes_nothing() {
        var form = filled(Map.of());
        var before = PAGES.count("select count(*) from event");

        assertThat(PAGES.signedIn("ann")
                        .with("Sec-Fetch-Site", "cross-site")
                        .post("/events/new", parameters(form))
                        .status())
                .isEqualTo(403);
        assertThat(PAGES.signedIn("ann").post("/events/new", parameters(form)).status())
                .isEqualTo(403);
        assertThat(PAGES.client().post("/events/new", parameters(form)).body()).contains("name=\"password\"");
        assertThat(PAGES.count("select count(*) from event")).isEqualTo(before);
    }

    @Test
    void a_field_that_is_sent_twice_counts_once() {
        var twice =
                new ArrayList<>(parameters(filled(Map.of("title", "Eerste"))).pairs());
        twice.add(new Parameter("title", "Tweede"));

        assertThat(ann.post("/events/new", new Parameters(twice)).status()).isEqualTo(303);
        assertThat(PAGES.count("select count(*) from event where title in ('Eerste', 'Tweede')"))
                .isEqualTo(1);
    }

    @Test
    void more_dates_and_a_preview_are_asked_for_without_saving() {
        var form = filled(Map.of("title", "", "points", "3", "volume", "2"));
        form.put("act", "more");
        var more = ann.post("/events/new", parameters(form));
        form.put("act", "preview");
        form.put("title", "Dubbel");
        var preview = ann.post("/events/new", parameters(form));

        assertThat(more.status()).isEqualTo(200);
        assertThat(more.body()).contains("name=\"day5\"").doesNotContain("class=\"error\"");
        assertThat(preview.body())
                .contains(
                        "Dit is nog niet bewaard.",
                        "Een pas spaart hier hoogstens 6 punten per dag.",
                        "Ze kan hoogstens 2 keer per dag inchecken, telkens voor 3 punten.");
        assertThat(PAGES.count("select count(*) from event where title = 'Dubbel'"))
                .isZero();
    }

    @Test
    void a_period_with_opening_hours_is_read_as_people_write_them() {
        var cdbid = made(Map.of(
                "title", "Zomerbar",
                "kind", "periodic",
                "first", "01/07/2027",
                "last", "2027-08-31",
                "friday", "17u30-1:00",
                "sunday", "10-12; 14.00 – 18.00"));

        assertThat(PAGES.texts("select calendar::text from event where cdbid = '" + cdbid + "'"))
                .containsExactly(
                        "{\"to\": \"2027-08-31\", \"from\": \"2027-07-01\", \"kind\": \"periodic\", \"hours\": "
                                + "{\"friday\": [\"17:30-01:00\"], \"sunday\": [\"10:00-12:00\", \"14:00-18:00\"]}}");
        assertThat(ann.get("/events/" + cdbid).body()).contains("value=\"10:00-12:00, 14:00-18:00\"");
        assertThat(sent("kind", "permanent", "monday", "9 tot 5"))
                .contains(
                        "<p class=\"error\" id=\"monday-error\">Schrijf openingsuren als 9:00-12:00, 13:30-17:00.</p>");
    }

    @Test
    void a_change_is_saved_in_the_log_and_in_force_at_once() {
        var page = "/events/" + made(Map.of("title", "Vroeg"));
        var form = filled(Map.of("title", "Laat", "points", "4", "period", "NONE", "before", "0:30", "after", "2"));
        form.put("act", "saveEvent");

        var saved = ann.post(page, parameters(seen(page, form)));

        assertThat(saved.header("Location")).contains(page + "?done=saveEvent");
        assertThat(ann.get(page + "?done=saveEvent").body())
                .contains(
                        "De activiteit is bewaard.",
                        "<h1>Laat</h1>",
                        "Een pas kan hier zo vaak inchecken als ze wil, en spaart elke keer 4 punten.",
                        "value=\"0:30\"");
        assertThat(PAGES.texts("select details from audit_entry where act = 'EVENT_CHANGED' order by id desc limit 1"))
                .containsExactly("4 points, no limit, 30 minutes before, 120 after");
        assertThat(ann.post(page, parameters(form)).header("Location")).contains(page);
        assertThat(PAGES.count("select count(*) from audit_entry where act = 'EVENT_CHANGED' and subject = '"
                        + page.substring("/events/".length()) + "'"))
                .isEqualTo(1);
    }

    @Test
    void what_somebody_else_changed_in_the_meantime_is_told_and_kept() {
        var page = "/events/" + made(Map.of("title", "Quiz", "start1", "20:00"));
        var one = seen(page, filled(Map.of("title", "Pubquiz", "start1", "19:00", "act", "saveEvent")));
        var other = seen(page, filled(Map.of("title", "Kwis", "start1", "20:00", "points", "3", "act", "saveEvent")));
        ann.post(page, parameters(one));

        var refused = ann.post(page, parameters(other));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains(
                        "Er is nog niets bewaard: iemand anders wijzigde deze activiteit terwijl je bezig was.",
                        "Titel: Pubquiz <strong>Jij wijzigde dit ook: hieronder staat wat jij invulde.</strong>",
                        "<li>Wanneer?: 5 december 2026, vanaf 19:00</li>",
                        "name=\"title\" type=\"text\" value=\"Kwis\"",
                        "value=\"19:00\"");
        assertThat(refused.body()).contains("name=\"points\" type=\"number\" value=\"3\"");

        var merged = filled(Map.of("title", "Kwis", "start1", "19:00", "points", "3", "act", "saveEvent"));
        merged.put("version", PlainClient.field(refused, "version"));
        assertThat(ann.post(page, parameters(merged)).header("Location")).contains(page + "?done=saveEvent");
        assertThat(ann.get(page).body()).contains("<h1>Kwis</h1>", "value=\"19:00\"");
    }

    @Test
    void a_preview_keeps_the_version_that_was_changed() {
        var page = "/events/" + made(Map.of("title", "Zwemmen"));
        var form = seen(page, filled(Map.of("title", "Baantjes", "act", "preview")));
        PAGES.execute("update event set title = 'Zwemmen met muziek' where title = 'Zwemmen'");

        var preview = ann.post(page, parameters(form));
        form.put("version", PlainClient.field(preview, "version"));
        form.put("act", "saveEvent");

        assertThat(ann.post(page, parameters(form)).status()).isEqualTo(409);
    }

    @Test
    void an_event_is_cancelled_after_a_question_and_can_take_place_after_all() {
        var page = "/events/" + made(Map.of("title", "Afgelast", "kind", "permanent"));
        var cdbid = page.substring("/events/".length());

        var question = ann.send(page, "formToken", token, "act", "cancelEvent");
        assertThat(question.header("Location")).contains(page + "?ask=cancelEvent");
        assertThat(ann.get(page + "?ask=cancelEvent").body())
                .contains("Afgelast annuleren?", "Niemand kan nog inchecken");
        ann.send(page, "formToken", token, "act", "cancelEvent", "confirmed", "yes");

        assertThat(ann.get(page).body()).contains("Deze activiteit is geannuleerd.", "Toch laten doorgaan");
        assertThat(PAGES.server()
                        .as(DemoProfile.COUNTER)
                        .post("uitpas/passholder/checkin", "cdbid", cdbid, "uitpasNumber", "0930056878802")
                        .body())
                .contains("CHECKIN_CURRENTLY_NOT_ALLOWED");
        ann.send(page, "formToken", token, "act", "reopenEvent");
        assertThat(ann.get(page).body()).doesNotContain("Deze activiteit is geannuleerd.");
    }

    @Test
    void of_an_event_of_uitdatabank_only_the_terms_change() {
        PAGES.execute("""
                insert into event (cdbid, title, organiser_id, calendar, source, source_host)
                values ('from-uit', 'Elders gemaakt', %s, '{"kind": "permanent"}', 'UITDATABANK', 'io.uitdatabank.be')
                on conflict do nothing
                """.formatted(werf));
        var page = "/events/from-uit";

        assertThat(ann.get(page).body())
                .contains("Deze activiteit komt uit UiTdatabank")
                .doesNotContain("name=\"title\"");
        ann.send(
                page,
                "formToken",
                token,
                "act",
                "saveTerms",
                "version",
                PlainClient.field(ann.get(page), "version"),
                "points",
                "7",
                "volume",
                "1",
                "period",
                "MONTH",
                "before",
                "1",
                "after",
                "1");
        ann.post(page, parameters(seen(page, with(filled(Map.of("title", "Anders")), "act", "saveEvent"))));
        ann.send(page, "formToken", token, "act", "cancelEvent", "confirmed", "yes");

        assertThat(PAGES.texts("""
                select title || ' ' || points || ' ' || limit_period || ' ' || limit_chosen || ' ' || availability
                from event where cdbid = 'from-uit'
                """)).containsExactly("Elders gemaakt 7 MONTH true AVAILABLE");
    }

    @Test
    void the_host_of_an_event_sees_it_and_changes_nothing() {
        PAGES.execute("""
                insert into event (cdbid, title, organiser_id, location_id, calendar)
                select 'guest', 'Gastvoorstelling', haaltert.organisation_id, %s, '{"kind": "permanent"}'
                from counter haaltert where consumer_key = 'demo-library-haaltert'
                on conflict do nothing
                """.formatted(werf));

        assertThat(ann.get("/events/guest").body())
                .contains("Alleen Bibliotheek Haaltert kan deze activiteit wijzigen.")
                .doesNotContain("saveEvent");
        assertThat(ann.post("/events/guest", parameters(with(filled(Map.of("title", "Van ons")), "act", "saveEvent")))
                        .status())
                .isEqualTo(404);
        assertThat(PAGES.texts("select title from event where cdbid = 'guest'")).containsExactly("Gastvoorstelling");
    }

    @Test
    void days_with_other_hours_and_many_dates_survive_a_change_of_the_title() {
        PAGES.execute("""
                insert into event (cdbid, title, organiser_id, calendar) values
                ('closed-once', 'Museum', %1$s,
                 '{"kind": "permanent", "adjusted": [{"first": "2026-12-24", "last": "2026-12-31"}]}'),
                ('many-dates', 'Reeks', %1$s,
                 (select jsonb_build_object('kind', 'dates', 'dates', jsonb_agg(jsonb_build_object('start',
                      to_char(date '2026-01-01' + number, 'YYYY-MM-DD') || 'T20:00'))) from generate_series(1, 100) number))
                on conflict do nothing
                """.formatted(werf));

        ann.post(
                "/events/closed-once",
                parameters(seen(
                        "/events/closed-once",
                        with(filled(Map.of("title", "Nieuw", "kind", "permanent")), "act", "saveEvent"))));
        ann.post(
                "/events/many-dates",
                parameters(seen(
                        "/events/many-dates",
                        with(filled(Map.of("title", "Nieuw", "kind", "kept")), "act", "saveEvent"))));

        assertThat(PAGES.texts("select calendar::text from event where cdbid = 'closed-once' and title = 'Nieuw'"))
                .hasSize(1)
                .allSatisfy(calendar -> assertThat(calendar).contains("2026-12-24"));
        assertThat(
                        PAGES.texts(
                                "select jsonb_array_length(calendar -> 'dates')::text from event where cdbid = 'many-dates' and title = 'Nieuw'"))
                .containsExactly("100");
        assertThat(ann.get("/events/many-dates").body()).contains("meer dan 60 data");
    }

    private String sent(String... namesAndValues) {
        var form = filled(Map.of());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        var answer = ann.post("/events/new", parameters(form));
        assertThat(answer.status()).isEqualTo(400);
        return answer.body();
    }

    /** Makes an event, and returns its cdbid. */
    private String made(Map<String, String> values) {
        var receipt = ann.post("/events/new", parameters(filled(values)));
        var page = ann.get(receipt.header("Location").orElseThrow())
                .header("Location")
                .orElseThrow();
        return page.substring("/events/".length(), page.indexOf('?'));
    }

    /** A form as it was filled in on a page that shows the event as it is now. */
    private Map<String, String> seen(String page, Map<String, String> form) {
        return with(form, "version", PlainClient.field(ann.get(page), "version"));
    }

    private Map<String, String> filled(Map<String, String> values) {
        var form = new HashMap<>(Map.of(
                "formToken", token,
                "title", "Feest",
                "organiser", werf,
                "place", "CC De Werf",
                "kind", "dates",
                "day1", "2026-12-05",
                "points", "1",
                "volume", "1",
                "period", "DAY"));
        form.put("before", "5");
        form.put("after", "5");
        form.putAll(values);
        return form;
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        form.put(name, value);
        return form;
    }

    private static Parameters parameters(Map<String, String> form) {
        return new Parameters(form.entrySet().stream()
                .map(field -> new Parameter(field.getKey(), field.getValue()))
                .toList());
    }
}
