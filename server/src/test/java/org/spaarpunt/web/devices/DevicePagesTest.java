package org.spaarpunt.web.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** De Werf owns the device demo-kiosk, and Ann works there; Ben works at the library of Haaltert. */
class DevicePagesTest {
    private static final String LIBRARY = "demo-library-haaltert";
    private static final String ALL = "/admin/devices";
    private static final String KIOSK = ALL + "/demo-kiosk";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient ann;
    private PlainClient administrator;

    @BeforeEach
    void signIn() {
        ann = PAGES.signedIn("ann");
        administrator = PAGES.signedIn("admin");
    }

    @AfterEach
    void goBack() {
        PAGES.execute("""
                update device set event_id = null, counter_id = null, status = 'ACTIVE', seen_at = null,
                                  name = 'Spaarzuil aan de ingang', owner_id = (select id from counter where name = 'CC De Werf')
                where consumer_key = 'demo-kiosk'
                """);
        PAGES.execute(
                "delete from device_counter where device_key = 'demo-kiosk' and counter_id <> (select id from counter where name = 'CC De Werf')");
    }

    @Test
    void a_device_shows_whether_it_works_and_when_it_was_seen() {
        assertThat(ann.get("/devices").body())
                .contains("Spaarzuil aan de ingang", "data-light=\"IDLE\"", "Laatst gezien: nooit");
        connect("demo-today");
        assertThat(ann.get("/devices").body()).contains("data-light=\"SILENT\"", "Loskoppelen");

        PAGES.execute("update device set seen_at = '2026-11-22T11:55:00+01:00' where consumer_key = 'demo-kiosk'");

        assertThat(ann.get("/devices").body()).contains("data-light=\"WORKING\"", "Laatst gezien: vandaag 11:55");
    }

    @Test
    void a_device_is_connected_to_an_event_by_its_title_and_disconnected() {
        var title = PAGES.texts("select title from event where cdbid = 'demo-today'")
                .getFirst();

        assertThat(connect(title).header("Location")).contains("/devices?done=connectDevice");
        assertThat(event()).isEqualTo("demo-today");

        assertThat(send(ann, "/devices", "act", "disconnectDevice", "counter", OwnPages.WERF, "device", "demo-kiosk")
                        .header("Location"))
                .contains("/devices?done=disconnectDevice");
        assertThat(event()).isEmpty();
    }

    @Test
    void a_counter_that_does_not_use_the_device_cannot_connect_it() {
        var ben = PAGES.signedIn("ben");

        assertThat(ben.get("/devices").body()).doesNotContain("Spaarzuil aan de ingang");
        assertThat(send(
                                ben,
                                "/devices",
                                "act",
                                "connectDevice",
                                "counter",
                                LIBRARY,
                                "device",
                                "demo-kiosk",
                                "event",
                                "demo-haaltert")
                        .status())
                .isEqualTo(404);
        assertThat(send(
                                ben,
                                "/devices",
                                "act",
                                "connectDevice",
                                "counter",
                                OwnPages.WERF,
                                "device",
                                "demo-kiosk",
                                "event",
                                "demo-today")
                        .status())
                .isEqualTo(403);
        assertThat(event()).isEmpty();
    }

    @Test
    void an_admin_of_its_owner_makes_a_code_after_a_question_that_is_shown_once_and_sets_the_device_up() {
        var once = PlainClient.field(ann.get("/devices"), "once");
        var form = new String[] {
            "once", once, "act", "newDeviceCode", "counter", OwnPages.WERF, "device", "demo-kiosk", "confirmed", "yes"
        };
        assertThat(send(ann, "/devices", "act", "newDeviceCode", "counter", OwnPages.WERF, "device", "demo-kiosk")
                        .header("Location")
                        .orElseThrow())
                .contains("ask=newDeviceCode", "device=demo-kiosk");
        assertThat(ann.get("/devices?ask=newDeviceCode&counter=" + OwnPages.WERF + "&device=demo-kiosk")
                        .body())
                .contains("Instelcode voor Spaarzuil aan de ingang maken?");

        var shown = send(ann, "/devices", form).header("Location").orElseThrow();
        var code = code(ann.get(shown));
        assertThat(send(ann, "/devices", form).header("Location")).contains(shown);
        assertThat(ann.get(shown).body()).doesNotContain(code).contains("Maak dan een nieuwe");

        assertThat(setUp(code)).isEqualTo(200);
    }

    @Test
    void an_administrator_makes_a_code_that_ends_the_one_before() {
        var page = administrator.get(KIOSK);
        var form = new String[] {"once", PlainClient.field(page, "once"), "act", "newDeviceCode", "confirmed", "yes"};
        var first = code(administrator.get(
                send(administrator, KIOSK, form).header("Location").orElseThrow()));
        form[1] = PlainClient.field(administrator.get(KIOSK), "once");
        var second = code(administrator.get(
                send(administrator, KIOSK, form).header("Location").orElseThrow()));

        assertThat(setUp(first)).isEqualTo(400);
        assertThat(setUp(second)).isEqualTo(200);
        PAGES.execute("update device set setup_digest = null, setup_ends_at = null, token_digest = null");
    }

