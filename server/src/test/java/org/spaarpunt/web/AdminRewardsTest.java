package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Answer;

/** Rewards on the pages of the administration. */
class AdminRewardsTest {
    private static final String NEW = "/admin/rewards/new";
    private static final String AFFICHE = "/admin/rewards/5824";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient administrator;
    private String token;

    @BeforeEach
    void signIn() {
        administrator = PAGES.signedIn("admin");
        token = administrator.formToken();
        PAGES.execute("""
                update reward
                set title = 'Affiche', points = 2, max_units = 10, units_taken = 0, in_spotlight = false, redeemable_to = '2100-01-01'
                where id = 5824
                """);
    }

    @Test
    void rewards_are_listed_by_kind_and_time_and_found_by_title() {
        assertThat(administrator.get("/admin/rewards").body())
                .contains("Affiche", "Zomerconcert", "Welkomstpakket", "0 van 10");
        assertThat(administrator.get("/admin/rewards?stage=over").body())
                .contains("Zomerconcert", "Welkomstdrankje")
                .doesNotContain("Affiche");
        assertThat(administrator
                        .get("/admin/rewards?stage=over&kind=welcome_advantage")
                        .body())
                .contains("Welkomstdrankje")
                .doesNotContain("Zomerconcert");
        assertThat(administrator.get("/admin/rewards?search=AFFICHE").body())
                .contains("Affiche")
                .doesNotContain("Zomerconcert");
        assertThat(administrator.get("/admin/rewards?stage=later").body())
                .contains("Geen enkel voordeel past bij deze keuze.", "Alle voordelen");
    }

    @Test
    void a_reward_is_made_once_though_its_form_is_sent_twice_and_counters_are_named() {
        var once = PlainClient.field(administrator.get(NEW), "once");
        var form = drinkingBottle(once);
        var made = administrator.send("/admin/rewards", form);
        administrator.send("/admin/rewards", form);

        var shown = administrator.get(made.header("Location").orElseThrow());
        assertThat(PAGES.count("select count(*) from audit_entry where act = 'REWARD_CREATED' and subject = '"
                        + shown.header("Location").orElseThrow().replaceAll("\\D", "") + "'"))
                .isOne();
        var path = shown.header("Location").orElseThrow();
        assertThat(path).endsWith("?done=createReward");
        assertThat(administrator.get(path).body())
                .contains("Het voordeel is gemaakt.", "<h1>Drinkbus</h1>", "CC De Werf", "Tot nu omgeruild: 0 van 30");
        assertThat(administrator.get("/admin/audit?subject=Drinkbus").status()).isEqualTo(200);
        assertThat(administrator.get("/admin/audit").body()).contains("Voordeel gemaakt", "Drinkbus");
    }

    @Test
    void all_fields_of_a_new_reward_are_saved() {
        administrator.send("/admin/rewards", drinkingBottle(PlainClient.field(administrator.get(NEW), "once")));

        assertThat(PAGES.texts("""
                select concat_ws('|', kind, points, limit_volume, limit_period, max_units, owning_card_system_id,
                    to_char(redeemable_from at time zone 'Europe/Brussels', 'YYYY-MM-DD HH24:MI'),
                    to_char(redeemable_to at time zone 'Europe/Brussels', 'YYYY-MM-DD HH24:MI'),
                    published_from = redeemable_from and published_to = redeemable_to,
                    (select string_agg(city, ',' order by city) from reward_city where reward_id = reward.id),
                    (select count(*) from reward_card_system where reward_id = reward.id),
                    (select count(*) from reward_counter where reward_id = reward.id))
                from reward where title = 'Drinkbus' order by id desc limit 1
                """))
                .containsExactly("POINTS_PROMOTION|7|2|WEEK|30|2|2026-12-01 00:00|2026-12-31 20:30|t|Aalst,Gent|2|2");
    }

    private String[] drinkingBottle(String once) {
        return form(
                "once",
                once,
                "title",
                "Drinkbus",
                "kind",
                "POINTS_PROMOTION",
                "points",
                "7",
                "period",
                "WEEK",
                "volume",
                "2",
                "units",
                "30",
                "redeemableFromDay",
                "2026-12-01",
                "redeemableToDay",
                "31/12/2026",
                "redeemableToTime",
                "20u30",
                "cardSystem",
                "1",
                "cardSystem",
                "2",
                "owner",
                "2",
                "cities",
                "Aalst\r\nGent\r\n",
                "counters",
                "cc de werf\r\ndemo-library-haaltert",
                "pictures",
                "/assets/coffee.png");
    }

    @Test
    void a_welcome_advantage_has_no_price_and_no_limit() {
        administrator.send(
                "/admin/rewards",
                form(
                        "title",
                        "Welkomsttas",
                        "kind",
                        "WELCOME_ADVANTAGE",
                        "points",
                        "",
                        "period",
                        "WEEK",
                        "volume",
                        "2",
                        "redeemableFromDay",
                        "2026-12-01",
                        "redeemableToDay",
                        "2026-12-31",
                        "grantedFromDay",
                        "2026-11-01",
                        "cardSystem",
                        "2"));

        assertThat(PAGES.texts("""
                select concat_ws('|', kind, points, limit_period, granted_from is not null, granted_to is not null)
                from reward where title = 'Welkomsttas'
                """)).containsExactly("WELCOME_ADVANTAGE|0|t|f");
    }

