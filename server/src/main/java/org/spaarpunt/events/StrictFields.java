package org.spaarpunt.events;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object, read strictly: a missing or unknown field, or one of another type, is an error. */
record StrictFields(JsonNode object) {
    StrictFields {
        if (!object.isObject()) {
            throw new BrokenCalendarException("an object is expected instead of " + object);
        }
    }

    /** Rejects all fields but these, which are all optional. */
    StrictFields only(Set<String> known) {
        Set<String> unknown = new HashSet<>(object.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new BrokenCalendarException("unknown fields " + unknown + " in " + object);
        }
        return this;
    }

    boolean has(String field) {
        return object.has(field);
    }

    String text(String field) {
        return text(required(field));
    }

    StrictFields fields(String field) {
        return new StrictFields(required(field));
    }

    List<String> texts(String field) {
        return elements(field).map(StrictFields::text).toList();
    }

    List<StrictFields> objects(String field) {
        return elements(field).map(StrictFields::new).toList();
    }

    private Stream<JsonNode> elements(String field) {
        JsonNode array = required(field);
        if (!array.isArray()) {
            throw new BrokenCalendarException("an array is expected instead of " + array);
        }
        return array.values().stream();
    }

    private JsonNode required(String field) {
        return object.optional(field)
                .orElseThrow(() -> new BrokenCalendarException("no field '" + field + "' in " + object));
    }

    private static String text(JsonNode node) {
        return node.stringValueOpt()
                .orElseThrow(() -> new BrokenCalendarException("a text is expected instead of " + node));
    }
}
