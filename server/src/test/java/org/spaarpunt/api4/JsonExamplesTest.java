package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.api4.docs.OperationDescriber;
import org.spaarpunt.api4.docs.OperationText;
import org.spaarpunt.api4.docs.OperationText.Sample;
import org.spaarpunt.api4.docs.OperationTexts;
import org.spaarpunt.api4.docs.SampleRequest;
import org.spaarpunt.openapi.ApiDescription.Call;
import org.spaarpunt.storage.Unobserved;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.SamplePictures;
import org.spaarpunt.wiring.ServerFeatures;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples of the documentation are what the server answers. After a change that is meant, have them written anew:
 * {@code SPAARPUNT_EXAMPLES=write} in the environment, and look at the difference.
 */
class JsonExamplesTest {
    private static final Path KEPT = Path.of("src/main/resources/org/spaarpunt/api4/docs/examples");
    private static final boolean WRITE = "write".equals(System.getenv("SPAARPUNT_EXAMPLES"));

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    /** Made anew each time: what stands in its place in the files. */
    private static final Map<String, String> SECRETS = Map.of(
            "ticket=[^\"&]+", "ticket=w3Tq9LxYc0Rn6VbKe8Jd2A",
            "whsec_[^\"]+", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "\"token\":\"[^\"]+", "\"token\":\"9Qm2vXk7Zt0Lr4Wc",
            "\"code\":\"[^\"]+", "\"code\":\"K7MP-2XWQ",
            "\"checkinCode\":\"[^\"]+", "\"checkinCode\":\"f3Hd8sWq1Zb6");

    private static final Pattern TICKET = Pattern.compile("ticket=([^\"&]+)");

    /** The id of the passholder that an example registers. */
    private static final String NEW_ID = "0f6e3c1a-5f5b-4a0e-8d0b-3f8f5c3a9e27";

    private static final OperationTexts TEXTS = OperationTexts.read();

    /** One after the other, as they stand in the files: what one has changed, a later one may tell. */
    @Test
    void every_example_has_the_answer_that_the_server_gives() throws IOException {
        prepare();
        var answered = new LinkedHashMap<String, String>();
        var kept = new LinkedHashMap<String, String>();
        for (var call : calls()) {
            if (call.id().equals("getWebhooksByWebhookIdDeliveries")) {
                report();
            }
            var text = TEXTS.operations().get(call.method() + " " + call.path());
            if (text == null) {
                continue;
            }
            answer(call, text.example(), call.id(), answered);
            answer(call, text.refusal(), call.id() + ".refused", answered);
        }
        for (var answer : answered.entrySet()) {
            var file = KEPT.resolve(answer.getKey() + ".txt");
            var written = Files.exists(file) ? Files.readString(file) : "";
            boolean same = comparable(written).equals(comparable(answer.getValue()));
            if (WRITE && !same) {
                Files.writeString(file, answer.getValue());
            }
            kept.put(answer.getKey(), same ? answer.getValue() : written);
        }
        if (WRITE) {
            return;
        }
        assertThat(kept).isEqualTo(answered);
        try (var files = Files.list(KEPT)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(answered.keySet());
        }
    }

