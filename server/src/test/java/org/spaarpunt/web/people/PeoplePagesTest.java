package org.spaarpunt.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** Ann at De Werf, whose groups may register people in both card systems; Ben at the library, whose groups may check in. */
class PeoplePagesTest {
    private static final String PEOPLE = "/counter/" + OwnPages.WERF + "/people";
    private static final String NEW = PEOPLE + "/new";
    private static final String JEF = PEOPLE + "/demo-passholder-3";
    private static final String LIBRARY = "/counter/demo-library-haaltert/people";
    private static final String STOCK = "0900000091307";
    private static final String MORE_STOCK = "0900000092701";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient ann;
    private String token;

    @BeforeEach
    void signIn() {
        ann = PAGES.signedIn("ann");
        token = ann.formToken();
        PAGES.execute("delete from passholder where first_name = 'Mia' and not exists (select from card where "
                + "card.passholder_id = passholder.id)");
    }

    @Test
    void details_are_changed_at_the_counter_and_the_audit_log_has_both_values_sealed() {
        var form = details();
        form.put("street", "Nieuwstraat");
        form.put("email", "");
        form.put("firstName", "Jozef");

        assertThat(change(form).header("Location")).contains(JEF + "?done=changed");
        assertThat(PAGES.texts("select first_name || ' ' || street || ' [' || email || ']' from passholder "
                        + "where uid = 'demo-passholder-3'"))
                .containsExactly("Jozef Nieuwstraat []");
        assertThat(PAGES.texts("select detail.sealed from audit_entry join audit_detail detail on detail.entry = id "
                        + "where act = 'PASSHOLDER_UPDATED' order by id desc limit 1"))
                .allSatisfy(detail -> assertThat(detail).startsWith("sealed:").doesNotContain("Jozef"));
        restoreJef();
    }

    @Test
    void of_two_employees_who_change_the_same_person_the_second_sees_what_the_first_did() {
        var form = details();
        PAGES.execute("update passholder set gsm = '0470 00 00 99' where uid = 'demo-passholder-3'");
        form.put("street", "Nieuwstraat");

        var answer = change(form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "Iemand anders heeft deze gegevens intussen gewijzigd",
                        "0470 00 00 99",
                        "value=\"Nieuwstraat\"");
        assertThat(PAGES.count("select count(*) from passholder where street = 'Nieuwstraat'"))
                .isZero();

        form.put("seen", PlainClient.field(answer, "seen"));
        form.put("gsm", "0470 00 00 99");
        assertThat(change(form).header("Location")).contains(JEF + "?done=changed");
        restoreJef();
    }

    @Test
    void a_counter_without_that_right_changes_nobody_and_is_offered_no_form() {
        var ben = PAGES.signedIn("ben");
        var there = LIBRARY + "/demo-passholder-3/change";

        assertThat(ben.get(there).status()).isIn(403, 404);
        assertThat(ben.send(there, "formToken", ben.formToken(), "firstName", "Jozef")
                        .status())
                .isIn(403, 404);
    }

    private Map<String, String> details() {
        var page = ann.get(JEF + "/change");
        var form = new LinkedHashMap<String, String>();
        for (var field : List.of(
                "seen",
                "firstName",
                "name",
                "dateOfBirth",
                "street",
                "number",
                "box",
                "postalCode",
                "city",
                "email",
                "gsm")) {
            form.put(field, valueOf(page, field));
        }
        return form;
    }

    private static String valueOf(Answer page, String field) {
        var matcher = Pattern.compile("name=\"" + field + "\"[^>]* value=\"([^\"]*)\"")
                .matcher(page.body());
        assertThat(matcher.find()).as(field).isTrue();
        return matcher.group(1);
    }

