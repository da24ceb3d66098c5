package org.spaarpunt.api4;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are wrong in one place, made of one that is right. */
final class DamagedBodies {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Longer than any text of the API, and shorter than the largest body. */
    private static final String LONG_TEXT = "\"" + "x".repeat(30_000) + "\"";

    private static final List<String> NO_JSON = List.of(
            "",
            "{",
            "nothing",
            "null",
            "12",
            "\"text\"",
            "{} {}",
            "[1,]",
            "{\"a\":NaN}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":" + "9".repeat(50) + "}",
            "[".repeat(30) + "]".repeat(30),
            "{\"a\":".repeat(30) + "1" + "}".repeat(30),
            "x".repeat(70_000));

    private static final List<String> FOR_A_TEXT = List.of(
            "{\"a\":1}", "[[\"x\"]]", "\"a\\u0000b\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", LONG_TEXT);

    private static final List<String> FOR_A_NUMBER =
            List.of("{\"a\":1}", "[1]", "\"abc\"", "-1", "1.5", "99999999999999999999", "1e39", "1e999999999");

    private static final List<String> FOR_A_FLAG = List.of("{\"a\":1}", "[true]", "\"maybe\"", "7");

    private static final List<String> FOR_A_DATE = List.of(
            "\"2026-02-30\"", "\"2026-02-30T00:00:00+01:00\"", "\"2026-11-01T25:00:00+01:00\"", "\"yesterday\"");

    private DamagedBodies() {}

    /** All of them. */
    static List<String> of(String body) {
        var root = JSON.readTree(body);
        var damaged = new ArrayList<>(NO_JSON);
        damaged.add(root.isArray() ? "{}" : "[]");
        places(root).forEach(place -> damagesOf(place.value()).forEach(value -> damaged.add(place.with(value))));
        return damaged;
    }

    /** One place within a body. */
    private record Place(JsonNode root, String pointer) {
        JsonNode value() {
            return root.at(pointer);
        }

        /** The body with other JSON in this place; it is put in as text, for a tree would repair it. */
        String with(String json) {
            var copy = root.deepCopy();
            int last = pointer.lastIndexOf('/');
            var name = pointer.substring(last + 1);
            var marker = JSON.getNodeFactory().stringNode("HERE");
            switch (copy.at(pointer.substring(0, last))) {
                case ObjectNode object -> object.set(name, marker);
                case ArrayNode array -> array.set(Integer.parseInt(name), marker);
                default -> throw new IllegalStateException(pointer);
            }
            return copy.toString().replace("\"HERE\"", json);
        }
    }

    private static Stream<Place> places(JsonNode root) {
        return pointers(root, "").filter(pointer -> !pointer.isEmpty()).map(pointer -> new Place(root, pointer));
    }

    private static Stream<String> pointers(JsonNode node, String pointer) {
        var within = new ArrayList<String>();
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> pointers(field.getValue(), pointer + "/" + field.getKey())
                            .forEach(within::add));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            pointers(node.get(i), pointer + "/" + i).forEach(within::add);
        }
        return Stream.concat(Stream.of(pointer), within.stream());
    }

    private static List<String> damagesOf(JsonNode value) {
        if (value.isObject()) {
            return List.of("\"text\"", "[]", "7");
        }
        if (value.isArray()) {
            return List.of("\"text\"", "{}", "7", "[[]]");
        }
        if (value.isNumber()) {
            return FOR_A_NUMBER;
        }
        if (value.isBoolean()) {
            return FOR_A_FLAG;
        }
        return value.asString().matches("\\d{4}-\\d{2}-\\d{2}.*")
                ? Stream.concat(FOR_A_TEXT.stream(), FOR_A_DATE.stream()).toList()
                : FOR_A_TEXT;
    }
}
