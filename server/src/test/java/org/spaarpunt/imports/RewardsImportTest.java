package org.spaarpunt.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.imports.ImportOutcome.Imported;

class RewardsImportTest {
    private static final String HEADER = "id,title,points,from,to,cardSystems";

    @RegisterExtension
    static final ImportDesk DESK = new ImportDesk();

    @Test
    void a_reward_comes_with_all_that_belongs_to_it_and_the_same_file_changes_nothing() {
        var file = """
                id;title;description1;description2;points;from;to;publishedFrom;cardSystems;owner;cities;counters;pictures;units;limit;spotlight
                9001;"Koffie; met taart";Een;Twee;4;2026-12-01;2026-12-31;2026-11-01T08:00;1|2;2;Aalst|Sint-Niklaas;demo-library-haaltert;https://a|https://b;7;1/WEEK;yes
                9002;Tas;;;0;2026-12-01;2026-12-31;;2;;;;;;;
                """;
        assertThat(DESK.rewards(file)).isEqualTo(new Imported(2, 10));
        assertThat(reward(9001))
                .containsExactly(
                        "POINTS_PROMOTION|Koffie; met taart|Een|Twee|4|t|2026-11-01 07:00|2026-11-30 23:00|2026-12-31 23:00|7|1|WEEK|2");
        assertThat(reward(9002))
                .containsExactly("WELCOME_ADVANTAGE|Tas|||0|f|2026-11-30 23:00|2026-11-30 23:00|2026-12-31 23:00|2");
        assertThat(DESK.database.texts(
                        "select card_system_id from reward_card_system where reward_id = 9001 order by 1"))
                .containsExactly("1", "2");
        assertThat(DESK.database.texts("select city from reward_city where reward_id = 9001 order by 1"))
                .containsExactly("Aalst", "Sint-Niklaas");
        assertThat(DESK.database.texts("select url from reward_picture where reward_id = 9001 order by position"))
                .containsExactly("https://a", "https://b");
        assertThat(
                        DESK.database.texts(
                                "select consumer_key from reward_counter join counter on counter.id = counter_id where reward_id = 9001"))
                .containsExactly("demo-library-haaltert");
        assertThat(DESK.rewards(file)).isEqualTo(new Imported(2, 0));
    }

