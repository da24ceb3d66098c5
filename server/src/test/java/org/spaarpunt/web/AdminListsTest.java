package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Answer;

/** What an administrator looks through: lists with many rows, and the audit log. */
class AdminListsTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient administrator;
    private String token;

    @BeforeEach
    void signIn() {
        administrator = PAGES.signedIn("admin");
        token = administrator.formToken();
    }

    @Test
    void a_long_list_of_applications_is_searched_and_read_on() {
        PAGES.execute("""
                insert into consumer (key, secret, name)
                select 'row-' || number, 'none', 'Zwaluw ' || number from generate_series(101, 250) as number
                """);

        assertSearchedAndReadOn("/admin/consumers");
    }

    @Test
    void a_long_list_of_people_is_searched_and_read_on() {
        PAGES.execute("""
                insert into app_user (uid, nick, given_name)
                select 'uid-' || number, 'row-' || number, 'Zwaluw ' || number from generate_series(101, 250) as number
                """);

        assertSearchedAndReadOn("/admin/users");
    }

    @Test
    void a_long_list_of_counters_is_searched_and_read_on() {
        PAGES.execute("""
                insert into consumer (key, secret, name)
                select 'counter-' || number, 'none', 'Mus ' || number from generate_series(101, 250) as number
                """);
        PAGES.execute("""
                insert into counter (consumer_key, name)
                select 'counter-' || number, 'Zwaluw ' || number from generate_series(101, 250) as number
                """);

        assertSearchedAndReadOn("/admin/counters");
    }

    @Test
    void no_row_of_a_list_is_shown_twice_or_never_though_all_are_called_the_same() {
        PAGES.execute("""
                insert into consumer (key, secret, name)
                select 'same-' || number, 'none', 'Ooievaar' from generate_series(1, 120) as number
                """);
        var keys = new TreeSet<String>();
        for (int page = 1; page <= 5; page++) {
            Pattern.compile("/admin/consumers/(same-\\d+)")
                    .matcher(administrator
                            .get("/admin/consumers?search=ooievaar&sort=state&order=desc&page=" + page)
                            .body())
                    .results()
                    .forEach(found -> assertThat(keys.add(found.group(1))).isTrue());
        }

        assertThat(keys).hasSize(120);
    }

    @Test
    void names_are_sorted_as_people_do_with_accents_and_in_any_case() {
        PAGES.execute("""
                insert into consumer (key, secret, name)
                select 'bird-' || name, 'none', name || ' (vogel)' from unnest(array['zwaan', 'École', 'eend', 'Ezel']) as name
                """);
        var names = Pattern.compile("([^<>]+) \\(vogel\\)</a>")
                .matcher(administrator.get("/admin/consumers?search=(VOGEL)").body())
                .results()
                .map(found -> found.group(1));

        assertThat(names).containsExactly("École", "eend", "Ezel", "zwaan");
    }

    @Test
    void the_employees_of_a_large_counter_and_the_tokens_of_an_application_are_read_page_by_page() {
        PAGES.execute("""
                insert into app_user (uid, nick, given_name, family_name)
                select 'many-' || number, 'many-' || number, 'Merel', number::text from generate_series(101, 170) as number
                """);
        PAGES.execute("""
                insert into counter_employee (counter_id, user_id, role)
                select counter.id, app_user.id, 'MEMBER' from counter, app_user
                where consumer_key = 'demo-library-haaltert' and nick like 'many-%'
                """);
        PAGES.execute("""
                insert into access_token (token, secret, consumer_key, user_id)
                select 'token-of-' || nick, 'none', 'demo-library-haaltert', id from app_user where nick like 'many-%'
                """);

        var counter = "/admin/counters/demo-library-haaltert";
        assertThat(administrator.get(counter + "?sort=name").body())
                .contains("Ben Maes", "Merel 101", counter + "?sort=name&amp;order=asc&amp;page=2#employees")
                .doesNotContain("Merel 170");
        assertThat(administrator.get(counter + "?sort=name&page=3").body()).contains("Merel 170");
        assertThat(administrator.get(counter + "?search=merel+144").body())
                .contains("Merel 144")
                .doesNotContain("Merel 145");
        var consumer = "/admin/consumers/demo-library-haaltert";
        assertThat(administrator.get(consumer).body()).contains(consumer + "?page=2#tokens");
        assertThat(administrator.get(consumer + "?sort=person&order=desc").body())
                .contains("Merel 170")
                .doesNotContain("Merel 101");
        assertRevocationAsked(consumer, "101");
        assertRevocationAsked(consumer, "170");
        assertThat(administrator
                        .get(consumer + "?ask=revokeToken&token=nonsense")
                        .body())
                .doesNotContain("name=\"confirmed\"");
    }

    /** The question finds any token, on whichever page of the list it stands. */
    private void assertRevocationAsked(String consumer, String number) {
        var shown = administrator.get(consumer + "?search=merel+" + number).body();
        var link = Pattern.compile("href=\"([^\"]*ask=revokeToken[^\"]*)\"").matcher(shown);
        assertThat(link.find()).isTrue();
        assertThat(administrator.get(link.group(1).replace("&amp;", "&")).body())
                .contains("voor Merel " + number + " intrekken?", "value=\"token-of-many-" + number + "\"");
    }

    @Test
    void what_is_new_has_a_page_of_its_own_and_a_thing_with_its_name_too() {
        PAGES.execute("insert into consumer (key, secret, name) values ('new', 'none', 'Een nieuwe')");
        PAGES.execute("insert into counter (consumer_key, name) values ('new', 'Een nieuwe')");
        for (var list : List.of("/admin/consumers", "/admin/counters", "/admin/users")) {
            assertThat(administrator.get(list).body())
                    .contains("class=\"button\" href=\"" + list + "/new\"")
                    .doesNotContain("method=\"post\" action=\"" + list + "\"");
            assertThat(administrator.get(list + "/new").body())
                    .contains("method=\"post\" action=\"" + list + "\"")
                    .contains("href=\"" + list + "\" aria-current=\"true\"");
        }
        for (var list : List.of("/admin/consumers", "/admin/counters")) {
            assertThat(administrator.get(list + "?search=een+nieuwe").body()).contains("href=\"" + list + "/%6Eew\"");
            assertThat(administrator.get(list + "/%6Eew").body()).contains("<h1>Een nieuwe</h1>");
        }
    }

    @Test
    void the_navigation_says_where_one_is() {
        assertThat(administrator.get("/admin").body())
                .contains("<a href=\"/admin\" aria-current=\"page\">Overzicht</a>")
                .doesNotContain("<a href=\"/admin/counters\" aria-current");
        assertThat(administrator.get("/admin/counters?search=x").body())
                .contains("<a href=\"/admin/counters\" aria-current=\"true\">Balies</a>")
                .contains("<a href=\"/admin/counters\" aria-current=\"page\">Balies</a>")
                .contains("<a href=\"/admin\">Overzicht</a>")
                .contains("<a href=\"/admin/passholders\">Mensen</a>")
                .doesNotContain("<a href=\"/admin/users\"")
                .containsPattern(
                        "<a href=\"/admin\" aria-current=\"true\"><svg[^§]*?</svg>\\s*<span>Beheer</span></a>");
        assertThat(administrator
                        .get("/admin/users/f3a1c2d4-5b6e-4f70-8a91-0b1c2d3e4f50")
                        .body())
                .contains("<a href=\"/admin/users\" aria-current=\"true\">Gebruikers</a>")
                .contains("<a href=\"/admin/passholders\" aria-current=\"true\">Mensen</a>")
                .contains("<h1>Alex Willems</h1>");
    }

    @Test
    void a_counter_that_can_do_nothing_yet_says_so_and_what_to_do() {
        PAGES.execute("insert into consumer (key, secret, name) values ('idle', 'none', 'Koekoek')");
        PAGES.execute("insert into counter (consumer_key, name, city) values ('idle', 'Koekoek', 'Ninove')");

        assertThat(administrator.get("/admin/counters?search=ninove").body())
                .contains("Koekoek", "kan nog niets")
                .doesNotContain(">idle<");
        assertThat(administrator.get("/admin/counters/idle").body())
                .contains("Deze balie kan nog niets", "Hier werkt nog niemand. Voeg hieronder iemand toe.");
        assertThat(administrator.get("/admin/counters/demo-library-haaltert").body())
                .doesNotContain("kan nog niets");
    }

    @Test
    void the_audit_log_is_read_on_and_back_from_either_end() {
        PAGES.execute("""
                insert into audit_entry (happened_at, actor, address, act, subject, details)
                select now(), 'command line', '', 'GROUP_CREATED', 'Vogels', 'nr. ' || number from generate_series(101, 160) as number
                """);
        var first = administrator.get("/admin/audit?subject=Vogels");
        assertThat(first.body())
                .contains("nr. 160", "nr. 136", "opdrachtregel", "60 in totaal", "aria-sort=\"descending\"")
                .doesNotContain("nr. 135<")
                .doesNotContain("rel=\"prev\"");
        var second = administrator.get(link(first, "next"));
        assertThat(second.body()).contains("nr. 135", "nr. 111").doesNotContain("nr. 136", "nr. 110<");
        var last = administrator.get(link(second, "next"));
        assertThat(last.body()).contains("nr. 110", "nr. 101").doesNotContain("rel=\"next\"");
        assertThat(administrator.get(link(last, "prev")).body()).contains("nr. 135", "nr. 111");
        assertThat(administrator.get(link(second, "prev")).body())
                .contains("nr. 160", "nr. 136")
                .doesNotContain("rel=\"prev\"");

        var oldest = administrator.get("/admin/audit?subject=Vogels&order=oldest");
        assertThat(oldest.body())
                .contains("nr. 101", "nr. 125", "aria-sort=\"ascending\"")
                .doesNotContain("rel=\"prev\"");
        var on = administrator.get(link(oldest, "next"));
        assertThat(on.body()).contains("nr. 126", "nr. 150");
        assertThat(administrator.get(link(on, "prev")).body()).contains("nr. 101", "nr. 125");
        assertThat(administrator.get("/admin/audit?subject=Geen+vogels").body())
                .contains("Niets gevonden voor ‘Geen vogels’.");
    }

    @Test
    void the_audit_log_names_people_and_things_and_finds_them_by_name() {
        administrator.send("/admin/counters/demo-library-haaltert", "formToken", token, "act", "admin", "who", "ben");
        for (var search : List.of("demo-library-haaltert", "bibliotheek", "")) {
            var page = administrator.get("/admin/audit?subject=" + search).body();
            assertThat(page).contains("href=\"/admin/counters/demo-library-haaltert\">Bibliotheek Haaltert</a>");
            assertThat(page.replaceAll("<[^>]*>", ""))
                    .contains("Ben Maes, als beheerder", "Alex Willems", "vandaag ")
                    .doesNotContain("971ca557", "f3a1c2d4");
        }
        assertThat(administrator.get("/admin").body()).contains("Ben Maes, als beheerder");
    }

    private static String link(Answer page, String relation) {
        var found =
                Pattern.compile("rel=\"" + relation + "\" href=\"([^\"]+)\"").matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    /** Of 150 rows that match, 25 stand on a page. */
    private void assertSearchedAndReadOn(String path) {
        var first = administrator.get(path + "?search=zwaluw");
        assertThat(first.body())
                .contains("Zwaluw 101", "Zwaluw 125", "1 tot 25 van 150", "rel=\"next\"")
                .doesNotContain("Zwaluw 126")
                .doesNotContain("rel=\"prev\"");
        assertThat(PlainClient.field(first, "search")).isEqualTo("zwaluw");

        var second = administrator.get(path + "?search=zwaluw&page=2");
        assertThat(second.body())
                .contains("Zwaluw 126", "Zwaluw 150", "26 tot 50 van 150")
                .contains("href=\"" + path + "?search=zwaluw&amp;page=1\"")
                .contains("href=\"" + path + "?search=zwaluw&amp;page=3\"");
        for (var last : List.of("6", "7", "999999999")) {
            assertThat(administrator.get(path + "?search=zwaluw&page=" + last).body())
                    .contains("Zwaluw 226", "Zwaluw 250", "126 tot 150 van 150")
                    .doesNotContain("rel=\"next\"");
        }
        for (var none : List.of("0", "-1", "two", "99999999999")) {
            assertThat(administrator.get(path + "?search=zwaluw&page=" + none).body())
                    .contains("1 tot 25 van 150");
        }

        var turned = administrator.get(path + "?search=ZWALÚW&sort=name&order=desc");
        assertThat(turned.body())
                .contains("Zwaluw 250", "aria-sort=\"descending\"")
                .doesNotContain("Zwaluw 225")
                .contains("&amp;sort=name&amp;order=desc&amp;page=2");
        assertThat(PlainClient.field(turned, "order")).isEqualTo("desc");

        assertThat(administrator.get(path + "?search=zwaluw+177").body())
                .contains("Zwaluw 177", "1 in totaal")
                .doesNotContain("Zwaluw 178")
                .doesNotContain("rel=\"next\"");
        assertThat(administrator.get(path + "?search=nobody&sort=none").body())
                .contains("Niets gevonden voor ‘nobody’.", "href=\"" + path + "\"");
    }
}
