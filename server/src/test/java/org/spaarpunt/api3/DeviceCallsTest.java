package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Check-in devices: a counter connects them, and they check people in by themselves. */
class DeviceCallsTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";

    private static final String COUNTERS = "assignedBalieConsumerKey";
    private static final String CULTUURNETS_EVENT = "fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c";
    private static final String DE_WERFS_EVENT = "demo-unlimited";
    private static final Keys BORROWER = new Keys(CULTUURNET, "demo-cultuurnet-secret", "", "");

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    /** Two of De Werf, and one of the library. CultuurNet has a member who is no admin. */
    @BeforeEach
    void set_up_devices() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into consumer (key, secret, name)
                select 'cid' || n, 'cid' || n || '-secret', 'Toestel' from generate_series(1, 3) n on conflict do nothing;
                update consumer set revoked_at = null, suspended_at = null where key like 'cid_';
                delete from device_counter;
                delete from device;
                insert into device (consumer_key, name, card_system_id, owner_id)
                select key, 'CiD ' || right(key, 1), 2, counter.id
                from (values ('cid1', '31413BDF-DFC7-7A9F-10403618C2816E44'), ('cid2', '31413BDF-DFC7-7A9F-10403618C2816E44'),
                             ('cid3', 'demo-library-haaltert')) placed (key, counter)
                join counter on counter.consumer_key = placed.counter;
                insert into device_counter (device_key, counter_id, accepted_at)
                select key, counter.id, now()
                from (values ('cid1', '31413BDF-DFC7-7A9F-10403618C2816E44'), ('cid2', '31413BDF-DFC7-7A9F-10403618C2816E44'),
                             ('cid3', 'demo-library-haaltert')) placed (key, counter)
                join counter on counter.consumer_key = placed.counter;
                insert into access_token (token, secret, consumer_key, user_id, expires_at)
                select 'borrower-' || nick, 'borrower-secret', '47B6FA21-ACB1-EA8F-2C231182C7DD0A19', id, '2100-01-01'
                from app_user where nick in ('ann', 'ben')
                on conflict do nothing;
                insert into counter_employee (counter_id, user_id, role)
                select counter.id, app_user.id, 'MEMBER' from counter, app_user
                where consumer_key = '47B6FA21-ACB1-EA8F-2C231182C7DD0A19' and nick = 'ben'
                on conflict do nothing
                """).execute());
        SERVER.running().sealSecrets();
    }

    @Test
    void a_counter_lists_its_devices() {
        connect("cid1", "demo-today");
        assertThat(SERVER.as(DemoProfile.COUNTER)
                        .get("uitpas/cid/list?showEvent=true")
                        .body())
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                        <response><cids><cid><name>CiD 1</name><consumerKey>cid1</consumerKey><status>ACTIVE</status>\
                        <cdbid>demo-today</cdbid><cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem></cid>\
                        <cid><name>CiD 2</name><consumerKey>cid2</consumerKey><status>ACTIVE</status>\
                        <cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem></cid></cids></response>""");
    }

    @Test
    void a_device_is_told_with_its_counters_and_its_event() {
        assertThat(connect("cid1", "demo-today").body()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                <response><balies><balie><name>CC De Werf</name><id>31413BDF-DFC7-7A9F-10403618C2816E44</id></balie></balies>\
                <name>CiD 1</name><consumerKey>cid1</consumerKey><status>ACTIVE</status><cdbid>demo-today</cdbid>\
                <cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem></response>""");
        assertThat(counter().get("uitpas/cid/cid1").xml("/response/cdbid")).isEqualTo("demo-today");
        assertThat(counter().get("uitpas/cid/cid3").code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(counter().get("uitpas/cid/nobody").code()).isEqualTo("UNKNOWN_CID_CONSUMERKEY");
        assertThat(counter().get("uitpas/cid/%00").code()).isEqualTo("UNKNOWN_CID_CONSUMERKEY");
    }

    @Test
    void an_empty_cdbid_detaches_a_device() {
        connect("cid1", "demo-today");
        assertThat(connect("cid1", "").xml("count(/response/cdbid)")).isEqualTo("0");
        assertThat(checkIn("0900000095902").code()).isEqualTo("ACTION_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, demo-today, UNKNOWN_CID_CONSUMERKEY",
        "cid3, demo-today, BALIE_NOT_AUTHORIZED",
        "cid3, '', BALIE_NOT_AUTHORIZED",
        "cid1, nothing, UNKNOWN_EVENT_CDBID",
        "cid1, demo-haaltert, BALIE_NOT_AUTHORIZED"
    })
    void a_device_that_cannot_be_connected_is_refused(String device, String cdbid, String code) {
        assertThat(connect(device, cdbid).code()).isEqualTo(code);
        assertThat(connect(device, cdbid).status()).isEqualTo(400);
    }

    @Test
    void a_device_checks_people_in_at_its_event_with_its_own_key() {
        connect("cid1", "demo-today");
        var visit = Visit.inOrder(SERVER.jdbi());
        assertThat(checkIn(visit.number()).xml("/response/points")).isEqualTo("2");
        assertThat(checkIn(visit.number()).code()).isEqualTo("MAXIMUM_REACHED");
        assertThat(checkIn(visit.number()).xml("/response/points")).isEqualTo("2");
        String written = SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select concat_ws(' ', via, checkin.consumer_key, counter.name, coalesce(user_id::text, 'nobody'))
                        from checkin join counter on counter.id = counter_id where passholder_id = ?
                        """)
                        .bind(0, visit.passholder())
                        .mapTo(String.class)
                        .one());
        assertThat(written).isEqualTo("DEVICE cid1 CC De Werf nobody");
        assertThat(SERVER.running().unbalanced()).isEmpty();
    }

    @Test
    void what_a_device_did_its_counter_finds_and_takes_back() {
        connect("cid1", "demo-today");
        var visit = Visit.inOrder(SERVER.jdbi());
        device().post("uitpas/cid/checkin", "chipNumber", visit.chip());
        var found = counter().get("uitpas/cultureevent/searchCheckins?cdbid=demo-today&max=1");
        var id = found.xml("/response/checkinActivities/checkinActivity/id");
        assertThat(found.xml("/response/checkinActivities/checkinActivity/createdVia"))
                .isEqualTo("CC De Werf");
        assertThat(counter().post("uitpas/checkin/" + id + "/undo").xml("/response/points"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "0900000002312, INVALID_CARD_STATUS",
        "0900000045410, ACTION_NOT_ALLOWED",
        "1000000520006, PASSHOLDER_NO_ACTIVE_CARDSYSTEMS",
        "0930000000107, UNKNOWN_UITPASNUMBER",
        "123, PARSE_INVALID_UITPASNUMBER"
    })
    void a_card_is_refused_at_a_device_as_at_a_counter(String number, String code) {
        connect("cid1", "demo-today");
        assertThat(checkIn(number).code()).isEqualTo(code);
    }

    @Test
    void a_device_that_says_nothing_or_too_much_is_refused() {
        assertThat(device().post("uitpas/cid/checkin").code()).isEqualTo("MISSING_REQUIRED_FIELDS");
        assertThat(device().post("uitpas/cid/checkin", "uitpasNumber", "1", "chipNumber", "2")
                        .code())
                .isEqualTo("INVALID_PARAMETERS");
        assertThat(device().post("uitpas/cid/checkin", "chipNumber", "2").code())
                .isEqualTo("ACTION_NOT_ALLOWED");
    }

    @Test
    void an_admin_changes_a_device() {
        connect("cid1", "demo-today");
        assertThat(update("cid1", "name", "Inkom", "status", "BLOCKED").xml("/response/name"))
                .isEqualTo("Inkom");
        assertThat(counter().get("uitpas/cid/cid1").xml("/response/status")).isEqualTo("BLOCKED");
        assertThat(checkIn("0900000095902").code()).isEqualTo("ACTION_NOT_ALLOWED");
        update("cid1", "status", "ACTIVE");
        assertThat(checkIn("0900000095902").status()).isEqualTo(200);
        String audited = SERVER.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select details from audit_entry
                        where act = 'DEVICE_CHANGED' and subject = 'cid1' and details like 'name%'
                        """).mapTo(String.class).one());
        assertThat(audited).isEqualTo("name Inkom status BLOCKED");
    }

    @Test
    void a_device_that_is_assigned_to_other_counters_is_theirs_and_connected_no_more() {
        connect("cid1", "demo-today");
        var both = update("cid1", COUNTERS, DE_WERF, COUNTERS, CULTUURNET);
        assertThat(both.xml("count(/response/balies/balie)")).isEqualTo("2");
        assertThat(both.xml("/response/cdbid")).isEqualTo("demo-today");
        var other = update("cid1", COUNTERS, CULTUURNET);
        assertThat(other.xml("/response/balies/balie/name")).isEqualTo("CultuurNet Vlaanderen");
        assertThat(other.xml("count(/response/cdbid)")).isEqualTo("0");
        assertThat(connect("cid1", "demo-today").code()).isEqualTo("BALIE_NOT_AUTHORIZED");
    }

    @Test
    void an_owner_that_has_lent_a_device_out_sees_it_and_takes_it_back() {
        update("cid1", COUNTERS, CULTUURNET);
        connectAt(admin(), "cid1", CULTUURNETS_EVENT);
        assertThat(counter().get("uitpas/cid/list").xml("/response/cids/cid[consumerKey='cid1']/cdbid"))
                .isEqualTo(CULTUURNETS_EVENT);
        assertThat(counter().get("uitpas/cid/cid1").status()).isEqualTo(200);
        assertThat(update("cid1", COUNTERS, DE_WERF).xml("count(/response/cdbid)"))
                .isEqualTo("0");
        assertThat(connectAt(admin(), "cid1", CULTUURNETS_EVENT).code()).isEqualTo("BALIE_NOT_AUTHORIZED");
        assertThat(connect("cid1", "demo-today").status()).isEqualTo(200);
    }

    @Test
    void a_borrower_leaves_the_owner_s_event_alone() {
        update("cid1", COUNTERS, DE_WERF, COUNTERS, CULTUURNET);
        connect("cid1", "demo-today");
        for (var employee : List.of(member(), admin())) {
            for (var cdbid : List.of("", CULTUURNETS_EVENT, "demo-today")) {
                assertThat(connectAt(employee, "cid1", cdbid).code()).isEqualTo("ACTION_NOT_ALLOWED");
            }
        }
        assertThat(counter().get("uitpas/cid/cid1").xml("/response/cdbid")).isEqualTo("demo-today");
        assertThat(checkIn(Visit.inOrder(SERVER.jdbi()).number()).status()).isEqualTo(200);
    }

    @Test
    void a_borrower_connects_and_disconnects_its_own_event() {
        update("cid1", COUNTERS, DE_WERF, COUNTERS, CULTUURNET);
        assertThat(connectAt(member(), "cid1", CULTUURNETS_EVENT).xml("/response/cdbid"))
                .isEqualTo(CULTUURNETS_EVENT);
        assertThat(connectAt(member(), "cid1", "").xml("count(/response/cdbid)"))
                .isEqualTo("0");
        assertThat(connectAt(member(), "cid1", "demo-permanent-nothing").code()).isEqualTo("UNKNOWN_EVENT_CDBID");
        assertThat(connectAt(member(), "cid1", DE_WERFS_EVENT).code()).isEqualTo("BALIE_NOT_AUTHORIZED");
    }

    @Test
    void an_event_that_is_over_holds_no_device() {
        update("cid1", COUNTERS, DE_WERF, COUNTERS, CULTUURNET);
        connect("cid1", "demo-today");
        SERVER.turnClockTo("2026-11-23T12:00+01:00");
        assertThat(connectAt(member(), "cid1", CULTUURNETS_EVENT).status()).isEqualTo(200);
    }

    @Test
    void an_admin_of_the_owner_ends_what_a_borrower_connected() {
        update("cid1", COUNTERS, DE_WERF, COUNTERS, CULTUURNET);
        connectAt(member(), "cid1", CULTUURNETS_EVENT);
        assertThat(connect("cid1", "demo-today").xml("/response/cdbid")).isEqualTo("demo-today");
    }

    @ParameterizedTest
    @CsvSource({
        "assignedBalieConsumerKey, 47B6FA21-ACB1-EA8F-2C231182C7DD0A19",
        "assignedBalieConsumerKey, demo-library-haaltert",
        "status, REMOVED",
        "status, BLOCKED",
        "status, ACTIVE",
        "name, Van ons"
    })
    void a_borrower_s_admin_changes_nothing(String name, String value) {
        update("cid1", COUNTERS, DE_WERF, COUNTERS, CULTUURNET);
        connect("cid1", "demo-today");
        var before = counter().get("uitpas/cid/cid1").body();
        var refused = admin().post("uitpas/cid/update", "cidConsumerKey", "cid1", name, value);
        assertThat(refused.code()).isEqualTo("BALIE_NOT_AUTHORIZED");
        assertThat(member().post("uitpas/cid/update", "cidConsumerKey", "cid1", name, value)
                        .code())
                .isEqualTo("ACCESS_DENIED");
        assertThat(counter().get("uitpas/cid/cid1").body()).isEqualTo(before);
        assertThat(checkIn(Visit.inOrder(SERVER.jdbi()).number()).status()).isEqualTo(200);
    }

    @Test
    void a_device_that_is_assigned_unasked_does_nothing_at_a_counter_until_an_employee_there_connects_it() {
        update("cid1", COUNTERS, DE_WERF, COUNTERS, CULTUURNET);
        assertThat(accepted("cid1")).containsExactly(DE_WERF);
        assertThat(checkIn("0900000095902").code()).isEqualTo("ACTION_NOT_ALLOWED");
        connectAt(member(), "cid1", CULTUURNETS_EVENT);
        assertThat(accepted("cid1")).containsExactlyInAnyOrder(DE_WERF, CULTUURNET);
        String entry = SERVER.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select string_agg(details, ' ') from audit_entry where act = 'DEVICE_ACCEPTED' and subject = 'cid1'
                        """).mapTo(String.class).one());
        assertThat(entry).contains(CULTUURNET);
    }

    @Test
    void a_device_without_an_owner_is_changed_by_no_counter() {
        SERVER.jdbi()
                .useHandle(handle -> handle.execute("update device set owner_id = null where consumer_key = 'cid1'"));
        assertThat(update("cid1", "status", "REMOVED").code()).isEqualTo("BALIE_NOT_AUTHORIZED");
        assertThat(connect("cid1", "demo-today").status()).isEqualTo(200);
    }

    @Test
    void a_device_that_was_removed_is_not_known_any_more() {
        connect("cid1", "demo-today");
        assertThat(update("cid1", "status", "REMOVED").xml("/response/status")).isEqualTo("REMOVED");
        assertThat(update("cid1", "status", "ACTIVE").code()).isEqualTo("UNKNOWN_CID_CONSUMERKEY");
        assertThat(connect("cid1", "demo-today").code()).isEqualTo("UNKNOWN_CID_CONSUMERKEY");
        assertThat(checkIn("0900000095902").code()).isEqualTo("UNAUTHORIZED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REMOVED", "BLOCKED"})
    void the_key_of_a_device_that_is_gone_or_blocked_opens_nothing(String status) {
        assertThat(device().get("uitpas/cardsystem").status()).isEqualTo(200);
        update("cid1", "status", status);
        for (var path : List.of(
                "uitpas/cardsystem",
                "uitpas/cultureevent/searchCheckins",
                "uitpas/cultureevent/search?q=a",
                "uitpas/promotion/welcomeAdvantages",
                "user/6b9f81a2-7505-4fdd-b152-dddeaf235cde",
                "uitpas/cid/list")) {
            assertThat(device().get(path).code()).as(path).isEqualTo("UNAUTHORIZED");
        }
        assertThat(device().post("requestToken").code()).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void a_device_that_is_let_in_again_goes_on() {
        update("cid1", "status", "BLOCKED");
        update("cid1", "status", "ACTIVE");
        assertThat(device().get("uitpas/cardsystem").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "cid1, status, ASLEEP, INVALID_PARAMETERS",
        "cid1, assignedBalieConsumerKey, nobody, UNKNOWN_BALIE_CONSUMERKEY",
        "cid1, colour, blue, MISSING_REQUIRED_FIELDS",
        "cid3, name, Inkom, BALIE_NOT_AUTHORIZED",
        "nobody, name, Inkom, UNKNOWN_CID_CONSUMERKEY"
    })
    void a_change_that_makes_no_sense_is_refused(String device, String name, String value, String code) {
        assertThat(update(device, name, value).code()).isEqualTo(code);
    }

    private static Answer connect(String device, String cdbid) {
        return counter()
                .post("uitpas/cid/connect", "cidConsumerKey", device, "cdbid", cdbid, "balieConsumerKey", DE_WERF);
    }

    private static Answer connectAt(Client employee, String device, String cdbid) {
        return employee.post("uitpas/cid/connect", "cidConsumerKey", device, "cdbid", cdbid);
    }

    /** The counters that have accepted a device. */
    private static List<String> accepted(String device) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select consumer_key from device_counter join counter on counter.id = counter_id
                        where device_key = ? and accepted_at is not null
                        """)
                        .bind(0, device)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void a_device_that_asks_for_something_was_seen() {
        assertThat(seen("cid1")).isEmpty();

        checkIn("0900000095902");

        assertThat(seen("cid1")).contains(SERVER.running().clock().instant());
    }

    private static Optional<Instant> seen(String device) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("select seen_at from device where consumer_key = :key")
                        .bind("key", device)
                        .map((row, _) -> Timestamps.ifAnyIn(row, "seen_at"))
                        .one());
    }

    private static Answer update(String device, String... change) {
        var form = new String[change.length + 2];
        form[0] = "cidConsumerKey";
        form[1] = device;
        System.arraycopy(change, 0, form, 2, change.length);
        return counter().post("uitpas/cid/update", form);
    }

    private static Answer checkIn(String number) {
        return device().post("uitpas/cid/checkin", "uitpasNumber", number);
    }

    private static Client device() {
        return SERVER.running().as(new Keys("cid1", "cid1-secret", "", ""));
    }

    /** Of CultuurNet. */
    private static Client admin() {
        return SERVER.running().as(BORROWER.withToken("borrower-ann", "borrower-secret"));
    }

    /** Of CultuurNet. */
    private static Client member() {
        return SERVER.running().as(BORROWER.withToken("borrower-ben", "borrower-secret"));
    }

    private static Client counter() {
        return SERVER.as(DemoProfile.COUNTER);
    }
}