    @Test
    void a_reward_is_changed_and_a_form_without_changes_changes_nothing() {
        var page = administrator.get(AFFICHE);
        var entries = PAGES.count("select count(*) from audit_entry where act = 'REWARD_CHANGED'");
        assertThat(save(page).header("Location")).contains(AFFICHE);
        assertThat(PAGES.count("select count(*) from audit_entry where act = 'REWARD_CHANGED'"))
                .isEqualTo(entries);

        var answer = save(page, "points", "4", "units", "20");

        assertThat(answer.header("Location")).contains(AFFICHE + "?done=saveReward");
        assertThat(PAGES.texts("select points || ' ' || max_units from reward where id = 5824"))
                .containsExactly("4 20");
        assertThat(administrator.get("/admin/audit").body())
                .contains("Voordeel gewijzigd", "punten van 2 naar 4, voorraad van 10 naar 20");
    }

    @Test
    void what_another_administrator_changed_in_the_meantime_is_told_and_kept() {
        var page = administrator.get(AFFICHE);
        save(page, "title", "Poster", "points", "3");

        var refused = save(page, "points", "5", "units", "40");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains(
                        "een andere beheerder wijzigde dit voordeel terwijl je bezig was",
                        "<li>titel: Poster</li>",
                        "<li>punten: 3 punten <strong>Jij wijzigde dit ook");
        assertThat(value(refused, "title")).isEqualTo("Poster");
        assertThat(value(refused, "points")).isEqualTo("5");
        assertThat(value(refused, "units")).isEqualTo("40");
        assertThat(PAGES.texts("select title || ' ' || points || ' ' || max_units from reward where id = 5824"))
                .containsExactly("Poster 3 10");

        assertThat(save(refused, "title", "Poster", "points", "5", "units", "40")
                        .status())
                .isEqualTo(303);
        assertThat(PAGES.texts("select title || ' ' || points || ' ' || max_units from reward where id = 5824"))
                .containsExactly("Poster 5 40");
    }

    @Test
    void the_stock_is_not_less_than_what_was_taken() {
        PAGES.execute("update reward set units_taken = 3 where id = 5824");
        var page = administrator.get(AFFICHE);
        assertThat(page.body()).contains("Al weg: 3.", "Een nieuwe prijs geldt vanaf nu.");

        var refused = save(page, "units", "2");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("<p class=\"error\" id=\"units-error\">Er zijn er al meer weg dan dat.</p>");
        assertThat(save(page, "units", "3").status()).isEqualTo(303);
    }

    @Test
    void a_reward_ends_after_a_question() {
        var asked = administrator.send(AFFICHE, form("act", "endReward"));
        assertThat(administrator.get(asked.header("Location").orElseThrow()).body())
                .contains("<h1>Affiche beëindigen?</h1>");

        var ended = administrator.send(AFFICHE, form("act", "endReward", "confirmed", "yes"));

        assertThat(ended.header("Location")).contains(AFFICHE + "?done=endReward");
        assertThat(administrator.get(AFFICHE).body()).contains("Voorbij").doesNotContain("ask=endReward");
        assertThat(administrator.get("/admin/rewards?stage=over").body()).contains("Affiche");
    }

    @Test
    void a_new_reward_begins_like_another_one() {
        assertThat(value(administrator.get(NEW + "?like=5824"), "title")).isEqualTo("Affiche");
        assertThat(administrator.get(NEW + "?like=nothing").status()).isEqualTo(200);
    }

    /** Sends the form of a page with some other values. */
    private Answer save(Answer page, String... others) {
        var fields = new ArrayList<>(List.of(
                "act",
                "saveReward",
                "version",
                PlainClient.field(page, "version"),
                "title",
                "Affiche",
                "description1",
                "Zolang de voorraad strekt",
                "kind",
                "POINTS_PROMOTION",
                "points",
                "2",
                "period",
                "NONE",
                "units",
                "10",
                "cardSystem",
                "2",
                "owner",
                "2"));
        for (var name : List.of("publishedFrom", "publishedTo", "redeemableFrom", "redeemableTo")) {
            fields.addAll(List.of(name + "Day", value(page, name + "Day")));
            fields.addAll(List.of(name + "Time", value(page, name + "Time")));
        }
        for (int i = 0; i < others.length; i += 2) {
            int place = fields.indexOf(others[i]);
            fields.set(place + 1, others[i + 1]);
        }
        return administrator.send(AFFICHE, form(fields.toArray(String[]::new)));
    }

    /** What is in the field with this id. */
    private static String value(Answer page, String id) {
        var field = Pattern.compile("<input id=\"" + id + "\"[^>]*? value=\"([^\"]*)\"")
                .matcher(page.body());
        assertThat(field.find()).as(id).isTrue();
        return field.group(1);
    }

    private String[] form(String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("formToken", token));
        return all.toArray(String[]::new);
    }
}
