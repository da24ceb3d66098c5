package org.spaarpunt.openapi;

import java.util.List;
import java.util.Locale;
import org.spaarpunt.openapi.ApiDescription.Call;
import org.spaarpunt.openapi.ApiDescription.Parameter;
import org.spaarpunt.openapi.ApiDescription.Place;
import org.spaarpunt.openapi.ApiDescription.Topic;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An {@link ApiDescription} as an OpenAPI 3.1 document. */
public final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data";
    private static final String ERROR = "#/components/schemas/Error";

    /** An answer of the server that every call can have, besides its own. */
    private record Common(String status, String name, String text) {}

    private static final List<Common> COMMON = List.of(
            new Common("401", "Unauthorized", "The signature or the token is not good: UNAUTHORIZED."),
            new Common("413", "TooLarge", "The request is too large: REQUEST_TOO_LARGE."),
            new Common("500", "Broken", "A fault of the server: ACTION_FAILED."),
            new Common(
                    "503",
                    "Away",
                    "The database is away, or there is too much to do: ACTION_FAILED. Nothing was saved, but at eventActions perhaps."));

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
                .put("title", "Spaarpunt: UiTPAS API 3.0")
                .put("version", "3.0")
                .put("summary", "Check-ins, points and rewards of leisure cards")
                .put(
                        "description",
                        "Every request is signed with OAuth 1.0a, HMAC-SHA1 or HMAC-SHA256. Only HTTP 200 is success; a refusal has a code and a message.");
        root.putArray("servers").addObject().put("url", server);
        var tags = root.putArray("tags");
        api.topics().forEach(topic -> tags.addObject().put("name", topic.name()));
        var paths = root.putObject("paths");
        for (var topic : api.topics()) {
            for (var call : topic.calls()) {
                paths.withObjectProperty(call.path())
                        .set(call.method().toLowerCase(Locale.ROOT), operation(call, topic));
            }
        }
        root.set("components", components(api));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static ObjectNode operation(Call call, Topic topic) {
        var operation = JSON.objectNode();
        operation.putArray("tags").add(topic.name());
        operation.put("operationId", call.id());
        operation.put("summary", call.title());
        operation.put("description", text(call));
        operation.putArray("security").addObject().putArray(call.caller().user() ? "user" : "consumer");
        var parameters = JSON.arrayNode();
        call.parameters().stream()
                .filter(one -> one.place() == Place.PATH || one.place() == Place.QUERY)
                .forEach(one -> parameters.add(parameter(one)));
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        if (!call.method().equals("GET")) {
            body(call, operation);
        }
        operation.set("responses", responses(call));
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

    private static void body(Call call, ObjectNode operation) {
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

    private static ObjectNode responses(Call call) {
        var responses = JSON.objectNode();
        var content = responses
                .putObject("200")
                .put("description", "Success")
                .putObject("content")
                .putObject(call.answer().mediaType());
        content.set("schema", call.answer().schema());
        call.answer().example().ifPresent(example -> content.put("example", example.body()));
        var refused = responses.putObject("4XX");
        refused.put("description", "Refused");
        var error = refused.putObject("content").putObject(errorType(call)).putObject("schema");
        var parts = error.putArray("allOf");
        parts.addObject().put("$ref", ERROR);
        codes(call, parts);
        COMMON.forEach(
                common -> responses.putObject(common.status()).put("$ref", "#/components/responses/" + common.name()));
        return responses;
    }

    private static void codes(Call call, ArrayNode parts) {
        var codes = parts.addObject().putObject("properties").putObject("code").putArray("enum");
        call.codes().forEach(codes::add);
    }

    /** Refusals are in XML too, even of a call that answers a file or a form. */
    private static String errorType(Call call) {
        return call.answer().mediaType().equals("application/json") ? "application/json" : "application/xml";
    }

    private static ObjectNode components(ApiDescription api) {
        var components = JSON.objectNode();
        var schemas = components.putObject("schemas");
        error(schemas.putObject("Error"));
        api.types().forEach(schemas::set);
        responses(components.putObject("responses"));
        var schemes = components.putObject("securitySchemes");
        scheme(
                schemes,
                "consumer",
                "OAuth 1.0a (RFC 5849), signed with the secret of the consumer; a token may be added.");
        scheme(
                schemes,
                "user",
                "OAuth 1.0a (RFC 5849), signed with the secrets of the consumer and of a user's access token.");
        return components;
    }

    private static void error(ObjectNode error) {
        error.put("type", "object").putObject("xml").put("name", "response");
        var fields = error.putObject("properties");
        text(fields, "code", "A word that never changes");
        text(fields, "message", "For people, in the language of Accept-Language: nl, en, fr or de");
        fields.putObject("points")
                .put("type", "integer")
                .put("description", "The balance, where the caller may know it");
        text(fields, "requiredPermission", "With ACCESS_DENIED: what is missing");
        text(fields, "cashInState", "Why a reward cannot be redeemed");
        error.putArray("required").add("code");
    }

    private static void responses(ObjectNode responses) {
        for (var common : COMMON) {
            var content = responses
                    .putObject(common.name())
                    .put("description", common.text())
                    .putObject("content");
            for (var type : List.of("application/xml", "application/json")) {
                content.putObject(type).putObject("schema").put("$ref", ERROR);
            }
        }
    }

    private static void text(ObjectNode fields, String name, String description) {
        fields.putObject(name).put("type", "string").put("description", description);
    }

    private static void scheme(ObjectNode schemes, String name, String description) {
        schemes.putObject(name).put("type", "http").put("scheme", "oauth").put("description", description);
    }
}
