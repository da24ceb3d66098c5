package org.spaarpunt.api4.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public description of UiTPAS API 4.0, which is not ours to publish. It is read from the file that {@code
 * SPAARPUNT_TEST_UITPAS_OPENAPI} names, otherwise from {@code ~/.cache/spaarpunt/uitpas.json}. Where it is absent,
 * answers are not compared with it, and one line in the log says so.
 */
public final class PublicDescription {
    private static final String VARIABLE = "SPAARPUNT_TEST_UITPAS_OPENAPI";

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    /** The only part that the document refers to outside itself is the form of a problem. */
    private static final String ERROR = "/components/schemas/Error";

    private static final String PROBLEM = """
            {"type":"object","required":["type","title","status"],"properties":{
              "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"},
              "endUserMessage":{"type":"object","required":["nl"],"additionalProperties":{"type":"string"}},
              "schemaErrors":{"type":"array","items":{"type":"object","required":["jsonPointer","error"],
                "properties":{"jsonPointer":{"type":"string"},"error":{"type":"string"}}}}}}
            """;

    private static final Optional<JsonNode> DOCUMENT = read();

    private PublicDescription() {}

    /** The document, where it is present. */
    public static Optional<JsonNode> document() {
        return DOCUMENT;
    }

    static Optional<AnswerRules> rules() {
        return DOCUMENT.map(document -> {
            var description = new Description("public description", document.toString());
            return exchange -> description
                    .broken(exchange)
                    .filter(broken -> !Deviation.isDeliberate(exchange, broken))
                    .map(Description.Broken::sentence)
                    .toList();
        });
    }

    private static Optional<JsonNode> read() {
        var file = file();
        if (!Files.exists(file)) {
            LoggerFactory.getLogger(PublicDescription.class)
                    .warn(
                            "Answers are not compared with the public description of UiTPAS API 4.0: {} is absent. {} names another file.",
                            file,
                            VARIABLE);
            return Optional.empty();
        }
        var document = JsonMapper.shared().readTree(file);
        var problem = (ObjectNode) JsonMapper.shared().readTree(PROBLEM);
        ((ObjectNode) document.at(ERROR)).removeAll().setAll(problem);
        return Optional.of(document);
    }

    private static Path file() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "spaarpunt", "uitpas.json"));
    }

    /** The operations of the document, as in {@code GET /checkins}. */
    public static List<String> operations() {
        return DOCUMENT.stream()
                .flatMap(document -> document.path("paths").properties().stream())
                .flatMap(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
    }
}
