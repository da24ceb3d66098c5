package org.spaarpunt.api3.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.openapi.Protocol;
import org.spaarpunt.openapi.Protocol.Common;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What all calls of the protocol have in common: signatures and the form of refusals. */
final class ProtocolText {
    static final String USER = "user";
    static final String CONSUMER = "consumer";

    /** The name of the schema of a refusal. */
    static final String ERROR = "Error";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> FORMATS = List.of("application/xml", "application/json");

    private ProtocolText() {}

    static Protocol protocol() {
        var schemes = new LinkedHashMap<String, JsonNode>();
        schemes.put(
                CONSUMER,
                signed("OAuth 1.0a (RFC 5849), signed with the secret of the consumer; a token may be added."));
        schemes.put(
                USER,
                signed("OAuth 1.0a (RFC 5849), signed with the secrets of the consumer and of a user's access token."));
        return new Protocol(
                "UiTPAS API 3.0",
                "3.0",
                "Every request is signed with OAuth 1.0a, HMAC-SHA1 or HMAC-SHA256. Only HTTP 200 is success; a refusal has a code and a message.",
                schemes,
                List.of(
                        common("401", "Unauthorized", "The signature or the token is not good: UNAUTHORIZED."),
                        common("413", "TooLarge", "The request is too large: REQUEST_TOO_LARGE."),
                        common("500", "Broken", "A fault of the server: ACTION_FAILED."),
                        common(
                                "503",
                                "Away",
                                "The database is away, or there is too much to do: ACTION_FAILED. Nothing was saved, but at eventActions perhaps.")));
    }

    private static Common common(String status, String name, String text) {
        return new Common(status, name, text, FORMATS, reference());
    }

    private static ObjectNode reference() {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + ERROR);
    }

    private static JsonNode signed(String description) {
        return JSON.objectNode().put("type", "http").put("scheme", "oauth").put("description", description);
    }

    /** A refusal with one of these codes. */
    static JsonNode refusal(List<String> codes) {
        var schema = JSON.objectNode();
        var parts = schema.putArray("allOf");
        parts.add(reference());
        var words = parts.addObject().putObject("properties").putObject("code").putArray("enum");
        codes.forEach(words::add);
        return schema;
    }

    /** These types, and that of a refusal. */
    static Map<String, JsonNode> withError(Map<String, JsonNode> types) {
        var all = new LinkedHashMap<String, JsonNode>();
        all.put(ERROR, error());
        all.putAll(types);
        return all;
    }

    private static JsonNode error() {
        var error = JSON.objectNode();
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
        return error;
    }

    private static void text(ObjectNode fields, String name, String description) {
        fields.putObject(name).put("type", "string").put("description", description);
    }
}
