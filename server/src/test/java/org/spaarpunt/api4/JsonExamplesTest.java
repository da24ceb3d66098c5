package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.api4.docs.OperationDescriber;
import org.spaarpunt.api4.docs.OperationText.Sample;
import org.spaarpunt.api4.docs.OperationTexts;
import org.spaarpunt.api4.docs.SampleRequest;
import org.spaarpunt.openapi.ApiDescription.Call;
import org.spaarpunt.storage.Unobserved;
import org.spaarpunt.testing.Answer;
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

    private static final OperationTexts TEXTS = OperationTexts.read();

    /** One after the other, as they stand in the files: what one has changed, a later one may tell. */
    @Test
    void every_example_has_the_answer_that_the_server_gives() throws IOException {
        prepare();
        var answered = new LinkedHashMap<String, String>();
        var kept = new LinkedHashMap<String, String>();
        for (var call : calls()) {
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

    /** What the database makes up itself differs from day to day; and what only a few applications may do. */
    private static void prepare() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                update reward set created_at = '2026-11-22T11:00:00Z';
                update transfer set moved_at = '2026-11-22T11:00:00Z';
                update passholder set created_at = '2026-11-22T11:00:00Z';
                update group_pass set uuid = '5b2a6f0e-9c1d-4c57-8f3b-2f6a7f0f6c11';
                insert into counter_agent (consumer_key, counter_id, permission)
                select 'demo-integrator', id, unnest(
                    '{PERMISSIONS_READ,PERMISSIONS_WRITE,REWARDS_WRITE,SOCIALTARIFF_EXPORT}'::text[]
                ) from counter where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
                """).execute());
        SERVER.running().features().forgetChanged();
    }

    /** Some objects have their fields in another order each time. */
    private static List<Object> comparable(String answer) {
        var lines = answer.split("\n", 2);
        return lines.length < 2 || lines[1].isBlank()
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

    private static void answer(Call call, Optional<Sample> sample, String name, Map<String, String> answered) {
        sample.ifPresent(asked -> answered.put(name, inLines(ask(SampleRequest.of(call, asked)))));
    }

    private static Answer ask(SampleRequest request) {
        var caller = switch (request.as()) {
            case "nobody" -> SERVER.anonymous();
            case "integrator" -> SERVER.asClient("demo-integrator");
            case "jef" -> SERVER.as("jef", "demo-member-mobile");
            default -> SERVER.as(request.as());
        };
        return switch (request.method()) {
            case "GET" -> caller.get(request.path());
            case "DELETE" -> caller.delete(request.path());
            case "PUT" -> caller.put(request.path(), request.body().orElse(""));
            default -> caller.post(request.path(), request.body().orElse(""));
        };
    }

    private static String inLines(Answer answer) {
        var body = answer.body()
                .replace(SERVER.running().uri().toString(), "http://127.0.0.1:8080")
                .replaceAll("ticket=[^\"&]+", "ticket=w3Tq9LxYc0Rn6VbKe8Jd2A");
        var mapper = JsonMapper.shared();
        return "HTTP " + answer.status() + "\n"
                + (body.isEmpty()
                        ? ""
                        : mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(body)) + "\n");
    }
}
