package org.spaarpunt.openapi;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.openapi.ApiDescription.Call;
import org.spaarpunt.openapi.ApiDescription.Example;
import org.spaarpunt.openapi.ApiDescription.Parameter;
import org.spaarpunt.openapi.ApiDescription.Place;
import org.spaarpunt.openapi.ApiDescription.Topic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An {@link ApiDescription} as an OpenAPI 3.1 document. */
public final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data";
    private static final String JSON_TYPE = "application/json";

    /** What OpenAPI calls a parameter; the others are fields of a body. */
    private static final Set<Place> IN_PARAMETERS = Set.of(Place.PATH, Place.QUERY, Place.HEADER);

    private OpenApiDocument() {}

    /**
     * The document in JSON.
     *
     * @param server the base of the paths, relative to the document
     */
    public static byte[] write(ApiDescription api, String server) {
        var root = JSON.objectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Spaarpunt: " + api.protocol().title())
                .put("version", api.protocol().version())
                .put("summary", "Check-ins, points and rewards of leisure cards")
                .put("description", api.protocol().text());
        root.putArray("servers").addObject().put("url", server);
        var tags = root.putArray("tags");
        api.topics().forEach(topic -> tags.addObject().put("name", topic.name()));
        var paths = root.putObject("paths");
        for (var topic : api.topics()) {
            for (var call : topic.calls()) {
                paths.withObjectProperty(call.path())
                        .set(call.method().toLowerCase(Locale.ROOT), operation(call, topic, api.protocol()));
            }
        }
        root.set("components", components(api));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static ObjectNode operation(Call call, Topic topic, Protocol protocol) {
        var operation = JSON.objectNode();
        operation.putArray("tags").add(topic.name());
        operation.put("operationId", call.id());
        operation.put("summary", call.title());
        operation.put("description", text(call));
        var security = operation.putArray("security");
        for (var scheme : call.caller().schemes()) {
            var needed = security.addObject();
            needed.putArray(scheme);
            if (!call.caller().besides().isEmpty()) {
                needed.putArray(call.caller().besides());
            }
        }
        var parameters = JSON.arrayNode();
        call.parameters().stream()
                .filter(one -> IN_PARAMETERS.contains(one.place()))
                .forEach(one -> parameters.add(parameter(one)));
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        if (call.body().isPresent()) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject(JSON_TYPE)
                    .set("schema", call.body().get());
        } else if (!call.method().equals("GET")) {
            form(call, operation);
        }
        operation.set("responses", responses(call, protocol));
        return operation;
    }

    private static String text(Call call) {
        var right = call.caller().right().isEmpty() ? "" : " (`" + call.caller().right() + "`)";
        var who = "For: " + call.caller().who() + right + ".";
        return call.text().isEmpty() ? who : call.text() + "\n\n" + who;
    }

    private static ObjectNode parameter(Parameter parameter) {
        var node = JSON.objectNode()
                .put("name", parameter.name())
                .put("in", parameter.place().name().toLowerCase(Locale.ROOT))
                .put("description", parameter.text())
                .put("required", parameter.required());
        node.set("schema", schema(parameter));
        return node;
    }

    private static void form(Call call, ObjectNode operation) {
        var fields = call.parameters().stream()
                .filter(one -> one.place() == Place.FORM || one.place() == Place.PART)
                .toList();
        if (fields.isEmpty()) {
            return;
        }
        var type = fields.stream().anyMatch(one -> one.place() == Place.PART) ? PARTS : FORM;
        var schema = JSON.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = JSON.arrayNode();
        for (var field : fields) {
            properties.set(field.name(), schema(field).put("description", field.text()));
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        operation
                .putObject("requestBody")
                .put("required", !required.isEmpty())
                .putObject("content")
                .putObject(type)
                .set("schema", schema);
    }

    private static ObjectNode schema(Parameter parameter) {
        var one = type(parameter);
        return parameter.repeated() ? JSON.objectNode().put("type", "array").set("items", one) : one;
    }

    private static ObjectNode type(Parameter parameter) {
        var schema = JSON.objectNode();
        switch (parameter.type()) {
            case TEXT -> schema.put("type", "string");
            case NUMBER -> schema.put("type", "integer");
            case FLAG -> schema.put("type", "boolean");
            case DAY -> schema.put("type", "string").put("format", "date");
            case MOMENT -> schema.put("type", "string").put("format", "date-time");
        }
        if (parameter.place() == Place.PART) {
            schema.put("contentMediaType", "application/octet-stream");
        }
        if (!parameter.words().isEmpty()) {
            var words = schema.putArray("enum");
            parameter.words().forEach(words::add);
        }
        return schema;
    }

    private static ObjectNode responses(Call call, Protocol protocol) {
        var responses = JSON.objectNode();
        var answer = call.answer();
        var success = responses.putObject(answer.status()).put("description", "Success");
        if (!answer.mediaType().isEmpty()) {
            content(success, answer.mediaType(), answer.schema(), answer.example());
        }
        for (var refusal : call.refusals()) {
            var refused = responses.putObject(refusal.status()).put("description", refusal.text());
            content(refused, refusal.mediaType(), refusal.schema(), refusal.example());
        }
        for (var common : protocol.common()) {
            if (!responses.has(common.status())) {
                responses.putObject(common.status()).put("$ref", "#/components/responses/" + common.name());
            }
        }
        return responses;
    }

    private static void content(ObjectNode response, String mediaType, JsonNode schema, Optional<Example> example) {
        var content = response.putObject("content").putObject(mediaType);
        content.set("schema", schema);
        example.ifPresent(known -> content.set("example", value(mediaType, known.body())));
    }

    /** JSON is shown as it is, and anything else as a text. */
    private static JsonNode value(String mediaType, String body) {
        return mediaType.endsWith("json") ? JsonMapper.shared().readTree(body) : JSON.stringNode(body);
    }

    private static ObjectNode components(ApiDescription api) {
        var components = JSON.objectNode();
        var schemas = components.putObject("schemas");
        api.types().forEach(schemas::set);
        var responses = components.putObject("responses");
        for (var common : api.protocol().common()) {
            var content = responses
                    .putObject(common.name())
                    .put("description", common.text())
                    .putObject("content");
            common.mediaTypes().forEach(type -> content.putObject(type).set("schema", common.schema()));
        }
        var schemes = components.putObject("securitySchemes");
        api.protocol().schemes().forEach(schemes::set);
        return components;
    }
}
