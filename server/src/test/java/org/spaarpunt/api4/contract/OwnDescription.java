package org.spaarpunt.api4.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.api4.docs.OperationText;
import org.spaarpunt.api4.docs.OperationTexts;
import org.spaarpunt.api4.docs.Problems;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.http.Response;
import org.spaarpunt.testing.JsonShape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Our own description of the operations, {@code /openapi-4.json}: an answer has the status and the fields that it names
 * and no others, and a refusal is one of the problems that it names.
 */
final class OwnDescription implements AnswerRules {
    private static final String SITE = "https://api.publiq.be/probs/";
    private static final int FIRST_REFUSAL = 400;

    /** Of HTTP, of overload, and of what a caller may not know: any operation can have them. */
    private static final Set<Integer> OF_EVERY_OPERATION = Set.of(405, 413, 415, 429, 500, 503);

    private final OperationTexts texts = OperationTexts.read();
    private final JsonShape shape = new JsonShape(types(texts.types()));

    /** An operation with its text. */
    private record Described(Operation operation, OperationText text) {
        static Described of(Map.Entry<String, OperationText> entry) {
            var words = entry.getKey().split(" ", 2);
            Operation.Call call = _ -> Response.empty(204);
            var operation = words[0].equals("GET")
                    ? Operation.get(words[1], Operation.WITH_TOKEN, call)
                    : new Operation(words[0], words[1], Operation.WITH_TOKEN, Operation.Content.JSON, call, true);
            return new Described(operation, entry.getValue());
        }

        boolean matches(Exchange exchange) {
            return operation.method().equals(exchange.method())
                    && exchange.path().matches(operation.path().replaceAll("\\{\\w+}", "[^/]+"));
        }

        /** How many segments may be anything. */
        long open() {
            return operation
                    .path()
                    .chars()
                    .filter(character -> character == '{')
                    .count();
        }
    }

    @Override
    public List<String> brokenBy(Exchange exchange) {
        return described(exchange).map(described -> broken(described, exchange)).orElseGet(List::of).stream()
                .map(sentence -> "openapi-4.json: " + sentence)
                .toList();
    }

    private Optional<Described> described(Exchange exchange) {
        return texts.operations().entrySet().stream()
                .map(Described::of)
                .filter(described -> described.matches(exchange))
                .min(Comparator.comparingLong(Described::open));
    }

    private List<String> broken(Described described, Exchange exchange) {
        var answer = exchange.answer();
        if (answer.status() >= FIRST_REFUSAL) {
            return refusal(described, exchange);
        }
        var text = described.text();
        var found = new ArrayList<String>();
        if (!text.status().equals(String.valueOf(answer.status()))) {
            found.add("a successful answer has the status " + text.status());
        }
        boolean json = !answer.body().isEmpty()
                && answer.header("Content-Type")
                        .filter(type -> type.startsWith("application/json"))
                        .isPresent();
        if (json && text.answer().isEmpty()) {
            found.add("a successful answer has no body");
        } else if (json) {
            found.addAll(shape.differences(JsonMapper.shared().readTree(answer.body()), schema(text.answer())));
        }
        return found;
    }

    private List<String> refusal(Described described, Exchange exchange) {
        var body = JsonMapper.shared().readTree(exchange.answer().body());
        var found = new ArrayList<>(shape.differences(body, schema("Problem")));
        int status = exchange.answer().status();
        var type = body.path("type").asString("").replace(SITE, "");
        var declared = Problems.of(described.operation(), described.text()).getOrDefault(status, List.of());
        boolean known = OF_EVERY_OPERATION.contains(status)
                || declared.contains(type)
                || (status == 501 && !described.text().offered().orElse(true));
        if (!known) {
            found.add(status + " " + type + " is no refusal of this operation");
        }
        return found;
    }

    private static JsonNode schema(String name) {
        var schema = JsonMapper.shared().createObjectNode();
        if (name.startsWith("[")) {
            schema.put("type", "array").set("items", schema(name.substring(1, name.length() - 1)));
            return schema;
        }
        return schema.put("$ref", "#/components/schemas/" + name);
    }

    private static ObjectNode types(Map<String, JsonNode> types) {
        var all = JsonMapper.shared().createObjectNode();
        types.forEach(all::set);
        return all;
    }
}
