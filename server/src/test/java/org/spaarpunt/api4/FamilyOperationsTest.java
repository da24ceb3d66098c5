package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Together;

/** Jef's family through the mobile application: Rik was born in 1985 and has no account, Lucas is a child. */
class FamilyOperationsTest {
    private static final String RIK = "0987654321113";
    private static final String RIK_BORN = "1985-03-02";
    private static final String RIK_ID = "demo-passholder-1";
    private static final String MARIE = "0930056878802";
    private static final String MARIE_BORN = "1979-11-23";
    private static final String MARIE_ID = "demo-passholder-2";
    private static final String JEF_ID = "demo-passholder-3";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    private JsonCaller jef;

    @BeforeEach
    void jef_uses_the_application() {
        jef = SERVER.as("jef", "demo-member-mobile");
    }

    @Test
    void a_card_and_a_date_of_birth_give_the_token_with_which_somebody_is_added() {
        var added = jef.with("x-registration-token", token(RIK, RIK_BORN))
                .post(
                        "/passholders/me/family-members",
                        "{\"uitpasNumber\":\"%s\",\"icon\":\"cat.png\"}".formatted(RIK));

        assertThat(added.status()).isEqualTo(201);
        var members = jef.get("/passholders/me/family-members").json();
        assertThat(members).hasSize(2);
        assertThat(members.get(0).path("mainFamilyMember").asBoolean()).isTrue();
        var rik = members.get(1);
        assertThat(rik.path("mainFamilyMember").asBoolean()).isFalse();
        assertThat(rik.path("uitpasNumber").asString()).isEqualTo(RIK);
        assertThat(rik.path("icon").asString()).isEqualTo("cat.png");
        assertThat(rik.path("creationDate").asString()).isEqualTo("2026-11-22T11:00:00+00:00");
        assertThat(rik.path("sharesHistory").asBoolean()).isFalse();
        var passholder = rik.path("passholder");
        assertThat(passholder.path("firstName").asString()).isEqualTo("Rik");
        assertThat(passholder.path("points").asInt()).isEqualTo(1);
        assertThat(passholder
                        .path("cardSystemMemberships")
                        .get(0)
                        .path("uitpasNumber")
                        .asString())
                .isEqualTo(RIK);
        assertThat(passholder.has("dateOfBirth")).isFalse();
        assertThat(acts()).containsExactly("FAMILY_MEMBER_ADDED demo-passholder-1 demo-passholder-3");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0987654321113, 1985-03-03
            0900000099904, 1985-03-02
            0900000045410, 1985-03-02
            12,            1985-03-02
            0987654321113, yesterday
            """)
    void an_unknown_card_and_a_wrong_date_get_the_same_answer(String card, String born) {
        var answer = basic(card, born);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("type").asString()).endsWith("/auth/unauthorized");
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(how -> assertThat(how).startsWith("Basic"));
        assertThat(answer.body()).isEqualTo(basic(RIK, "1985-03-04").body());
    }

    @Test
    void wrong_dates_of_one_card_are_counted() {
        for (int i = 0; i < 5; i++) {
            assertThat(basic(RIK, "1990-01-0" + (i + 1)).status()).isEqualTo(401);
        }
        var answer = basic(RIK, RIK_BORN);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().path("type").asString()).endsWith("/uitpas/rate-limited");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void a_token_of_another_card_or_an_old_or_made_up_one_adds_nobody() {
        var old = token(RIK, RIK_BORN);
        assertThat(add(MARIE, old).status()).isEqualTo(403);
        SERVER.running().clock().advance(Duration.ofMinutes(15));
        assertThat(add(RIK, old).status()).isEqualTo(403);
        assertThat(add(RIK, "made-up").status()).isEqualTo(403);
        assertThat(jef.post("/passholders/me/family-members", body(RIK)).status())
                .isEqualTo(403);
        assertThat(SERVER.number("select count(*) from family_member")).isZero();
    }

    @Test
    void nobody_is_added_twice_or_to_two_families() {
        assertThat(add(RIK, token(RIK, RIK_BORN)).status()).isEqualTo(201);
        assertThat(type(add(RIK, token(RIK, RIK_BORN)))).endsWith("/uitpas/family-member-already-added");
        SERVER.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "update family_member set owner_id = (select id from passholder where uid = 'demo-passholder-2')"));
        var elsewhere = add(RIK, token(RIK, RIK_BORN));
        assertThat(type(elsewhere)).endsWith("/uitpas/family-member-already-added");
        assertThat(elsewhere.json().path("endUserMessage").path("nl").asString())
                .contains("ander gezin");
        assertThat(type(add("0900000095902", token("0900000095902", "1990-05-17"))))
                .endsWith("/uitpas/family-member-already-added");
    }

    @Test
    void a_family_has_nine_members() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into family_member
                select member.id, (select id from passholder where uid = 'demo-passholder-3'), now(), '', false, false
                from passholder member where uid not in ('demo-passholder-1', 'demo-passholder-3') order by member.id limit 9"""));

        var answer = add(RIK, token(RIK, RIK_BORN));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(type(answer)).endsWith("/uitpas/too-many-family-members");
    }

    @Test
    void of_many_at_the_same_moment_no_more_are_added_than_there_is_room_for()
            throws ExecutionException, InterruptedException {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into family_member
                select member.id, (select id from passholder where uid = 'demo-passholder-3'), now(), '', false, false
                from passholder member where uid not in ('demo-passholder-1', 'demo-passholder-2', 'demo-passholder-3') order by member.id limit 8"""));
        var tokens = List.of(token(RIK, RIK_BORN), token(MARIE, MARIE_BORN));
        var cards = List.of(RIK, MARIE);

        var statuses = Together.times(2, i -> add(cards.get(i), tokens.get(i)).status());

        assertThat(statuses).containsExactlyInAnyOrder(201, 400);
        assertThat(SERVER.number("select count(*) from family_member")).isEqualTo(9);
    }

    @Test
    void somebody_with_an_account_agrees_in_it_but_a_child_is_added_by_the_owner() {
        account(MARIE_ID);
        var answer = add(MARIE, token(MARIE, MARIE_BORN));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(type(answer)).endsWith("/uitpas/person-not-present");

        SERVER.jdbi()
                .useHandle(handle ->
                        handle.execute("update passholder set date_of_birth = '2013-11-23' where uid = ?", MARIE_ID));
        assertThat(add(MARIE, token(MARIE, "2013-11-23")).status()).isEqualTo(201);
    }

    @Test
    void a_member_is_checked_in_by_the_owner_until_it_leaves() {
        add(RIK, token(RIK, RIK_BORN));
        var code = "{\"checkinCode\":\"demo-today\"}";

        var saved = jef.post("/passholders/" + RIK_ID + "/checkins", code);
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.json().path("addedPoints").asInt()).isEqualTo(2);
        assertThat(saved.json().path("totalPoints").asInt()).isEqualTo(3);
        assertThat(type(jef.post("/passholders/" + RIK_ID + "/checkins", code))).endsWith("/checkin-not-allowed");
        assertThat(jef.get("/passholders/" + RIK_ID + "/transactions").status()).isEqualTo(403);

        assertThat(jef.delete("/passholders/me/family-members/" + RIK_ID).status())
                .isEqualTo(202);
        assertThat(jef.delete("/passholders/me/family-members/" + RIK_ID).status())
                .isEqualTo(404);
        assertThat(jef.post("/passholders/" + RIK_ID + "/checkins", code).status())
                .isEqualTo(403);
    }

    @Test
    void the_history_of_a_member_is_read_if_it_is_shared() {
        join(RIK_ID, JEF_ID, true);

        var transactions = jef.get("/passholders/" + RIK_ID + "/transactions");

        assertThat(transactions.status()).isEqualTo(200);
        assertThat(transactions.json().path("totalItems").asInt()).isEqualTo(1);
    }

    @Test
    void a_member_sees_the_family_and_leaves_it() {
        join(JEF_ID, RIK_ID, false);

        var families = jef.get("/passholders/me/families").json();
        assertThat(families).hasSize(1);
        assertThat(families.get(0).path("passholderId").asString()).isEqualTo(RIK_ID);
        assertThat(families.get(0).path("firstName").asString()).isEqualTo("Rik");
        assertThat(families.get(0).path("memberSince").asString()).isEqualTo("2026-11-22T11:00:00+00:00");
        assertThat(jef.get("/passholders/me/family-members").json()).hasSize(1);

        assertThat(jef.delete("/passholders/" + RIK_ID + "/family-members/" + JEF_ID)
                        .status())
                .isEqualTo(202);
        assertThat(jef.get("/passholders/me/families").body()).isEqualTo("[]");
        assertThat(jef.delete("/passholders/" + RIK_ID + "/family-members/" + MARIE_ID)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_icon_of_a_member_can_be_changed() {
        join(RIK_ID, JEF_ID, false);

        assertThat(jef.put("/passholders/me/family-members/" + RIK_ID, "{\"icon\":\"dog.png\"}")
                        .status())
                .isEqualTo(202);
        assertThat(jef.get("/passholders/me/family-members")
                        .json()
                        .get(1)
                        .path("icon")
                        .asString())
                .isEqualTo("dog.png");
        assertThat(jef.put("/passholders/me/family-members/" + MARIE_ID, "{\"icon\":\"dog.png\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void several_are_checked_in_at_once_each_with_its_own_answer() {
        join(RIK_ID, JEF_ID, false);
        jef.post("/passholders/me/checkins", "{\"checkinCode\":\"demo-today\"}");

        var answer = batch("\"me\",\"demo-passholder-1\",\"demo-passholder-2\"", false);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(400, 201, 403);
        assertThat(answer.json().get(1).path("totalPoints").asInt()).isEqualTo(3);
        assertThat(answer.json().get(0).path("problem").path("reason").asString())
                .isEqualTo("LIMIT_REACHED");
    }

    @Test
    void of_those_that_belong_together_all_are_saved_or_none() {
        join(RIK_ID, JEF_ID, false);
        join(MARIE_ID, JEF_ID, false);
        jef.post("/passholders/me/checkins", "{\"checkinCode\":\"demo-today\"}");
        var before = SERVER.number("select count(*) from checkin");

        var refused = batch("\"me\",\"demo-passholder-1\",\"demo-passholder-2\"", true);

        assertThat(statuses(refused)).containsExactly(400, 400, 400);
        assertThat(refused.json().get(0).path("problem").path("reason").asString())
                .isEqualTo("LIMIT_REACHED");
        assertThat(refused.json().get(1).path("problem").path("reason").asString())
                .isEqualTo("OTHERS_REFUSED");
        assertThat(SERVER.number("select count(*) from checkin")).isEqualTo(before);

        var saved = batch("\"demo-passholder-1\",\"demo-passholder-2\"", true);
        assertThat(statuses(saved)).containsExactly(201, 201);
        assertThat(SERVER.number("select count(*) from checkin")).isEqualTo(before + 2);
    }

    @Test
    void of_many_joint_requests_with_one_key_one_is_saved_and_all_get_its_answer()
            throws ExecutionException, InterruptedException {
        join(RIK_ID, JEF_ID, false);
        var caller = jef.with("Idempotency-Key", "family-1");

        var answers = Together.times(
                6,
                _ -> statuses(
                        caller.post(
                                "/passholders/me/checkins/batch",
                                "{\"checkinCode\":\"demo-today\",\"passholderIds\":[\"me\",\"demo-passholder-1\"],\"atomic\":true}")));

        assertThat(answers).containsOnly(List.of(201, 201));
        assertThat(SERVER.number("select count(*) from checkin")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []
            ["me","me"]
            ["me","demo-passholder-3"]
            ["1","2","3","4","5","6","7","8","9","10","11"]
            """)
    void a_list_of_nobody_of_somebody_twice_or_of_more_than_a_family_is_refused(String ids) {
        var answer = jef.post(
                "/passholders/me/checkins/batch",
                "{\"checkinCode\":\"demo-today\",\"passholderIds\":%s}".formatted(ids));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(type(answer)).endsWith("/body/invalid-data");
    }

    @Test
    void the_status_of_an_account_is_told_with_a_token_and_an_existing_account_is_not_connected() {
        var named = SERVER.anonymous().with("x-client-id", "demo-member-mobile");
        var status = named.with("x-registration-token", token(RIK, RIK_BORN)).get("/passholders/me/uitid/status");

        assertThat(status.status()).isEqualTo(200);
        assertThat(status.json().path("state").asString()).isEqualTo("UNREGISTERED");
        assertThat(status.json().path("uitpasNumber").asString()).isEqualTo(RIK);
        assertThat(named.get("/passholders/me/uitid/status").status()).isEqualTo(403);

        var put = SERVER.as("ben", "demo-member-mobile")
                .with("x-registration-token", token(RIK, RIK_BORN))
                .put("/passholders/me/uitid", "");
        assertThat(put.status()).isEqualTo(501);
        assertThat(type(jef.with("x-registration-token", token(RIK, RIK_BORN)).put("/passholders/me/uitid", "")))
                .endsWith("/uitid-already-registered");
        assertThat(type(jef.with("x-registration-token", token("0900000095902", "1990-05-17"))
                        .put("/passholders/me/uitid", "")))
                .endsWith("/passholder-already-registered");
        assertThat(named.get("/uitid/emails/jef@demo.example").status()).isEqualTo(501);
    }

    private Answer batch(String ids, boolean atomic) {
        return jef.post(
                "/passholders/me/checkins/batch",
                "{\"checkinCode\":\"demo-today\",\"passholderIds\":[%s],\"atomic\":%s}".formatted(ids, atomic));
    }

    private static List<Integer> statuses(Answer answer) {
        var all = answer.json();
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i).path("status").asInt())
                .toList();
    }

    private Answer add(String card, String token) {
        return jef.with("x-registration-token", token).post("/passholders/me/family-members", body(card));
    }

    private static String body(String card) {
        return "{\"uitpasNumber\":\"%s\"}".formatted(card);
    }

    private static String type(Answer answer) {
        return answer.json().path("type").asString();
    }

    private static String token(String card, String born) {
        var answer = basic(card, born);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("token").asString();
    }

    private static Answer basic(String card, String born) {
        var pair = Base64.getEncoder().encodeToString((card + ":" + born).getBytes(StandardCharsets.UTF_8));
        return SERVER.anonymous()
                .with("x-client-id", "demo-member-mobile")
                .with("Authorization", "Basic " + pair)
                .get("/passholders/me/uitid/registration-token");
    }

    private static void join(String member, String owner, boolean history) {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                        insert into family_member
                        select member.id, owner.id, '2026-11-22T11:00:00Z', '', ?, false
                        from passholder member, passholder owner where member.uid = ? and owner.uid = ?""", history, member, owner));
    }

    private static void account(String uid) {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                        insert into app_user (uid, nick, password)
                        select ?, 'somebody', password from app_user where nick = 'jef'""", uid));
    }

    private static List<String> acts() {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select act || ' ' || subject || ' ' || details from audit_entry where act like 'FAMILY%' order by id")
                        .mapTo(String.class)
                        .list());
    }
}
