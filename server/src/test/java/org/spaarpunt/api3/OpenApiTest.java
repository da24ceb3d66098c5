package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.RightNames;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.rights.Right;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import tools.jackson.databind.json.JsonMapper;

/** The description that the server hands out, read by a parser of OpenAPI that is not ours, has all calls as their routes have them. */
class OpenApiTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static Answer served;
    private static OpenAPI description;

    @BeforeAll
    static void read() {
        served = Client.exchange(HttpRequest.newBuilder(SERVER.running().uri().resolve("/openapi.json"))
                .build());
        var read = new OpenAPIV3Parser().readContents(served.body());
        assertThat(read.getMessages()).isEmpty();
        description = read.getOpenAPI();
    }

    @Test
    void it_is_served_as_json_and_leads_to_the_protocol() {
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.header("Content-Type")).contains("application/json");
        assertThat(description.getOpenapi()).isEqualTo("3.1.0");
        assertThat(description.getServers().getFirst().getUrl()).isEqualTo("uitid/rest");
    }

    @Test
    void it_has_the_calls_that_there_are_and_no_others() {
        assertThat(operations().keySet())
                .containsExactlyInAnyOrderElementsOf(routes().map(Route::name).toList());
    }

    @Test
    void every_call_has_the_parameters_that_it_reads_and_requires_those_that_it_requires() {
        var operations = operations();
        assertThat(routes()).allSatisfy(route -> {
            var operation = Objects.requireNonNull(operations.get(route.name()));
            assertThat(names(operation, false)).as(route.name()).isEqualTo(read(route));
            assertThat(names(operation, true)).as(route.name()).isEqualTo(required(route));
        });
    }

    @Test
    void every_call_says_whether_it_needs_a_user_and_which_right() {
        var operations = operations();
        assertThat(routes()).allSatisfy(route -> {
            var operation = Objects.requireNonNull(operations.get(route.name()));
            assertThat(operation.getSecurity().getFirst().keySet())
                    .containsExactly(route.needsUser() ? "user" : "consumer");
            if (route.right() instanceof Right.Named named) {
                assertThat(operation.getDescription()).contains("`" + RightNames.of(named) + "`");
            }
        });
    }

    @Test
    void every_code_of_the_protocol_belongs_to_a_call_or_to_all() {
        var told = new TreeSet<String>();
        operations().values().forEach(operation -> told.addAll(codes(operation)));
        told.addAll(List.of("UNAUTHORIZED", "REQUEST_TOO_LARGE", "ACTION_FAILED"));
        told.addAll(List.of("NOT_FOUND", "METHOD_NOT_ALLOWED", "ACTION_NOT_SUPPORTED"));
        // No refusal: why a check-in would be one.
        told.add("INVALID_DATE_TIME");

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
    }

    @Test
    void every_answer_has_a_schema_that_its_example_fits() {
        var document = JsonMapper.shared().readTree(served.body());
        var schemas = new AnswerSchema(document);
        var differences = new ArrayList<String>();
        int checked = 0;
        for (var path : document.path("paths")) {
            for (var operation : path) {
                var content = operation
                        .path("responses")
                        .path("200")
                        .path("content")
                        .iterator()
                        .next();
                var id = operation.path("operationId").asString();
                assertThat(content.path("schema").isObject()).as(id).isTrue();
                try {
                    var example = content.path("example");
                    schemas.check(example.isString() ? example.asString() : example.toString(), content.path("schema"));
                } catch (AssertionError differs) {
                    differences.add(id + ": " + differs.getMessage());
                }
                checked++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(checked).isEqualTo((int) routes().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fr", "de"})
    void the_page_shows_every_call_with_its_parameters_and_codes(String language) {
        var page = Client.exchange(HttpRequest.newBuilder(SERVER.running().uri().resolve("/docs?lang=" + language))
                .build());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"" + language + "\"");
        assertThat(operations().values()).allSatisfy(operation -> {
            int begin = page.body().indexOf("<details class=\"call\" id=\"" + operation.getOperationId() + "\">");
            assertThat(begin).as(operation.getOperationId()).isPositive();
            var shown = page.body().substring(begin, page.body().indexOf("</details>", begin));
            assertThat(shown).contains(operation.getSummary());
            assertThat(shown).contains(String.join(", ", codes(operation)));
            names(operation, false).forEach(name -> assertThat(shown).contains("<code>" + name + "</code>"));
        });
    }

    @Test
    void an_operation_has_a_name_of_its_own() {
        assertThat(operations().values().stream().map(Operation::getOperationId))
                .doesNotHaveDuplicates();
    }

    private static Stream<Route> routes() {
        return ServedCalls.routes(SERVER.jdbi()).stream();
    }

    private static Map<String, Operation> operations() {
        var operations = new TreeMap<String, Operation>();
        description
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) ->
                                operations.put(method.name().toUpperCase(Locale.ROOT) + " " + path, operation)));
        return operations;
    }

    private static Set<String> names(Operation operation, boolean required) {
        var names = new TreeSet<String>();
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(one -> !required || one.getRequired())
                    .forEach(one -> names.add(one.getName()));
        }
        if (operation.getRequestBody() != null) {
            Schema<?> form = operation
                    .getRequestBody()
                    .getContent()
                    .values()
                    .iterator()
                    .next()
                    .getSchema();
            var needed = form.getRequired() == null ? List.<String>of() : form.getRequired();
            names.addAll(required ? needed : form.getProperties().keySet());
        }
        return names;
    }

    private static List<String> codes(Operation operation) {
        var refused = Objects.requireNonNull(operation.getResponses().get("4XX"));
        Schema<?> error = refused.getContent().values().iterator().next().getSchema();
        Schema<?> own = error.getAllOf().getLast();
        Schema<?> code = Objects.requireNonNull(own.getProperties().get("code"));
        return code.getEnum().stream().map(String::valueOf).toList();
    }

    private static Set<String> read(Route route) {
        var names = new TreeSet<>(inPath(route));
        names.addAll(route.reads().names());
        names.addAll(route.reads().repeated());
        route.reads().upload().ifPresent(names::add);
        return names;
    }

    private static Set<String> required(Route route) {
        var names = new TreeSet<>(inPath(route));
        names.addAll(route.reads().required());
        route.reads().upload().ifPresent(names::add);
        return names;
    }

    private static List<String> inPath(Route route) {
        return Stream.of(route.path().split("/", -1))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }
}
