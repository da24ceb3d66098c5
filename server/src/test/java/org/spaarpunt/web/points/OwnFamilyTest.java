package org.spaarpunt.web.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.points.ScanPagesTest.points;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** Members of Jef's family who have no account, and what they see of it with a card number and a date of birth. */
class OwnFamilyTest {
    private static final String MARIE = "0930056878802";
    private static final String MARIE_BORN = "23/11/1979";
    private static final String IN_A_FAMILY = "Je hoort bij het gezin van Jef";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final PlainClient phone = PAGES.client();

    @BeforeEach
    void marie_and_noor_are_in_jefs_family() {
        PAGES.execute("delete from budget_use");
        PAGES.execute("delete from family_member");
        PAGES.execute("""
                insert into family_member
                select member.id, owner.id, '2026-11-01T10:00:00Z', '', true, false
                from passholder member, passholder owner
                where (member.uid = 'demo-passholder-2' or member.first_name = 'Noor') and owner.uid = 'demo-passholder-3'
                """);
    }

    @Test
    void the_page_says_in_which_family_and_what_it_sees() {
        assertThat(ofMarie().body())
                .contains(IN_A_FAMILY, "Jef mag voor jou sparen, en ziet:", "je voornaam, je kaart en je punten")
                .contains("waarvoor de punten zijn")
                .doesNotContain("welke voordelen binnen bereik zijn", "Lambrecht");
    }

    @Test
    void a_member_leaves_after_a_question_and_keeps_the_points() {
        var asked = phone.send("/points", "act", "leaveFamily", "holder", PlainClient.field(ofMarie(), "holder"));
        assertThat(asked.body()).contains("Weggaan uit het gezin van Jef?").doesNotContain(MARIE);
        assertThat(members()).isEqualTo(2);

        var ticket = PlainClient.field(asked, "holder");
        var left = leave(ticket);

        assertThat(left.body())
                .contains("Je hoort niet meer bij het gezin van Jef.")
                .doesNotContain(IN_A_FAMILY);
        assertThat(points(left)).containsExactly("4");
        assertThat(members()).isOne();
        assertThat(PAGES.texts("select act || ' ' || subject || ' ' || details || ' ' || actor "
                        + "from audit_entry order by id desc limit 1"))
                .containsExactly("FAMILY_MEMBER_REMOVED demo-passholder-2 demo-passholder-3 visitor");

        var again = leave(ticket);
        assertThat(points(again)).containsExactly("4");
        assertThat(again.body()).doesNotContain("Je hoort");
    }

    @Test
    void whoever_thinks_better_of_it_is_back_at_the_points() {
        var asked = phone.send("/points", "act", "leaveFamily", "holder", PlainClient.field(ofMarie(), "holder"));

        var back = phone.send("/points", "holder", PlainClient.field(asked, "holder"));

        assertThat(points(back)).containsExactly("4");
        assertThat(back.body()).contains(IN_A_FAMILY);
    }

    @Test
    void the_holder_of_a_blocked_card_can_leave_too() {
        var blocked = phone.send("/points", "uitpasNumber", "0900000002312", "dateOfBirth", "29/02/2000");
        assertThat(blocked.body()).contains("Deze kaart is geblokkeerd.", IN_A_FAMILY);

        var left = leave(PlainClient.field(blocked, "holder"));

        assertThat(left.body()).contains("Je hoort niet meer bij het gezin van Jef.", "Deze kaart is geblokkeerd.");
        assertThat(members()).isOne();
    }

    @Test
    void a_page_that_was_open_for_ten_minutes_asks_for_the_card_again() {
        var ticket = PlainClient.field(ofMarie(), "holder");
        PAGES.server().clock().advance(Duration.ofMinutes(10));

        assertThat(leave(ticket).body()).contains("name=\"dateOfBirth\"").doesNotContain("Marie");
        assertThat(members()).isEqualTo(2);
    }

    @Test
    void the_answer_to_a_poster_shows_the_family_to_its_member_and_not_to_the_owner() {
        PAGES.execute("delete from checkin");
        var typed = phone.get("/q/demo-today");
        var own = phone.send(
                "/q", "ticket", PlainClient.field(typed, "ticket"), "uitpasNumber", MARIE, "dateOfBirth", MARIE_BORN);
        assertThat(own.body()).contains(IN_A_FAMILY);
        assertThat(leave(PlainClient.field(own, "holder")).body()).contains("Je hoort niet meer");

        marie_and_noor_are_in_jefs_family();
        var jef = PAGES.signedIn("jef");
        var ticked = jef.get("/q/demo-today");
        var owners = jef.send("/q", "ticket", PlainClient.field(ticked, "ticket"), "companion", "demo-passholder-2");
        assertThat(owners.body()).contains("Alle punten van Marie").doesNotContain(IN_A_FAMILY);
        var shared = PlainClient.field(owners, "holder");
        assertThat(jef.send("/points", "holder", shared).body())
                .contains("Dag Marie")
                .doesNotContain(IN_A_FAMILY);
        leave(shared);
        assertThat(members()).isEqualTo(2);
    }

    @Test
    void whoever_has_an_account_sees_their_family_there_only() {
        PAGES.execute("""
                insert into family_member
                select member.id, owner.id, '2026-11-01T10:00:00Z', '', true, false
                from passholder member, passholder owner
                where member.uid = 'demo-passholder-3' and owner.uid = 'demo-passholder-1'
                """);

        var typed = phone.get("/q/demo-today");
        var jef = phone.send(
                "/q",
                "ticket",
                PlainClient.field(typed, "ticket"),
                "uitpasNumber",
                "0900000095902",
                "dateOfBirth",
                "17/05/1990");
        assertThat(jef.body()).contains("Alle punten van Jef").doesNotContain("Je hoort bij het gezin");
        assertThat(leave(PlainClient.field(jef, "holder")).body())
                .contains("Dag Jef")
                .doesNotContain("Je hoort");
        assertThat(members()).isEqualTo(3);
    }

    private Answer ofMarie() {
        return phone.send("/points", "uitpasNumber", MARIE, "dateOfBirth", MARIE_BORN);
    }

    private Answer leave(String ticket) {
        return phone.send("/points", "act", "leaveFamily", "confirmed", "yes", "holder", ticket);
    }

    private static long members() {
        return PAGES.count("select count(*) from family_member");
    }
}
