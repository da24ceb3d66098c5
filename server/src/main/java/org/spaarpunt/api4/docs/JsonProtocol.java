package org.spaarpunt.api4.docs;

import java.util.LinkedHashMap;
import java.util.List;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.openapi.Protocol;
import org.spaarpunt.openapi.Protocol.Common;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What all operations have in common: tokens, and problems that any request can get. */
final class JsonProtocol {
    static final String PROBLEM_JSON = "application/problem+json";

    /** A scheme that is needed beside a token. */
    private static final String CARD_AND_BIRTH_DATE = "cardAndBirthDate";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonProtocol() {}

    static Protocol protocol() {
        var schemes = new LinkedHashMap<String, JsonNode>();
        schemes.put(
                "userToken",
                bearer(
                        "An access token of a user: authorization code with PKCE at the issuer, oidc/authorize and oidc/token. "
                                + "Its description is at oidc/.well-known/openid-configuration."));
        schemes.put("clientToken", bearer("An access token of an application: client credentials at oidc/token."));
        schemes.put("clientId", key("x-client-id", "The id of an application, which proves nothing."));
        schemes.put("deviceToken", key("x-custom-token", "The secret of a check-in device."));
        schemes.put(
                CARD_AND_BIRTH_DATE,
                JSON.objectNode()
                        .put("type", "http")
                        .put("scheme", "basic")
                        .put(
                                "description",
                                "The number of a card, and the date of birth of its holder as yyyy-MM-dd."));
        return new Protocol(
                "UiTPAS API 4.0",
                "4.0",
                "JSON with bearer tokens of this server's own issuer. Every refusal is a problem (RFC 9457) whose endUserMessage can be shown in nl, en, fr or de.",
                schemes,
                List.of(
                        common("413", "TooLarge", ProblemType.BODY_TOO_LARGE),
                        common("415", "NotJson", ProblemType.UNSUPPORTED_MEDIA_TYPE),
                        common("429", "TooMany", ProblemType.RATE_LIMITED),
                        common("500", "Broken", ProblemType.INTERNAL_ERROR),
                        common("503", "Away", ProblemType.UNAVAILABLE)));
    }

    /** The name of the scheme for this kind of token; empty for none. */
    static String scheme(TokenKind kind) {
        return switch (kind) {
            case USER -> "userToken";
            case CLIENT -> "clientToken";
            case CLIENT_ID -> "clientId";
            case DEVICE -> "deviceToken";
            case NONE -> "";
        };
    }

    static JsonNode problem() {
        return OperationTexts.schema("Problem");
    }

    private static Common common(String status, String name, ProblemType type) {
        return new Common(status, name, type.title() + ": `" + type.path() + "`", List.of(PROBLEM_JSON), problem());
    }

    private static ObjectNode bearer(String description) {
        return JSON.objectNode()
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", description);
    }

    private static ObjectNode key(String header, String description) {
        return JSON.objectNode()
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", header)
                .put("description", description);
    }
}
