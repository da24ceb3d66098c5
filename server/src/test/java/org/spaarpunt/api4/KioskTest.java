package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;

/** Check-in devices over the JSON API: setting them up, their events, and checking in. */
class KioskTest {
    private static final String ID = "ebee0a27-2dba-4231-aaae-15077884fa75";
    private static final String OTHER_ID = "11111111-2dba-4231-aaae-15077884fa75";
    private static final String SETUP = "{\"name\":\"Spaarzuil aan de ingang\",\"deviceId\":\"%s\"}";
    private static final String CHIP = "{\"chipNumber\":\"04784CDAEE3880\"}";
    private static final String TODAY = "{\"id\":\"demo-today\"}";
    private static final String FIXED = "/kiosks/demo-kiosk/fixed-event";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void a_device_sets_itself_up_by_its_code_and_is_known_by_its_id() {
        var answer = with("DEMO-KIOSK").put("/kiosk-devices/setup", SETUP.formatted(ID));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("id").asString()).isEqualTo("demo-kiosk");
        var known = with(ID).get("/kiosk-devices");
        assertThat(known.body()).isEqualTo(answer.body());
        assertThat(SERVER.number("select count(*) from audit_entry where act = 'DEVICE_SET_UP'"))
                .isEqualTo(1);
        assertThat(SERVER.number("select count(*) from device where device::text like '%" + ID + "%'"))
                .isZero();
    }

    @Test
    void the_same_setup_again_is_the_same_device_and_another_is_refused() {
        setUp();

        assertThat(with("DEMO-KIOSK")
                        .put("/kiosk-devices/setup", SETUP.formatted(ID))
                        .status())
                .isEqualTo(200);
        refused(
                with("DEMO-KIOSK").put("/kiosk-devices/setup", SETUP.formatted(OTHER_ID)),
                400,
                "uitpas/kiosk-already-configured");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            WRONG;      {"name":"Spaarzuil aan de ingang","deviceId":"ebee0a27-2dba-4231-aaae-15077884fa75"}; uitpas/kiosk-not-found
            DEMO-KIOSK; {"name":"Another","deviceId":"ebee0a27-2dba-4231-aaae-15077884fa75"};                 uitpas/kiosk-not-found
            DEMO-KIOSK; {"name":"Spaarzuil aan de ingang","deviceId":"1234"};                                 body/invalid-data
            DEMO-KIOSK; {};                                                                                   body/invalid-data
            """)
    void a_setup_that_breaks_a_rule_is_refused(String code, String body, String type) {
        refused(with(code).put("/kiosk-devices/setup", body), 400, type);
        refused(with(ID).get("/kiosk-devices"), 401, "auth/unauthorized");
    }

    @Test
    void setups_are_counted_by_address() {
        for (int i = 0; i < 20; i++) {
            with("WRONG").put("/kiosk-devices/setup", SETUP.formatted(ID));
        }
        var answer = with("DEMO-KIOSK").put("/kiosk-devices/setup", SETUP.formatted(ID));

        refused(answer, 429, "uitpas/rate-limited");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void an_admin_of_the_owner_makes_a_new_code_and_the_device_of_before_is_out() {
        setUp();

        var made = SERVER.as("ann").post("/kiosks/demo-kiosk/setup-code", "{}");
        assertThat(made.status()).isEqualTo(201);
        refused(with(ID).get("/kiosk-devices"), 401, "auth/unauthorized");
        assertThat(with(made.json().path("code").asString())
                        .put("/kiosk-devices/setup", SETUP.formatted(OTHER_ID))
                        .status())
                .isEqualTo(200);
        refused(SERVER.as("ben").post("/kiosks/demo-kiosk/setup-code", "{}"), 403, "auth/forbidden");
    }

    @Test
    void an_id_belongs_to_one_device() {
        setUp();
        var made = SERVER.as("ann").post("/kiosks/demo-device/setup-code", "{}").json();

        refused(
                with(made.path("code").asString())
                        .put("/kiosk-devices/setup", "{\"name\":\"demo-device\",\"deviceId\":\"" + ID + "\"}"),
                400,
                "uitpas/kiosk-device-already-in-use");
    }

    @Test
    void a_device_checks_people_in_at_the_event_that_was_chosen() {
        var kiosk = setUp();
        refused(kiosk.get("/kiosk-devices/events"), 404, "uitpas/event-not-found");

        assertThat(kiosk.put("/kiosk-devices/events", TODAY).status()).isEqualTo(204);
        var event = kiosk.get("/kiosk-devices/events");
        assertThat(event.json().path("event").path("title").asString()).isEqualTo("Open dag");
        assertThat(event.json().path("checkinPoints").asInt()).isEqualTo(2);
        var checkin = kiosk.post("/kiosk-devices/checkins", CHIP);
        assertThat(checkin.status()).isEqualTo(200);
        assertThat(checkin.json().path("newPoints").asInt()).isEqualTo(2);
        assertThat(checkin.json().path("totalPoints").asInt()).isEqualTo(22);
        refused(kiosk.post("/kiosk-devices/checkins", CHIP), 400, "uitpas/maximum-reached");
        assertThat(kiosk.get("/kiosk-devices/chip-numbers/04784CDAEE3880").body())
                .isEqualTo("{\"totalPoints\":22}");
    }

    @Test
    void the_code_that_a_device_shows_is_the_same_all_day_and_checks_people_in() {
        var kiosk = setUp();
        kiosk.put("/kiosk-devices/events", TODAY);
        var code =
                kiosk.get("/kiosk-devices/checkins").json().path("checkinCode").asString();

        assertThat(kiosk.get("/kiosk-devices/checkins")
                        .json()
                        .path("checkinCode")
                        .asString())
                .isEqualTo(code);
        assertThat(SERVER.as("jef", "demo-member-mobile")
                        .post("/passholders/me/checkins", "{\"checkinCode\":\"" + code + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(SERVER.number("select count(*) from audit_entry where act = 'CHECKIN_CODE_MADE'"))
                .isEqualTo(1);
    }

    @Test
    void without_a_choice_the_event_that_begins_closest_is_detected() {
        var kiosk = setUp();
        SERVER.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "update event set availability = 'CANCELLED' where cdbid not in ('demo-today', 'demo-future')"));
        SERVER.running().features().forgetChanged();

        assertThat(kiosk.get("/kiosk-devices/checkins")
                        .json()
                        .path("event")
                        .path("title")
                        .asString())
                .isEqualTo("Open dag");
        kiosk.put("/kiosk-devices/events", "{\"id\":\"demo-future\"}");
        assertThat(kiosk.get("/kiosk-devices/checkins")
                        .json()
                        .path("event")
                        .path("title")
                        .asString())
                .isEqualTo("Open dag");
        SERVER.jdbi().useHandle(handle -> handle.execute("update event set availability = 'CANCELLED'"));
        SERVER.running().features().forgetChanged();
        refused(kiosk.get("/kiosk-devices/checkins"), 404, "uitpas/event-not-found");
        refused(kiosk.post("/kiosk-devices/checkins", CHIP), 400, "uitpas/event-not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"chipNumber":"04B00412F15284"}; 400; uitpas/card-blocked
            {"chipNumber":"04B00412F15299"}; 400; uitpas/passholder-not-found
            {"chipNumber":"no chip"};        400; uitpas/passholder-not-found
            {};                              400; body/invalid-data
            """)
    void a_card_that_cannot_check_in_is_refused(String body, int status, String type) {
        var kiosk = setUp();
        kiosk.put("/kiosk-devices/events", TODAY);

        refused(kiosk.post("/kiosk-devices/checkins", body), status, type);
    }

    @Test
    void cards_that_show_no_points_are_refused() {
        var kiosk = setUp();

        refused(kiosk.get("/kiosk-devices/chip-numbers/04B00412F15284"), 400, "uitpas/card-blocked");
        refused(kiosk.get("/kiosk-devices/chip-numbers/04B00412F15299"), 404, "uitpas/passholder-not-found");
    }

    @Test
    void a_device_takes_only_events_of_the_organizers_that_use_it() {
        var kiosk = setUp();

        refused(kiosk.put("/kiosk-devices/events", "{\"id\":\"demo-haaltert\"}"), 400, "uitpas/event-not-acceptable");
        refused(kiosk.put("/kiosk-devices/events", "{\"id\":\"nowhere\"}"), 400, "uitpas/event-not-found");
        kiosk.put("/kiosk-devices/events", TODAY);
        assertThat(kiosk.delete("/kiosk-devices/events").status()).isEqualTo(204);
        refused(kiosk.get("/kiosk-devices/events"), 404, "uitpas/event-not-found");
    }

    @Test
    void an_admin_lists_the_devices_and_chooses_their_event() {
        var ann = SERVER.as("ann");
        var listed = ann.get("/kiosks");
        assertThat(listed.json().path("totalItems").asInt()).isEqualTo(2);
        refused(ann.get(FIXED), 404, "uitpas/event-not-found");

        assertThat(ann.put(FIXED, TODAY).status()).isEqualTo(204);
        assertThat(ann.get(FIXED).json().path("event").path("title").asString()).isEqualTo("Open dag");
        refused(ann.put(FIXED, "{\"id\":\"demo-haaltert\"}"), 400, "uitpas/event-not-acceptable");
        assertThat(ann.delete(FIXED).status()).isEqualTo(204);
        refused(ann.delete(FIXED), 404, "uitpas/event-not-found");
        refused(ann.get("/kiosks/none/fixed-event"), 404, "url/not-found");
    }

    @Test
    void others_see_and_choose_nothing() {
        refused(SERVER.as("ben").get("/kiosks"), 403, "auth/forbidden");
        refused(SERVER.as("ben").put(FIXED, TODAY), 403, "auth/forbidden");
        refused(SERVER.anonymous().get("/kiosks"), 401, "auth/unauthorized");
        refused(SERVER.anonymous().get("/kiosk-devices"), 401, "auth/unauthorized");
        refused(with(OTHER_ID).post("/kiosk-devices/checkins", CHIP), 401, "auth/unauthorized");
    }

    @Test
    void a_blocked_device_is_told_so() {
        var kiosk = setUp();
        SERVER.jdbi()
                .useHandle(handle ->
                        handle.execute("update device set status = 'BLOCKED' where consumer_key = 'demo-kiosk'"));

        refused(kiosk.get("/kiosk-devices"), 403, "auth/forbidden");
    }

    private static JsonCaller setUp() {
        assertThat(with("DEMO-KIOSK")
                        .put("/kiosk-devices/setup", SETUP.formatted(ID))
                        .status())
                .isEqualTo(200);
        return with(ID);
    }

    private static JsonCaller with(String token) {
        return SERVER.anonymous().with("x-custom-token", token);
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }
}
