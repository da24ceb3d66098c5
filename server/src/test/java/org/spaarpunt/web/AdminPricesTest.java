package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Prices of cards and associations on the pages of the administration. */
class AdminPricesTest {
    private static final String PRICES = "/admin/prices";
    private static final String ASSOCIATIONS = "/admin/associations";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient administrator;
    private String token;

    @BeforeEach
    void signIn() {
        administrator = PAGES.signedIn("admin");
        token = administrator.formToken();
        PAGES.execute("delete from card_price where postal_code = '9999'");
        PAGES.execute("delete from association_card_system where association_id > 1");
        PAGES.execute("delete from association where id > 1");
    }

    @Test
    void a_price_is_added_changed_and_ended() {
        add("2,5");
        var path = PRICES + "/"
                + PAGES.texts("select id from card_price where postal_code = '9999'")
                        .getFirst();
        assertThat(administrator.get(PRICES).body()).contains("extra kaart, sleutelhanger", "€ 2,50", "9999", path);

        var saved = administrator.send(path, price("act", "savePrice", "price", "3.75"));

        assertThat(saved.header("Location")).contains(PRICES + "?done=savePrice");
        assertThat(PAGES.texts("select price from card_price where postal_code = '9999'"))
                .containsExactly("3.75");
        assertThat(administrator.get(path + "?ask=removePrice").body()).contains("De prijs van €\u00a03,75 in");
        var ended = administrator.send(path, form("act", "removePrice", "confirmed", "yes"));
        assertThat(ended.header("Location")).contains(PRICES + "?done=removePrice");
        assertThat(PAGES.count("select count(*) from card_price where postal_code = '9999'"))
                .isZero();
        assertThat(administrator.get("/admin/audit").body())
                .contains(
                        "Prijs van een kaart ingesteld",
                        "Prijs van een kaart gewijzigd",
                        "2,50 euro → extra kaart, KEY, 6 tot en met 12 jaar, 9999, 3,75 euro",
                        "Prijs van een kaart verwijderd");
    }

    @Test
    void there_is_one_price_for_the_same_people() {
        add("2,5");
        var second = administrator.send(PRICES, price("price", "9"));
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.body()).contains("Er is al een prijs voor precies deze mensen. Wijzig die.");
        assertThat(PAGES.texts("select price from card_price where postal_code = '9999'"))
                .containsExactly("2.50");
    }

    @Test
    void an_association_is_made_and_changed_and_its_members_are_counted() {
        administrator.send(
                ASSOCIATIONS,
                form("name", "Scouts", "cardSystem", "2", "rule", "registration", "years", "1", "until", ""));
        var id = PAGES.texts("select id from association where name = 'Scouts'").getFirst();
        addMembers(id);
        var path = ASSOCIATIONS + "/" + id;
        assertThat(administrator.get(ASSOCIATIONS).body()).contains("Scouts", "na 1 jaar");
        assertThat(administrator.get(path).body()).contains("Leden: 2.", "houden hun einddatum");

        var saved = administrator.send(
                path,
                form(
                        "act",
                        "saveAssociation",
                        "name",
                        "Scouts en gidsen",
                        "cardSystem",
                        "1",
                        "cardSystem",
                        "2",
                        "rule",
                        "free",
                        "until",
                        "2027-08-31",
                        "years",
                        ""));

        assertThat(saved.header("Location")).contains(path + "?done=saveAssociation");
        assertThat(PAGES.texts("""
                select concat_ws('|', name, end_rule, free_end, years,
                    (select count(*) from association_card_system where association_id = id))
                from association where id = %s
                """.formatted(id))).containsExactly("Scouts en gidsen|FREE|2027-08-31|2");
        assertThat(administrator.get("/admin/audit").body())
                .contains("Vereniging gewijzigd", "naam, kaartsystemen, einde van het lidmaatschap");
        PAGES.execute("delete from association_membership where association_id = " + id);
    }

    @Test
    void two_associations_have_different_names() {
        var first = form("name", "Atletiek", "cardSystem", "2", "rule", "birth", "years", "18");
        administrator.send(ASSOCIATIONS, first);
        var refused = administrator.send(ASSOCIATIONS, first);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Deze naam is al in gebruik.");
    }

    /** Two members, and one whose membership has ended. */
    private static void addMembers(String id) {
        PAGES.execute("""
                insert into association_membership (passholder_id, association_id, end_date)
                select id, %s, date '2099-01-01' from passholder where uid in ('demo-passholder-1', 'demo-passholder-2')
                union all
                select id, %s, date '2020-01-01' from passholder where uid = 'demo-passholder-3'
                """.formatted(id, id));
    }

    private void add(String price) {
        var added = administrator.send(PRICES, price("price", price));
        assertThat(administrator.get(added.header("Location").orElseThrow()).header("Location"))
                .contains(PRICES + "?done=addPrice");
    }

    private String[] price(String... others) {
        var fields = new ArrayList<>(List.of(
                "cardSystem",
                "1",
                "reason",
                "EXTRA_CARD",
                "type",
                "KEY",
                "from",
                "6",
                "to",
                "12",
                "postalCode",
                "9999"));
        fields.addAll(List.of(others));
        return form(fields.toArray(String[]::new));
    }

    private String[] form(String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("formToken", token));
        return all.toArray(String[]::new);
    }
}
