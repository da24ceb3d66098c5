package org.spaarpunt.api4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.SamplePictures;

/** Registering and changing passholders over the JSON API. */
class PassholderWritingTest {
    private static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String CARD = "0910000000100";
    private static final String TARIFF_CARD = "0910000000210";
    private static final String FAR_CARD = "0910000000300";
    private static final String JEF = "/passholders/demo-passholder-3";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @BeforeEach
    void fill_the_stock() {
        FarCounter.open(SERVER);
        SERVER.jdbi().useHandle(handle -> {
            handle.execute("""
                    insert into card (number, chip, card_system_id, status, counter_id)
                    select number, chip, card_system, 'LOCAL_STOCK', counter.id
                    from counter,
                         (values ('0910000000100', '04AA0000000001', 2, ?), ('0910000000210', '04AA0000000002', 2, ?),
                                 ('0910000000300', '04AA0000000003', 3, 'far-door'))
                             as stock (number, chip, card_system, counter_key)
                    where counter.consumer_key = counter_key
                    """, WERF, WERF);
            handle.execute("""
                    insert into counter_group (counter_id, card_system_id, group_id)
                    select counter.id, 3, permission_group.id
                    from counter, permission_group
                    where consumer_key = 'far-door' and permission_group.name = 'Geauthorizeerde registratie balies'
                    """);
        });
        SERVER.running().features().forgetChanged();
    }

    @Test
    void a_registered_person_has_the_card_and_is_read_back() {
        var ann = SERVER.as("ann");
        var answer = ann.post("/passholders", person(CARD, """
                "gender":"FEMALE","email":"p@demo.example","phoneNumber":"0470 1","registrationNote":"Komt met de bus",
                "inszNumber":"93.05.18-001.89","optInPreferences":{"serviceMails":true},
                """));

        assertThat(answer.body()).contains(CARD);
        assertThat(answer.status()).isEqualTo(200);
        var uid = answer.json().path("id").asString();
        var read = ann.get("/passholders/" + uid).json();
        assertThat(read.path("inszNumber").asString()).isEqualTo("93051800189");
        assertThat(read.path("address").path("street").asString()).isEqualTo("Dorp 1");
        assertThat(read.path("optInPreferences").path("serviceMails").asBoolean())
                .isTrue();
        assertThat(ann.get("/passholders/" + uid + "/private")
                        .json()
                        .path("note")
                        .asString())
                .isEqualTo("Komt met de bus");
        assertThat(SERVER.number("select count(*) from audit_entry where act = 'PASSHOLDER_REGISTERED'"))
                .isEqualTo(1);
    }

    @Test
    void the_same_registration_again_is_the_same_passholder() {
        var ann = SERVER.as("ann");
        var first = ann.post("/passholders", person(CARD, ""));
        var second = ann.post("/passholders", person(CARD, ""));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(second.json().path("id").asString())
                .isEqualTo(first.json().path("id").asString());
        refused(
                ann.post("/passholders", person(CARD, "").replace("Pieter", "Paula")),
                400,
                "uitpas/invalid-card-status");
    }

