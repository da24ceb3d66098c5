package org.spaarpunt.testing;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Compares JSON with schemas of an OpenAPI document, more strictly than JSON Schema does: nothing may be there that the
 * schema does not name.
 */
public final class JsonShape {
    private static final String REFERENCE = "#/components/schemas/";

    private final JsonNode types;

    /** @param types the schemas that references lead to, by name */
    public JsonShape(JsonNode types) {
        this.types = types;
    }

    /** What differs, each with its place; nothing if the value has the shape. */
    public List<String> differences(JsonNode value, JsonNode schema) {
        var found = new ArrayList<String>();
        compare(value, schema, "", found);
        return found;
    }

    private void compare(JsonNode value, JsonNode schema, String path, List<String> found) {
        var type = resolved(schema);
        switch (type.path("type").asString("")) {
            case "object" -> object(value, type, path, found);
            case "array" -> array(value, type, path, found);
            default -> scalar(value, type, path, found);
        }
    }

    private void object(JsonNode value, JsonNode type, String path, List<String> found) {
        if (!value.isObject()) {
            found.add(path + " is no object: " + value);
            return;
        }
        for (var name : type.path("required")) {
            if (!value.has(name.asString())) {
                found.add(path + "/" + name.asString() + " is missing");
            }
        }
        var properties = type.path("properties");
        value.properties().forEach(property -> {
            var place = path + "/" + property.getKey();
            if (properties.has(property.getKey())) {
                compare(property.getValue(), properties.path(property.getKey()), place, found);
            } else if (!type.has("additionalProperties")) {
                found.add(place + " is not described");
            }
        });
    }

    private void array(JsonNode value, JsonNode type, String path, List<String> found) {
        if (!value.isArray()) {
            found.add(path + " is no array: " + value);
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            compare(value.get(i), type.path("items"), path + "/" + i, found);
        }
    }

    private static void scalar(JsonNode value, JsonNode type, String path, List<String> found) {
        var kind = (type.path("type").asString("") + " " + type.path("format").asString("")).strip();
        boolean fits = switch (kind) {
            case "string" -> value.isString();
            case "integer", "integer int64" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string date", "string date-time", "string uri" ->
                value.isString() && isWritten(kind, value.asString());
            default -> false;
        };
        if (!fits) {
            found.add(path + " is not of type " + kind + ": " + value);
        }
        if (type.has("enum") && type.path("enum").valueStream().noneMatch(value::equals)) {
            found.add(path + " has none of the values that it can have: " + value);
        }
    }

    private static boolean isWritten(String kind, String text) {
        try {
            switch (kind) {
                case "string date" -> LocalDate.parse(text);
                case "string date-time" -> OffsetDateTime.parse(text);
                default -> URI.create(text);
            }
            return true;
        } catch (DateTimeException | IllegalArgumentException _) {
            return false;
        }
    }

    private JsonNode resolved(JsonNode schema) {
        var type = schema.has("allOf") ? schema.path("allOf").path(0) : schema;
        if (!type.has("$ref")) {
            return type;
        }
        var name = type.path("$ref").asString().substring(REFERENCE.length());
        if (!types.has(name)) {
            throw new IllegalArgumentException("There is no type " + name);
        }
        return resolved(types.path(name));
    }
}
