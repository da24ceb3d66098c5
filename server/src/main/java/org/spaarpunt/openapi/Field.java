package org.spaarpunt.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A field of a body, for people.
 *
 * @param path its name, behind those of the objects that it is in; brackets stand behind an array
 * @param words the only values that it can have; empty: any of its type
 */
public record Field(String path, boolean required, String type, List<String> words, String text) {
    private static final String REFERENCE = "#/components/schemas/";

    /** Deeper than any body; a type that contains itself ends there. */
    private static final int DEEPEST = 4;

    public Field {
        words = List.copyOf(words);
    }

    /** The fields of a schema, each before those in it. */
    static List<Field> of(JsonNode schema, Map<String, JsonNode> types) {
        var all = new ArrayList<Field>();
        collect(schema, "", types, DEEPEST, all);
        return all;
    }

    private static void collect(JsonNode schema, String path, Map<String, JsonNode> types, int depth, List<Field> all) {
        var type = resolved(schema, types);
        if (depth == 0) {
            return;
        }
        if (type.has("items")) {
            collect(type.path("items"), path + "[]", types, depth, all);
        }
        var required = texts(type.path("required"));
        type.path("properties").properties().forEach(property -> {
            var name = property.getKey();
            var place = path.isEmpty() ? name : path + "." + name;
            var described = resolved(property.getValue(), types);
            all.add(new Field(
                    place,
                    required.contains(name),
                    described.path("type").asString(""),
                    texts(described.path("enum")),
                    property.getValue().path("description").asString("")));
            collect(property.getValue(), place, types, depth - 1, all);
        });
    }

    private static JsonNode resolved(JsonNode schema, Map<String, JsonNode> types) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : types.getOrDefault(reference.substring(REFERENCE.length()), MissingNode.getInstance());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