    private Answer change(Map<String, String> form) {
        return send(
                JEF + "/change",
                form.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    private static void restoreJef() {
        PAGES.execute(
                "update passholder set first_name = 'Jef', street = 'Kattestraat', gsm = '0470 00 00 03', email = 'jef@demo.example' "
                        + "where uid = 'demo-passholder-3'");
    }

    @Test
    void a_name_is_found_in_any_order_and_stands_in_no_address() {
        var sent = send(PEOPLE, "search", "lambrecht JEF");
        var results = sent.header("Location").orElseThrow();

        assertThat(results).startsWith(PEOPLE + "?find=sealed").doesNotContainIgnoringCase("lambrecht");
        assertThat(ann.get(results).body()).contains("href=\"" + JEF + "\"", "17 mei 1990", "value=\"lambrecht JEF\"");
    }

    @ParameterizedTest
    @CsvSource({"Lamb,''", "'',17/05/1990", "jef,1990-05-17", "ambrech,''"})
    void part_of_a_name_or_a_day_of_birth_is_enough(String name, String born) {
        var sent = send(PEOPLE, "search", name, "dateOfBirth", born);

        assertThat(ann.get(sent.header("Location").orElseThrow()).body()).contains("href=\"" + JEF + "\"");
    }

    @Test
    void a_search_without_result_says_so_and_another_person_s_results_cannot_be_opened() {
        var nobody = send(PEOPLE, "search", "Zzyzx").header("Location").orElseThrow();
        assertThat(ann.get(nobody).body()).contains("Niemand gevonden", NEW);

        var results = send(PEOPLE, "search", "jef").header("Location").orElseThrow();
        assertThat(PAGES.signedIn("ben")
                        .get(results.replace(OwnPages.WERF, "demo-library-haaltert"))
                        .body())
                .doesNotContain("Lambrecht");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0900000095902", " 0900 0000 95902 ", "04784CDAEE3880", "04:78:4c:da:ee:38:80"})
    void a_card_s_number_or_chip_leads_to_its_passholder(String number) {
        assertThat(send(PEOPLE, "search", number).header("Location")).contains(JEF);
    }

    @ParameterizedTest
    @CsvSource({
        "0900000095903,We vinden niemand met dit nummer.",
        "12345,Dit is geen kaartnummer",
        "'',Typ een naam",
        "0900000045410,Dit is een groepspas"
    })
    void a_wrong_number_is_said_at_the_field_and_stays_there(String number, String said) {
        var answer = send(PEOPLE, "search", number);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("id=\"search-error\">" + said, "aria-describedby=\"search-error", "value=\"" + number + "\"");
    }

    @Test
    void a_card_of_nobody_can_be_given_to_a_new_passholder() {
        var card = "0900000074519";
        var found = send(PEOPLE, "search", card);
        assertThat(found.body()).contains("Deze kaart is van niemand", "Registreer iemand met deze kaart");

        assertThat(send(NEW, "act", "start", "uitpasNumber", card).body()).contains("value=\"" + card + "\"");
    }

    @Test
    void a_person_is_shown_with_points_cards_and_the_reason_of_every_movement() {
        assertThat(ann.get(JEF).body())
                .contains("<h1>Jef Lambrecht</h1>", "data-points=\"20\"", "0900000095902", "Overgenomen van vroeger")
                .contains("Nieuwe kaart geven", "Blokkeren");
    }

    @Test
    void a_person_is_registered_with_a_card_once_however_often_the_form_is_sent() {
        var form = newcomer(STOCK);
        var registered = send(NEW, form);
        var person = registered.header("Location").orElseThrow();

        assertThat(person).startsWith(PEOPLE + "/").endsWith("?done=registered");
        assertThat(ann.get(person).body()).contains("Welkom!", "<h1>Mia Proef</h1>", STOCK);
        assertThat(send(NEW, form).header("Location")).contains(person);
        assertThat(PAGES.count("select count(*) from passholder where first_name = 'Mia'"))
                .isEqualTo(1);
        assertThat(PAGES.texts("select actor from audit_entry where act = 'PASSHOLDER_REGISTERED'"))
                .containsExactly("6b9f81a2-7505-4fdd-b152-dddeaf235cde");
    }

    @ParameterizedTest
    @CsvSource({
        "firstName,'',Vul dit in.",
        "name,'',Vul dit in.",
        "dateOfBirth,31/02/1990,Dit is geen geboortedatum.",
        "dateOfBirth,01/01/2090,Dit is geen geboortedatum.",
        "postalCode,93,Dit is geen postcode.",
        "city,'',Vul dit in.",
        "uitpasNumber,123,Een kaartnummer heeft 13 cijfers.",
        "uitpasNumber,0900000099996,Er is geen kaart met dit nummer.",
        "uitpasNumber,0900000095902,Deze kaart hoort niet bij de voorraad",
        "inszNumber,123,Dit is geen rijksregisternummer.",
        "email,mia@,Dit is geen e-mailadres.",
        "gender,X,Kies een van de mogelijkheden.",
        "street,LONG,Dit is te lang",
        "tariffEnd,gisteren,Dit is geen dag."
    })
    void a_wrong_field_is_said_at_the_field_and_everything_typed_stays(String field, String value, String said) {
        var typed = value.equals("LONG") ? "<b" + "x".repeat(121) : value;
        var answer = send(NEW, with(newcomer(MORE_STOCK), field, typed));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("id=\"" + field + "-error\">" + said)
                .containsPattern("id=\"" + field + "\"[^>]*aria-invalid=\"true\"")
                .doesNotContain("<bx");
        assertThat(PAGES.texts("select status from card where number = '" + MORE_STOCK + "'"))
                .containsExactly("LOCAL_STOCK");
    }

    @Test
    void a_social_tariff_needs_its_last_day_and_a_card_for_it() {
        assertThat(send(NEW, with(newcomer(MORE_STOCK), "tariff", "yes")).body())
                .contains("id=\"tariffEnd-error\">Vul de laatste dag");
        assertThat(send(NEW, with(with(newcomer("0900000092701"), "tariff", "yes"), "tariffEnd", "31/12/2027"))
                        .body())
                .contains("id=\"uitpasNumber-error\">Deze kaart past niet");
    }

    @Test
    void a_new_card_after_a_loss_blocks_the_one_before() {
        assertThat(ann.get(JEF + "/card").body()).contains("verlies of diefstal", "€ 4,00");

        var given = send(JEF + "/card", "reason", "LOSS_THEFT", "uitpasNumber", "0900000092701");

        assertThat(given.header("Location")).contains(JEF + "?done=cardGiven");
        assertThat(PAGES.texts("select status from card where passholder_id = "
                        + "(select id from passholder where uid = 'demo-passholder-3') order by number"))
                .containsExactly("ACTIVE", "BLOCKED");
        // Sent again after an answer that was lost.
        assertThat(send(JEF + "/card", "reason", "LOSS_THEFT", "uitpasNumber", "0900000092701")
                        .header("Location"))
                .contains(JEF + "?done=cardGiven");
        PAGES.execute("update card set status = 'LOCAL_STOCK', passholder_id = null where number = '0900000092701'");
        PAGES.execute("update card set status = 'ACTIVE' where number = '0900000095902'");
    }

    @ParameterizedTest
    @CsvSource({
        "'','',reason,Vul dit in.",
        "WHIM,0900000092701,reason,Kies een van de mogelijkheden.",
        "DEFECT,'',uitpasNumber,Vul dit in.",
        "DEFECT,0900000099996,uitpasNumber,Er is geen kaart",
        "OBTAIN_KANSENSTATUUT,0900000092701,tariffEnd,Vul de laatste dag"
    })
    void a_new_card_that_cannot_be_given_says_why(String reason, String card, String field, String said) {
        var answer = send(JEF + "/card", "reason", reason, "uitpasNumber", card);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("id=\"" + field + "-error\">" + said);
    }

    @Test
    void a_card_is_blocked_after_a_question_and_twice_is_no_error() {
        assertThat(send(JEF + "/block", "card", "0900000095902").body())
                .contains("Kaart 0900000095902 blokkeren?", "van Jef Lambrecht");

        for (int i = 0; i < 2; i++) {
            assertThat(send(JEF + "/block", "card", "0900000095902", "confirmed", "yes")
                            .header("Location"))
                    .contains(JEF + "?done=blockCard");
        }
        assertThat(PAGES.texts("select status from card where number = '0900000095902'"))
                .containsExactly("BLOCKED");
        PAGES.execute("update card set status = 'ACTIVE' where number = '0900000095902'");
    }

    @Test
    void the_card_of_another_passholder_is_not_blocked_from_this_page() {
        assertThat(send(JEF + "/block", "card", "0987654321113", "confirmed", "yes")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_passholder_joins_another_card_system_with_the_card_that_they_have() {
        assertThat(ann.get(JEF + "/join").body()).contains("UiTPAS Dender");
        assertThat(send(JEF + "/join").body()).contains("id=\"cardSystem-error\">Vul dit in.");

        var joined = send(JEF + "/join", "cardSystem", "1", "dateOfBirth", "17/05/1990");

        assertThat(joined.header("Location")).contains(JEF + "?done=joined");
        assertThat(send(JEF + "/join", "cardSystem", "1", "dateOfBirth", "17/05/1990")
                        .body())
                .contains("hoort al bij dat kaartsysteem");
        PAGES.execute("delete from membership where card_system_id = 1 and passholder_id = "
                + "(select id from passholder where uid = 'demo-passholder-3')");
    }

    @Test
    void a_link_to_an_account_needs_the_day_of_birth_and_is_shown_once() {
        var person = PEOPLE + "/demo-passholder-1";
        var born = PAGES.texts(
                        "select to_char(date_of_birth, 'DD/MM/YYYY') from passholder where uid = 'demo-passholder-1'")
                .getFirst();
        var once = PlainClient.field(ann.get(person), "once");
        assertThat(send(person + "/link", "once", once, "dateOfBirth", "01/01/1900")
                        .body())
                .contains("Dat is een andere geboortedatum");

        var made = send(person + "/link", "once", once, "dateOfBirth", born);
        var shown = made.header("Location").orElseThrow();

        assertThat(ann.get(shown).body()).contains("/invitation/");
        assertThat(ann.get(shown).body()).doesNotContain("/invitation/");
        assertThat(send(person + "/link", "once", once, "dateOfBirth", born).header("Location"))
                .contains(shown);
        assertThat(PAGES.count("select count(*) from audit_entry where act = 'USER_INVITED'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/new", "/demo-passholder-3", "/demo-passholder-3/card", "/demo-passholder-3/join"})
    void the_pages_of_a_counter_are_for_its_employees(String page) {
        assertThat(PAGES.signedIn("ben").get(PEOPLE + page).status()).isEqualTo(403);
        assertThat(PAGES.signedIn("jef").get(PEOPLE + page).status()).isEqualTo(403);
        assertThat(PAGES.client().get(PEOPLE + page).header("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/sign-in"));
    }

    @Test
    void a_counter_whose_groups_may_not_is_offered_nothing_and_refused() {
        PAGES.execute(
                "delete from permission_group_action where action in ('PASSHOLDER_CREATE', 'PASSHOLDER_BLOCK', 'PASSHOLDER_READ')");
        try {
            PAGES.server().features().forgetChanged();
            assertThat(ann.get(PEOPLE).body())
                    .doesNotContain("Nieuwe pashouder", "Geboortedatum")
                    .contains("Lees de kaart");
            assertThat(ann.get(NEW).status()).isEqualTo(403);
            assertThat(send(NEW, newcomer(MORE_STOCK)).status()).isEqualTo(403);
            assertThat(send(JEF + "/card", "reason", "DEFECT", "uitpasNumber", MORE_STOCK)
                            .status())
                    .isEqualTo(403);
            assertThat(send(JEF + "/block", "card", "0900000095902", "confirmed", "yes")
                            .status())
                    .isEqualTo(403);
            assertThat(send(PEOPLE, "search", "jef").body()).contains("mag mensen niet op naam opzoeken");
        } finally {
            PAGES.execute("""
                    insert into permission_group_action (group_id, action)
                    select id, action from permission_group,
                        unnest(array['PASSHOLDER_CREATE', 'PASSHOLDER_BLOCK', 'PASSHOLDER_READ']) as action
                    where name ilike '%registratie%' or name ilike '%registration%'
                    on conflict do nothing
                    """);
            PAGES.server().features().forgetChanged();
        }
    }

    @Test
    void a_person_that_does_not_exist_is_not_found() {
        assertThat(ann.get(PEOPLE + "/nobody").status()).isEqualTo(404);
        assertThat(ann.get(PEOPLE + "/%00").status()).isEqualTo(400);
    }

    @Test
    void people_who_asked_to_be_removed_are_listed_at_the_counter_that_registered_them() {
        PAGES.execute("""
                update passholder set registration_counter_id = (select id from counter where name = 'CC De Werf')
                where uid = 'demo-passholder-3'
                """);
        PAGES.execute("insert into removal_request select id, now() from passholder where uid = 'demo-passholder-3'");

        assertThat(ann.get(PEOPLE).body()).contains("Willen geen pashouder meer zijn", "Jef Lambrecht");
        assertThat(ann.get(JEF).body()).contains("om verwijderd te worden");
        assertThat(PAGES.signedIn("ben").get(LIBRARY).body()).doesNotContain("Jef Lambrecht");
        PAGES.execute("delete from removal_request");
    }

    private static String[] newcomer(String card) {
        return new String[] {
            "uitpasNumber",
            card,
            "firstName",
            "Mia",
            "name",
            "Proef",
            "dateOfBirth",
            "02/03/1980",
            "postalCode",
            "9300",
            "city",
            "Aalst",
            "gender",
            "FEMALE",
            "termsOnPaper",
            "yes"
        };
    }

    private static String[] with(String[] fields, String name, String value) {
        var all = new ArrayList<>(List.of(fields));
        int at = all.indexOf(name);
        if (at < 0) {
            all.addAll(List.of(name, value));
        } else {
            all.set(at + 1, value);
        }
        return all.toArray(String[]::new);
    }

    private Answer send(String path, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("formToken", token));
        return ann.send(path, all.toArray(String[]::new));
    }
}