    /** What the database makes up itself differs from day to day; and what only a few applications and people may do. */
    private static void prepare() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                update reward set created_at = '2026-11-22T11:00:00Z';
                update transfer set moved_at = '2026-11-22T11:00:00Z';
                update passholder set created_at = '2026-11-22T11:00:00Z';
                update group_pass set uuid = '5b2a6f0e-9c1d-4c57-8f3b-2f6a7f0f6c11';
                insert into counter_agent (consumer_key, counter_id, permission)
                select 'demo-integrator', id, unnest(
                    '{PERMISSIONS_READ,PERMISSIONS_WRITE,REWARDS_WRITE,SOCIALTARIFF_EXPORT,PASSHOLDERS_DELETE,PASSHOLDERS_SEARCH}'::text[]
                ) from counter where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44';
                update counter set school = true where consumer_key = 'demo-library-haaltert';
                insert into family_member
                select member.id, owner.id, '2026-11-22T11:00:00Z', '', false, false
                from passholder member, passholder owner
                where member.uid = 'demo-passholder-3' and owner.uid = 'demo-passholder-2'
                """).execute());
        SERVER.running().features().forgetChanged();
    }

    /** A report of the webhook that an example made. */
    private static void report() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                        insert into webhook_delivery (id, endpoint_id, message_id, kind, body, created_at, attempts,
                            attempted_at, delivered_at, status, answer)
                        select 1000, id, 'checkin-granted_1-1', 'checkin.granted', '{}', '2026-11-22T11:00:00Z', 1,
                            '2026-11-22T11:00:01Z', '2026-11-22T11:00:01Z', 200, 'ok'
                        from webhook_endpoint"""));
    }

    /** The ticket of the latest link to a file. */
    private String ticket = "";

    /** Some objects have their fields in another order each time. */
    private static List<Object> comparable(String answer) {
        var lines = answer.split("\n", 2);
        return lines.length < 2 || !isJson(lines[1])
                ? List.of(answer)
                : List.of(lines[0], JsonMapper.shared().readTree(lines[1]));
    }

    private static Iterable<Call> calls() {
        try (var another = new ServerFeatures(SERVER.running().features(), _ -> new Unobserved())) {
            return new OperationDescriber(TEXTS)
                    .describe(Operations.all(another))
                    .calls();
        }
    }

    private static boolean isJson(String body) {
        return body.startsWith("{") || body.startsWith("[");
    }

    private void answer(Call call, Optional<Sample> sample, String name, Map<String, String> answered) {
        sample.map(asked -> inLines(ask(SampleRequest.of(call, asked))))
                .map(text -> name.equals("postPassholders")
                        ? text.replaceFirst("\"id\" : \"[^\"]+", "\"id\" : \"" + NEW_ID)
                        : text)
                .ifPresent(text -> answered.put(name, text));
    }

    private Answer ask(SampleRequest request) {
        var answer = answer(request);
        var link = TICKET.matcher(answer.body());
        if (link.find()) {
            ticket = link.group(1);
        }
        return answer;
    }

    private Answer answer(SampleRequest request) {
        var caller = switch (request.as()) {
            case "nobody" -> SERVER.anonymous();
            case "integrator" -> SERVER.asClient("demo-integrator");
            case "jef" -> SERVER.as("jef", "demo-member-mobile");
            default -> SERVER.as(request.as());
        };
        for (var header : request.headers().entrySet()) {
            caller = caller.with(
                    header.getKey(),
                    header.getValue().equals("$REGISTRATION_TOKEN") ? registrationToken() : header.getValue());
        }
        if (request.file().isPresent()) {
            return caller.with("Content-Type", "multipart/form-data; boundary=limit")
                    .put(request.path(), form(request.file().get()), StandardCharsets.ISO_8859_1);
        }
        return switch (request.method()) {
            case "GET" -> caller.get(request.path().replace("$TICKET", ticket));
            case "DELETE" -> caller.delete(request.path());
            case "PUT" -> caller.put(request.path(), request.body().orElse(""));
            default -> caller.post(request.path(), request.body().orElse(""));
        };
    }

    /** A form with a file of this name, in the charset that keeps its bytes. */
    private static String form(String name) {
        var content = name.endsWith(".png") ? SamplePictures.png(4, 4) : SamplePictures.text("Geachte heer");
        return "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"
                + new String(content, StandardCharsets.ISO_8859_1) + "\r\n--limit--\r\n";
    }

    private static String registrationToken() {
        var text = Optional.ofNullable(TEXTS.operations().get("GET /passholders/me/uitid/registration-token"))
                .flatMap(OperationText::example)
                .orElseThrow();
        var caller = SERVER.anonymous();
        for (var header : text.headers().entrySet()) {
            caller = caller.with(header.getKey(), header.getValue());
        }
        return caller.get("/passholders/me/uitid/registration-token")
                .json()
                .path("token")
                .asString();
    }

    /** Of an answer that is a file, its type. */
    private static String inLines(Answer answer) {
        var type = answer.header("Content-Type").orElse("");
        if (!answer.body().isEmpty() && !isJson(answer.body())) {
            return "HTTP " + answer.status() + "\nContent-Type: " + type + "\n";
        }
        var body = answer.body().replace(SERVER.running().uri().toString(), "http://127.0.0.1:8080");
        for (var secret : SECRETS.entrySet()) {
            body = body.replaceAll(secret.getKey(), secret.getValue());
        }
        var mapper = JsonMapper.shared();
        return "HTTP " + answer.status() + "\n"
                + (body.isEmpty()
                        ? ""
                        : mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(body)) + "\n");
    }
}
