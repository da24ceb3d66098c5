package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Answer;

/** Passholders on the pages of administrators: finding one, their data as a file, their removal, and exports of all. */
class PeopleOfAdministratorsTest {
    private static final String MARIE = "/admin/passholders/demo-passholder-2";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient administrator;

    @BeforeEach
    void signIn() {
        administrator = PAGES.signedIn("admin");
    }

    private Answer send(String path, String... fields) {
        var all = new String[fields.length + 2];
        all[0] = "formToken";
        all[1] = administrator.formToken();
        System.arraycopy(fields, 0, all, 2, fields.length);
        return administrator.send(path, all);
    }

    @Test
    void a_passholder_is_found_by_card_or_chip_and_neither_is_in_the_address() {
        for (var read : new String[] {"0930056878802", "04B2C3D4E5F680", "0930 0568 78802"}) {
            var found = send("/admin/passholders", "card", read);
            assertThat(found.header("Location")).as(found.body()).contains(MARIE);
        }

        assertThat(administrator.get(MARIE).body())
                .contains("<h1>Marie Janssens</h1>", "0930056878802", "data-points=\"4\"");
        assertThat(send("/admin/passholders", "card", "0900000074519").body())
                .contains("Er is geen pashouder met deze kaart.");
    }

    @Test
    void a_passholder_is_found_by_name_which_is_sealed_in_the_address() {
        var found = send("/admin/passholders", "act", "searchPeople", "name", "janssens mar");
        var address = found.header("Location").orElseThrow();

        assertThat(address).contains("/admin/passholders?find=").doesNotContainIgnoringCase("janssens");
        assertThat(administrator.get(address).body()).contains("Janssens, Marie", MARIE);
        assertThat(PAGES.signedIn("admin").get(address).body()).contains("Janssens, Marie");
        assertThat(administrator.get("/admin/passholders?find=nonsense").body()).doesNotContain("Janssens");
    }

    @Test
    void a_passholder_is_found_by_the_day_of_birth_alone() {
        var address = send("/admin/passholders", "act", "searchPeople", "dateOfBirth", "17/05/1990")
                .header("Location")
                .orElseThrow();

        assertThat(administrator.get(address).body())
                .contains("/admin/passholders/"
                        + PAGES.texts("select uid from passholder where date_of_birth = '1990-05-17'")
                                .getFirst());
    }

    @Test
    void long_results_have_pages() {
        PAGES.execute("""
                insert into passholder (uid, first_name, name, city)
                select 'many-' || n, 'Zeno', 'Zwanepoel ' || lpad(n::text, 3, '0'), 'Aalst' from generate_series(1, 60) n
                """);
        try {
            var address = send("/admin/passholders", "act", "searchPeople", "name", "Zwanepoel")
                    .header("Location")
                    .orElseThrow();

            assertThat(administrator.get(address).body())
                    .contains("Zwanepoel 001", "Zwanepoel 050", "rel=\"next\"")
                    .doesNotContain("Zwanepoel 051");
            assertThat(administrator.get(address + "&page=2").body())
                    .contains("Zwanepoel 051", "Zwanepoel 060", "rel=\"prev\"")
                    .doesNotContain("Zwanepoel 050", "rel=\"next\"");
        } finally {
            PAGES.execute("delete from passholder where uid like 'many-%'");
        }
    }

    @Test
    void the_page_of_a_person_has_the_history_and_the_log_notes_that_it_was_read() {
        long before = PAGES.count("select count(*) from audit_entry where act = 'PASSHOLDER_READ'");

        assertThat(administrator.get(MARIE).body()).contains("Geschiedenis", "Overgenomen van vroeger");

        assertThat(PAGES.count("select count(*) from audit_entry where act = 'PASSHOLDER_READ'"))
                .isEqualTo(before + 1);
        assertThat(PAGES.texts(
                        "select subject from audit_entry where act = 'PASSHOLDER_READ' order by id desc limit 1"))
                .containsExactly("demo-passholder-2");
    }