    @Test
    void what_a_file_has_no_column_for_stays_and_lists_follow_theirs() {
        DESK.rewards("""
                id,title,points,from,to,cardSystems,cities,pictures,units
                9001,Koffie,4,2026-12-01,2026-12-31,1|2,Aalst|Gent,https://a|https://b,7
                """);
        assertThat(DESK.rewards(HEADER + "\n9001,Thee,4,2026-12-01,2026-12-31,2\n"))
                .isEqualTo(new Imported(1, 2));
        assertThat(reward(9001).getFirst()).startsWith("POINTS_PROMOTION|Thee|").contains("|7|");
        assertThat(DESK.database.texts("select city from reward_city where reward_id = 9001 order by 1"))
                .containsExactly("Aalst", "Gent");
        DESK.rewards(HEADER + ",cities,pictures,units\n9001,Thee,4,2026-12-01,2026-12-31,2,Gent,https://c,\n");
        assertThat(DESK.database.texts("select city from reward_city where reward_id = 9001"))
                .containsExactly("Gent");
        assertThat(DESK.database.texts("select url from reward_picture where reward_id = 9001"))
                .containsExactly("https://c");
        assertThat(reward(9001).getFirst()).doesNotContain("|7|");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
            9001,,4,2026-12-01,2026-12-31,2               ~ title is empty
            ,Koffie,4,2026-12-01,2026-12-31,2             ~ id is empty
            9001,Koffie,-1,2026-12-01,2026-12-31,2        ~ points is no whole number: -1
            9001,Koffie,1000001,2026-12-01,2026-12-31,2   ~ points are more than 1000000
            9001,Koffie,4,1/12/2026,2026-12-31,2          ~ from is no day such as 2027-12-31 and no time such as 2027-12-31T20:00: 1/12/2026
            9001,Koffie,4,2027-01-01,2026-12-31,2         ~ from is not before its end, or not between 1970 and 9999
            9001,Koffie,4,2026-12-01,2026-12-31,          ~ cardSystems is empty
            9001,Koffie,4,2026-12-01,2026-12-31,Aalst     ~ cardSystems has something that is no number: Aalst
            9001,Koffie,4,2026-12-01,2026-12-31,99        ~ there is no card system 99
            5824,Affiche,0,2026-12-01,2026-12-31,2        ~ the reward 5824 was redeemed, so that its points cannot become 0, nor more than 0 if they are
            """)
    void a_line_that_will_not_do_is_refused_with_its_reason(String line, String reason) {
        redeem();
        assertThat(flaws(HEADER + "\n" + line + "\n")).containsExactly("2 " + reason);
        assertThat(DESK.database.number("select count(*) from reward where id = 9001"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html;base64AAAA",
                "file:///etc/passwd",
                "ftp://a.example/a.png",
                "//evil.example/a.png",
                "/\\evil.example/a.png",
                "a.png",
                "https:a.png",
                "https:///a.png",
                "https://user:secret@a.example/a.png",
                "vbscript:x",
                "https://a.example/ä.png",
                "https://a.example/a b.png"
            })
    void a_picture_that_is_not_of_the_web_is_refused_with_its_line(String picture) {
        assertThat(DESK.flaws(
                        (imports, file) -> imports.rewards(ImportDesk.ACTOR, file),
                        HEADER + ",pictures\n9001,Thee,4,2026-12-01,2026-12-31,2,https://a.example/a.png|" + picture
                                + "\n"))
                .singleElement()
                .asString()
                .startsWith("2 pictures has something that is no address of http or https");
    }

    @Test
    void a_picture_may_be_a_path_on_this_server() {
        DESK.rewards(HEADER
                + ",pictures\n9001,Thee,4,2026-12-01,2026-12-31,2,/assets/coffee.png|HTTPS://a.example:8443/a?b=c\n");
        assertThat(DESK.database.texts("select url from reward_picture where reward_id = 9001 order by position"))
                .containsExactly("/assets/coffee.png", "HTTPS://a.example:8443/a?b=c");
    }

    @Test
    void lines_that_do_not_go_together_with_others_or_with_what_is_there_are_refused() {
        assertThat(flaws(HEADER + "\n9001,A,4,2026-12-01,2026-12-31,2\n9001,B,4,2026-12-01,2026-12-31,2\n"))
                .containsExactly("3 the reward 9001 stands on line 2 too");
        DESK.database.execute("update reward set units_taken = 3 where id = 5824");
        assertThat(flaws(HEADER + ",units\n5824,Affiche,2,2026-12-01,2026-12-31,2,2\n"))
                .containsExactly("2 of the reward 5824 3 units are taken already");
        assertThat(flaws(HEADER + ",counters,limit,spotlight\n9001,A,4,2026-12-01,2026-12-31,2,nowhere,,\n"))
                .containsExactly("2 there is no counter nowhere");
        assertThat(flaws(HEADER + ",limit\n9001,A,4,2026-12-01,2026-12-31,2,often\n"))
                .containsExactly("2 limit looks like 1/DAY, 2/WEEK or none: often");
        assertThat(flaws(HEADER + ",spotlight\n9001,A,4,2026-12-01,2026-12-31,2,1\n"))
                .containsExactly("2 spotlight is yes or no: 1");
    }

    @Test
    void the_price_of_a_reward_that_was_redeemed_may_change() {
        redeem();
        DESK.rewards(HEADER + "\n5824,Affiche,3,2026-12-01,2026-12-31,2\n");
        assertThat(reward(5824).getFirst())
                .startsWith("POINTS_PROMOTION|Affiche|")
                .contains("|3|");
        assertThat(DESK.database.texts("select points from redemption where reward_id = 5824"))
                .containsExactly("2");
    }

    private static void redeem() {
        DESK.database.execute("""
                insert into redemption (passholder_id, reward_id, counter_id, user_id, card_number, points, redeemed_at, period, ordinal)
                select passholder.id, 5824, counter.id, app_user.id, '0900000095902', 2, now(), 'ALL', 1
                from passholder, counter, app_user
                where passholder.uid = 'demo-passholder-3' and counter.name = 'CC De Werf' and nick = 'ann'
                """);
    }

    private List<String> flaws(String text) {
        return DESK.flaws((imports, file) -> imports.rewards(ImportDesk.ACTOR, file), text);
    }

    private List<String> reward(int id) {
        return DESK.database.texts("""
                select concat_ws('|', kind, title, description1, description2, points, in_spotlight,
                    to_char(published_from at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),
                    to_char(redeemable_from at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),
                    to_char(redeemable_to at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),
                    max_units, limit_volume, limit_period, owning_card_system_id)
                from reward where id = ?
                """, id);
    }
}
