package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.http.HttpRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.api4.docs.OperationTexts;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.storage.Unobserved;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.JsonShape;
import org.spaarpunt.wiring.ServerFeatures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description that the server hands out has all operations as their routes have them, each with its text and examples. */
class JsonDescriptionTest {
    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    private static final OperationTexts TEXTS = OperationTexts.read();

    private static Answer served;
    private static JsonNode document;

    @BeforeAll
    static void read() {
        served = Client.exchange(HttpRequest.newBuilder(SERVER.running().uri().resolve("/openapi-4.json"))
                .build());
        document = JsonMapper.shared().readTree(served.body());
    }

    @Test
    void a_parser_that_is_not_ours_reads_it() {
        var read = new OpenAPIV3Parser().readContents(served.body());
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(read.getOpenAPI().getServers().getFirst().getUrl()).isEqualTo("api4");
    }

    @Test
    void it_has_the_operations_that_there_are_and_no_others() {
        assertThat(described().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(JsonDescriptionTest::name).toList());
        assertThat(described().values().stream().map(operation -> operation.path("operationId")))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_operation_has_a_text_and_every_text_an_operation() {
        assertThat(TEXTS.operations().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(JsonDescriptionTest::name).toList());
    }

    @Test
    void every_parameter_says_what_it_is() {
        assertThat(described().entrySet())
                .allSatisfy(operation -> assertThat(
                                operation.getValue().path("parameters").valueStream())
                        .as(operation.getKey())
                        .noneMatch(parameter ->
                                parameter.path("description").asString().isEmpty()));
    }

    @Test
    void an_operation_takes_the_tokens_that_its_route_accepts() {
        var described = described();
        operations()
                .forEach(operation -> assertThat(Objects.requireNonNull(described.get(name(operation)))
                                .path("security")
                                .valueStream()
                                .map(one -> one.propertyNames().iterator().next()))
                        .as(name(operation))
                        .containsExactlyElementsOf(operation.accepts().stream()
                                .sorted(Comparator.naturalOrder())
                                .flatMap(kind -> switch (kind) {
                                    case USER -> Stream.of("userToken");
                                    case CLIENT -> Stream.of("clientToken");
                                    case CLIENT_ID -> Stream.of("clientId");
                                    case DEVICE -> Stream.of("deviceToken");
                                    case NONE -> Stream.<String>of();
                                })
                                .toList()));
    }

    @Test
    void every_operation_has_an_example_and_a_refusal() {
        var without = TEXTS.operations().entrySet().stream()
                .filter(operation -> operation.getValue().offered().orElse(true))
                .filter(operation -> operation.getValue().example().isEmpty()
                        || operation.getValue().refusal().isEmpty())
                .map(Map.Entry::getKey);
        assertThat(without).isEmpty();
    }

    @Test
    void an_operation_that_is_not_offered_answers_501_alone() {
        assertThat(TEXTS.operations().entrySet().stream()
                        .filter(operation -> !operation.getValue().offered().orElse(true)))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(
                                Objects.requireNonNull(described().get(operation.getKey()))
                                        .path("responses")
                                        .propertyNames())
                        .contains("501")
                        .doesNotContain("200", "201", "204"));
    }

    @Test
    void every_example_has_the_type_that_is_declared() {
        var shape = new JsonShape(document.path("components").path("schemas"));
        assertThat(described().entrySet())
                .allSatisfy(operation -> assertThat(
                                operation.getValue().path("responses").valueStream())
                        .allSatisfy(response -> response.path("content").forEach(content -> {
                            if (content.has("example")) {
                                assertThat(shape.differences(content.path("example"), content.path("schema")))
                                        .as(operation.getKey())
                                        .isEmpty();
                            }
                        })));
    }

    @Test
    void the_address_of_each_type_of_problem_ends_in_its_path() {
        assertThat(ProblemType.values())
                .allSatisfy(type -> assertThat(type.address()).endsWith("/probs/" + type.path()));
    }

    private static Stream<Operation> operations() {
        try (var another = new ServerFeatures(SERVER.running().features(), _ -> new Unobserved())) {
            return List.copyOf(Operations.all(another)).stream();
        }
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path();
    }

    private static Map<String, JsonNode> described() {
        var all = new TreeMap<String, JsonNode>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> all.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
        return all;
    }
}