    @Test
    void who_is_no_admin_of_the_owner_makes_no_code() {
        PAGES.execute(
                "update counter_employee set role = 'MEMBER' where user_id = (select id from app_user where nick = 'ann')");
        assertThat(ann.get("/devices").body()).doesNotContain("Instelcode");
        assertThat(send(
                                ann,
                                "/devices",
                                "act",
                                "newDeviceCode",
                                "counter",
                                OwnPages.WERF,
                                "device",
                                "demo-kiosk",
                                "confirmed",
                                "yes")
                        .status())
                .isEqualTo(404);
        PAGES.execute(
                "update counter_employee set role = 'ADMIN' where user_id = (select id from app_user where nick = 'ann')");
    }

    private static String code(Answer shown) {
        var found = Pattern.compile("<output class=\"secret\">([0-9a-z]{20})</output>")
                .matcher(shown.body());
        assertThat(found.find()).as(shown.body()).isTrue();
        return found.group(1);
    }

    private static int setUp(String code) {
        var request = HttpRequest.newBuilder(PAGES.server().uri().resolve("/api4/kiosk-devices/setup"))
                .header("Content-Type", "application/json")
                .header("x-custom-token", code)
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"name":"demo-kiosk","deviceId":"%s"}""".formatted(UUID.randomUUID())))
                .build();
        return Client.exchange(request).status();
    }

    @Test
    void an_administrator_makes_a_device_whose_secret_is_shown_once() {
        var once = PlainClient.field(administrator.get(ALL + "/new"), "once");
        var form = new String[] {"once", once, "name", "Spaarzuil foyer", "counter", LIBRARY, "cardSystem", "1"};

        var made = send(administrator, ALL, form);
        var again = send(administrator, ALL, form);

        assertThat(again.header("Location")).isEqualTo(made.header("Location"));
        assertThat(administrator.get(made.header("Location").orElseThrow()).body())
                .contains("Spaarzuil foyer", "secret");
        assertThat(PAGES.count("select count(*) from device where name = 'Spaarzuil foyer'"))
                .isEqualTo(1);
        assertThat(administrator.get(ALL + "?search=foyer").body()).contains("Spaarzuil foyer");
        PAGES.execute("update device set status = 'REMOVED' where name = 'Spaarzuil foyer'");
    }

    @Test
    void an_administrator_names_a_device_lends_it_and_takes_it_back() {
        send(administrator, KIOSK, "act", "renameDevice", "name", "Spaarzuil zij-ingang");
        assertThat(send(administrator, KIOSK, "act", "lendDevice", "counter", LIBRARY)
                        .header("Location"))
                .contains(KIOSK + "?done=lendDevice");
        assertThat(administrator.get(KIOSK).body()).contains("<h1>Spaarzuil zij-ingang</h1>", "Bibliotheek Haaltert");

        send(administrator, KIOSK, "act", "takeBackDevice", "counter", LIBRARY);

        assertThat(PAGES.count("select count(*) from device_counter where device_key = 'demo-kiosk'"))
                .isEqualTo(1);
    }

    @Test
    void a_device_is_given_to_another_counter() {
        assertThat(send(administrator, KIOSK, "act", "owner", "counter", LIBRARY)
                        .header("Location"))
                .contains(KIOSK + "?done=owner");
        assertThat(PAGES.texts("""
                select counter.consumer_key from device join counter on counter.id = owner_id
                where device.consumer_key = 'demo-kiosk'
                """)).containsExactly(LIBRARY);
        assertThat(send(administrator, ALL + "/nothing", "act", "owner", "counter", LIBRARY)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void blocking_a_device_is_asked_about_first() {
        assertThat(send(administrator, KIOSK, "act", "blockDevice").header("Location"))
                .contains(KIOSK + "?ask=blockDevice");
        assertThat(PAGES.texts("select status from device where consumer_key = 'demo-kiosk'"))
                .containsExactly("ACTIVE");

        send(administrator, KIOSK, "act", "blockDevice", "confirmed", "yes");
        assertThat(PAGES.texts("select status from device where consumer_key = 'demo-kiosk'"))
                .containsExactly("BLOCKED");

        send(administrator, KIOSK, "act", "unblockDevice");
        assertThat(PAGES.texts("select status from device where consumer_key = 'demo-kiosk'"))
                .containsExactly("ACTIVE");
    }

    private Answer connect(String event) {
        return send(
                ann,
                "/devices",
                "act",
                "connectDevice",
                "counter",
                OwnPages.WERF,
                "device",
                "demo-kiosk",
                "event",
                event);
    }

    private static String event() {
        return PAGES.texts("""
                select coalesce(event.cdbid, '') from device left join event on event.id = device.event_id
                where device.consumer_key = 'demo-kiosk'
                """).getFirst();
    }

    private static Answer send(PlainClient client, String path, String... form) {
        var all = new String[form.length + 2];
        all[0] = "formToken";
        all[1] = client.formToken();
        System.arraycopy(form, 0, all, 2, form.length);
        return client.send(path, all);
    }
}