    @Test
    void a_social_tariff_needs_its_card_and_an_end() {
        var ann = SERVER.as("ann");

        refused(ann.post("/passholders", person(TARIFF_CARD, "")), 400, "body/invalid-data");
        refused(
                ann.post("/passholders", person(CARD, "\"registrationSocialTariffEndDate\":\"2027-01-31\",")),
                400,
                "uitpas/invalid-card");
        var answer =
                ann.post("/passholders", person(TARIFF_CARD, "\"registrationSocialTariffEndDate\":\"2027-01-31\","));
        assertThat(answer.json()
                        .path("cardSystemMemberships")
                        .path(0)
                        .path("socialTariff")
                        .path("status")
                        .asString())
                .isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            "registrationCardType":"DIGITAL",;                      501; uitpas/not-offered
            "registrationVoucher":"abc",;                           400; uitpas/invalid-voucher-code
            "inszNumber":"123",;                                    400; uitpas/invalid-insz-number
            "email":"nobody",;                                      400; body/invalid-data
            "gender":"Q",;                                          400; body/invalid-data
            "registrationPicture":"AAAA",;                          400; body/invalid-data
            "registrationOrganizer":{"id":"nowhere"},;              403; auth/forbidden
            """)
    void a_registration_that_breaks_a_rule_is_refused(String more, int status, String type) {
        refused(SERVER.as("ann").post("/passholders", person(CARD, more)), status, type);
    }

    @Test
    void a_registration_names_all_that_is_missing() {
        var answer = SERVER.as("ann").post("/passholders", "{\"registrationUitpasNumber\":\"" + CARD + "\"}");

        refused(answer, 400, "body/invalid-data");
        assertThat(answer.json().path("schemaErrors").toString()).contains("firstName", "dateOfBirth", "address");
        refused(SERVER.as("ann").post("/passholders", person("12", "")), 400, "uitpas/invalid-uitpas-number");
        refused(SERVER.as("ann").post("/passholders", person("0910000000990", "")), 400, "uitpas/invalid-card");
        refused(SERVER.as("ann").post("/passholders", person(FAR_CARD, "")), 403, "auth/forbidden");
        refused(SERVER.as("jef").post("/passholders", person(CARD, "")), 403, "auth/forbidden");
        refused(SERVER.anonymous().post("/passholders", person(CARD, "")), 401, "auth/unauthorized");
    }

    @Test
    void a_national_number_in_use_reveals_its_holder_only_to_counters_that_know_them() {
        SERVER.as("ann").post("/passholders", person(CARD, "\"inszNumber\":\"93051800189\","));
        var far = SERVER.as("eve")
                .post(
                        "/passholders",
                        person(FAR_CARD, "\"inszNumber\":\"93051800189\",").replace("Pieter", "Piet"));

        refused(far, 400, "uitpas/insz-already-used");
        assertThat(far.json().has("passholderId")).isFalse();
        assertThat(SERVER.as("ann")
                        .get("/passholders/status/insz-numbers/93051800189")
                        .body())
                .isEqualTo("{\"state\":\"USED\"}");
        assertThat(SERVER.as("eve")
                        .get("/passholders/status/insz-numbers/93051800288")
                        .body())
                .isEqualTo("{\"state\":\"UNUSED\"}");
        refused(SERVER.as("ann").get("/passholders/status/insz-numbers/1"), 400, "uitpas/invalid-insz-number");
        refused(SERVER.as("jef").get("/passholders/status/insz-numbers/93051800189"), 403, "auth/forbidden");
    }

    @Test
    void what_was_read_may_be_sent_back_and_what_is_left_out_is_removed() {
        var ann = SERVER.as("ann");
        var uid = register();
        var read = ann.get("/passholders/" + uid).body();

        assertThat(ann.put("/passholders/" + uid, read).status()).isEqualTo(204);
        assertThat(ann.get("/passholders/" + uid).body()).isEqualTo(read);

        assertThat(ann.put(
                                "/passholders/" + uid,
                                read.replace("Claes", "Claessens").replace("\"email\"", "\"other\""))
                        .status())
                .isEqualTo(204);
        var changed = ann.get("/passholders/" + uid).json();
        assertThat(changed.path("name").asString()).isEqualTo("Claessens");
        assertThat(changed.has("email")).isFalse();
        refused(ann.put("/passholders/" + uid, "{}"), 400, "body/invalid-data");
        refused(SERVER.as("eve").put("/passholders/" + uid, read), 404, "uitpas/passholder-not-found");
    }

    @Test
    void a_city_abroad_comes_back_as_it_was_sent_for_as_long_as_the_person_lives_there() {
        var ann = SERVER.as("ann");
        var path = "/passholders/" + register();
        var home = ann.get(path).body();
        var here = "\"postalCode\":\"9450\",\"city\":\"Haaltert\",\"country\":\"be\"";
        assertThat(home).contains(here);
        var abroad = home.replace(here, "\"postalCode\":\"59270\",\"city\":\"Bailleul\",\"country\":\"FR\"");

        assertThat(ann.put(path, abroad).status()).isEqualTo(204);
        var read = ann.get(path);
        assertThat(read.json().path("address").toString())
                .isEqualTo("{\"street\":\"Dorp 1\",\"postalCode\":\"59270\",\"city\":\"Bailleul\",\"country\":\"FR\"}");
        assertThat(read.json().path("city").asString()).isEqualTo("Bailleul");
        assertThat(ann.put(path, read.body()).status()).isEqualTo(204);
        assertThat(ann.get(path).body()).isEqualTo(read.body());
        assertThat(SERVER.number(
                        "select count(*) from passholder where city = 'BUITENLAND' and foreign_city = 'Bailleul'"))
                .isEqualTo(1);

        refused(ann.put(path, abroad.replace("\"FR\"", "\"Frankrijk\"")), 400, "body/invalid-data");
        assertThat(ann.put(path, home).status()).isEqualTo(204);
        assertThat(ann.get(path).body()).isEqualTo(home);
        assertThat(SERVER.number("select count(*) from passholder where foreign_city <> '' or country <> ''"))
                .isZero();
    }

    @Test
    void a_picture_is_uploaded_linked_to_and_removed() {
        var ann = SERVER.as("ann");
        assertThat(ann.get(JEF + "/picture").status()).isEqualTo(404);

        assertThat(upload(JEF + "/picture", new String(SamplePictures.png(3, 2), ISO_8859_1))
                        .status())
                .isEqualTo(204);
        var link =
                URI.create(ann.get(JEF + "/picture").json().path("pictureUrl").asString());
        var picture = Client.download(HttpRequest.newBuilder(link).build());
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.body()).isEqualTo(SamplePictures.png(3, 2));

        assertThat(ann.delete(JEF + "/picture").status()).isEqualTo(204);
        assertThat(ann.get(JEF + "/picture").status()).isEqualTo(404);
        assertThat(Client.download(HttpRequest.newBuilder(link).build()).statusCode())
                .isEqualTo(404);
        refused(upload(JEF + "/picture", "no picture"), 400, "body/invalid-data");
        refused(ann.put(JEF + "/picture", "{}"), 415, "header/unsupported-media-type");
    }

    @Test
    void a_picture_may_be_longer_than_other_bodies_and_more_than_a_mebibyte_is_refused_with_the_connection_kept() {
        var comment = new byte[150_000];
        var picture = new String(SamplePictures.withChunk(SamplePictures.png(3, 2), "tEXt", comment), ISO_8859_1);
        assertThat(upload(JEF + "/picture", picture).status()).isEqualTo(204);
        refused(upload(JEF + "/picture", "x".repeat(1024 * 1024)), 413, "body/too-large");
        refused(upload(JEF + "/picture", "x".repeat(3 * 1024 * 1024)), 413, "body/too-large");
        assertThat(upload(JEF + "/picture", picture).status()).isEqualTo(204);
        refused(SERVER.anonymous().put(JEF + "/picture", "x".repeat(70_000)), 413, "body/too-large");
    }

    @Test
    void a_link_to_a_picture_ends_after_ten_minutes() {
        upload(JEF + "/picture", new String(SamplePictures.png(3, 2), ISO_8859_1));
        var link = URI.create(
                SERVER.as("ann").get(JEF + "/picture").json().path("pictureUrl").asString());
        SERVER.running().clock().set(SERVER.running().clock().instant().plus(Duration.ofMinutes(10)));

        assertThat(Client.download(HttpRequest.newBuilder(link).build()).statusCode())
                .isEqualTo(404);
        refused(SERVER.as("jef").get("/passholders/demo-passholder-1/picture"), 403, "auth/forbidden");
    }

    @Test
    void a_school_is_given_read_and_taken_away() {
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "update counter set school = true where consumer_key = 'demo-library-haaltert'"));
        var ann = SERVER.as("ann");

        refused(ann.get(JEF + "/school"), 404, "uitpas/school-not-found");
        assertThat(ann.put(JEF + "/school", "{\"id\":\"demo-library-haaltert\"}")
                        .status())
                .isEqualTo(204);
        assertThat(ann.get(JEF + "/school").json().path("name").asString()).isEqualTo("Bibliotheek Haaltert");
        assertThat(ann.delete(JEF + "/school").status()).isEqualTo(204);
        refused(ann.get(JEF + "/school"), 404, "uitpas/school-not-found");
        refused(ann.put(JEF + "/school", "{\"id\":\"" + WERF + "\"}"), 400, "uitpas/school-not-found");
        refused(SERVER.as("eve").delete(JEF + "/school"), 404, "uitpas/passholder-not-found");
    }

    @Test
    void joining_another_card_system_needs_the_person() {
        var eve = SERVER.as("eve");
        var join = "{\"cardType\":\"NFC_CARD\",\"uitpasNumber\":\"" + FAR_CARD
                + "\",\"registrationOrganizer\":{\"id\":\"far-door\"}%s}";

        assertThat(eve.get(JEF + "/memberships/3?socialTariff=false&organizerId=far-door")
                        .body())
                .isEqualTo("{\"type\":\"NEW_MEMBERSHIP\",\"addressChangeRequired\":false}");
        refused(eve.post(JEF + "/memberships/3", join.formatted("")), 403, "uitpas/person-not-present");
        refused(
                eve.post(JEF + "/memberships/3", join.formatted(",\"dateOfBirth\":\"1990-05-18\"")),
                403,
                "uitpas/person-not-present");
        assertThat(eve.post(JEF + "/memberships/3", join.formatted(",\"dateOfBirth\":\"1990-05-17\""))
                        .status())
                .isEqualTo(201);
        assertThat(eve.get(JEF + "/memberships/3?socialTariff=false&organizerId=far-door")
                        .json()
                        .path("type")
                        .asString())
                .isEqualTo("NOT_POSSIBLE");
    }

    @Test
    void a_chip_that_was_read_shows_that_the_person_is_there() {
        var eve = SERVER.as("eve");
        eve.get("/passes?identifier=04784CDAEE3880");

        assertThat(eve.post(
                                JEF + "/memberships/3",
                                "{\"cardType\":\"DIGITAL\",\"registrationOrganizer\":{\"id\":\"far-door\"}}")
                        .status())
                .isEqualTo(201);
        refused(
                eve.post(
                        JEF + "/memberships/9",
                        "{\"cardType\":\"DIGITAL\",\"registrationOrganizer\":{\"id\":\"far-door\"}}"),
                404,
                "uitpas/cardsystem-not-found");
    }

    @Test
    void an_application_that_may_removes_passholders_of_its_own_card_systems_only() {
        var uid = register();
        FarCounter.permit(SERVER, "PASSHOLDERS_DELETE", "PASSHOLDERS_SEARCH");
        var application = SERVER.asClient("demo-integrator");
        SERVER.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "insert into membership (passholder_id, card_system_id, status) select id, 3, 'ACTIVE' from passholder where uid = 'demo-passholder-4'"));

        assertThat(application.delete("/passholders/" + uid).status()).isEqualTo(204);
        refused(application.delete("/passholders/" + uid), 404, "uitpas/passholder-not-found");
        refused(application.delete("/passholders/demo-passholder-4"), 403, "auth/forbidden");
        refused(SERVER.as("ann").delete("/passholders/demo-passholder-4"), 403, "auth/forbidden");
        assertThat(SERVER.number("select count(*) from audit_entry where act = 'PASSHOLDER_REMOVED'"))
                .isEqualTo(1);
    }

    private static String register() {
        var answer = SERVER.as("ann").post("/passholders", person(CARD, "\"email\":\"p@demo.example\","));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private static String person(String card, String more) {
        return """
                {%s"name":"Claes","firstName":"Pieter","dateOfBirth":"1993-05-18",
                 "address":{"street":"Dorp 1","postalCode":"9450","city":"Haaltert","country":"BE"},
                 "registrationUitpasNumber":"%s"}""".formatted(more, card);
    }

    private static Answer upload(String path, String content) {
        var form =
                "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
                        + content + "\r\n--limit--\r\n";
        return SERVER.as("ann")
                .with("Content-Type", "multipart/form-data; boundary=limit")
                .put(path, form, ISO_8859_1);
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }
}
