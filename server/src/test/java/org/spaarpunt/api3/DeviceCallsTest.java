package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Check-in devices: a counter connects them, and they check people in by themselves. */
class DeviceCallsTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";

    private static final String COUNTERS = "assignedBalieConsumerKey";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    /** Two at De Werf, and one at the library. */
    @BeforeEach
    void set_up_devices() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into consumer (key, secret, name)
                select 'cid' || n, 'cid' || n || '-secret', 'Toestel' from generate_series(1, 3) n on conflict do nothing;
                delete from device_counter;
                delete from device;
                insert into device (consumer_key, name, card_system_id)
                select 'cid' || n, 'CiD ' || n, 2 from generate_series(1, 3) n;
                insert into device_counter (device_key, counter_id)
                select key, counter.id
                from (values ('cid1', '31413BDF-DFC7-7A9F-10403618C2816E44'), ('cid2', '31413BDF-DFC7-7A9F-10403618C2816E44'),
                             ('cid3', 'demo-library-haaltert')) placed (key, counter)
                join counter on counter.consumer_key = placed.counter
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
    void a_device_that_was_removed_is_not_known_any_more() {
        connect("cid1", "demo-today");
        assertThat(update("cid1", "status", "REMOVED").xml("/response/status")).isEqualTo("REMOVED");
        assertThat(update("cid1", "status", "ACTIVE").code()).isEqualTo("UNKNOWN_CID_CONSUMERKEY");
        assertThat(checkIn("0900000095902").code()).isEqualTo("UNKNOWN_CID_CONSUMERKEY");
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

    private static Client counter() {
        return SERVER.as(DemoProfile.COUNTER);
    }
}