    @Test
    void all_that_is_stored_about_a_person_comes_as_a_file_and_the_log_says_who_asked() {
        var file = send(MARIE, "act", "personFile");

        assertThat(file.header("Content-Disposition")).contains("attachment; filename=\"spaarpunt.json\"");
        assertThat(file.body()).contains("\"uid\" : \"demo-passholder-2\"").doesNotContain("demo-passholder-1");
        assertThat(PAGES.texts("select subject from audit_entry where act = 'PASSHOLDER_EXPORTED'"))
                .contains("demo-passholder-2");
    }

    @Test
    void a_person_is_removed_after_a_question_and_the_sums_of_points_stay() {
        var path = "/admin/passholders/demo-passholder-4";
        long transfers = PAGES.count("select count(*) from transfer");

        var question = send(path, "act", "removePerson", "reason", "op vraag van de persoon");
        assertThat(question.body()).contains("Lucas De Smet verwijderen?");
        assertThat(administrator.get(path).status()).isEqualTo(200);

        var removed = send(path, "act", "removePerson", "reason", "op vraag van de persoon", "confirmed", "true");
        assertThat(removed.header("Location")).contains("/admin/passholders?done=removePerson");
        assertThat(administrator.get(path).status()).isEqualTo(404);
        assertThat(PAGES.count("select count(*) from transfer")).isEqualTo(transfers);
        assertThat(PAGES.server().unbalanced()).isEmpty();
    }

    @Test
    void an_account_is_removed_after_a_question_unless_it_is_the_last_of_its_kind() {
        var ben = "/admin/users/971ca557-8e4f-4520-91c8-cc2594e4ab9f";
        var question = send(ben, "act", "removeUser", "reason", "werkt hier niet meer");
        assertThat(question.body()).contains("Het account van Ben Maes verwijderen?");

        var removed = send(ben, "act", "removeUser", "reason", "werkt hier niet meer", "confirmed", "true");
        assertThat(removed.header("Location")).contains("/admin/users?done=removeUser");
        assertThat(administrator.get(ben).status()).isEqualTo(404);
        var left = PAGES.texts("select uid from app_user where nick = uid").getFirst();
        assertThat(administrator.get("/admin/users/" + left).body())
                .contains("<h1>verwijderde persoon</h1>")
                .doesNotContain("removeUser", "Ben Maes");

        var own = "/admin/users/"
                + PAGES.texts("select uid from app_user where nick = 'admin'").getFirst();
        var refused = send(own, "act", "removeUser", "reason", "weg", "confirmed", "true");
        assertThat(refused.header("Location")).contains(own + "?refused=LAST_ADMINISTRATOR");
    }

    @Test
    void the_account_of_a_passholder_is_removed_with_the_person() {
        assertThat(administrator.get("/admin/users/demo-passholder-3").body())
                .contains("verwijder de persoon bij Pashouders", "href=\"/admin/passholders/demo-passholder-3\"")
                .doesNotContain("removeUser");
    }

    @Test
    void tables_are_exported_for_some_days() {
        var all = send("/admin/exports", "table", "transfers");
        var none = send("/admin/exports", "table", "transfers", "from", "2027-01-01", "until", "2027-01-31");

        assertThat(all.header("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(all.body().lines().count()).isGreaterThan(1);
        assertThat(none.body().lines().count()).isOne();
        assertThat(PAGES.texts(
                        "select details from audit_entry where act = 'TRANSFERS_EXPORTED' order by id desc limit 1"))
                .containsExactly("from 2027-01-01 until 2027-01-31");
        assertThat(send("/admin/exports", "table", "checkins", "from", "2027-02-01", "until", "2027-01-31")
                        .body())
                .contains("id=\"until-error\"");
    }

    @Test
    void somebody_who_is_no_administrator_gets_none_of_it() {
        var ann = PAGES.signedIn("ann");

        for (var path : new String[] {MARIE, "/admin/passholders", "/admin/exports", "/admin/health"}) {
            assertThat(ann.get(path).status()).as(path).isEqualTo(403);
        }
    }
}
