package org.spaarpunt.api4.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every refusal is a problem with a text for people in each language, and no answer is kept by a cache. */
final class RefusalRules implements AnswerRules {
    private static final List<String> LANGUAGES = List.of("nl", "en", "fr", "de");

    @Override
    public List<String> brokenBy(Exchange exchange) {
        var answer = exchange.answer();
        var broken = new ArrayList<String>();
        if (answer.header("Cache-Control").filter("private, no-store"::equals).isEmpty()) {
            broken.add("refusals: no answer may be stored by a cache");
        }
        if (answer.status() < 400) {
            return broken;
        }
        if (answer.header("Content-Type")
                .filter("application/problem+json"::equals)
                .isEmpty()) {
            broken.add("refusals: the type of content must be application/problem+json");
        }
        broken.addAll(flaws(answer.body(), answer.status()));
        return broken;
    }

    private static List<String> flaws(String body, int status) {
        JsonNode problem;
        try {
            problem = JsonMapper.shared().readTree(body);
        } catch (JacksonException _) {
            return List.of("refusals: the body must be JSON");
        }
        var texts = Stream.concat(
                        Stream.of("/type", "/title", "/detail"),
                        LANGUAGES.stream().map(language -> "/endUserMessage/" + language))
                .filter(place -> problem.at(place).asString("").isBlank())
                .map(place -> "refusals: " + place + " must be a text");
        var statuses = Stream.of(problem.path("status").asInt(0))
                .filter(known -> known != status)
                .map(_ -> "refusals: /status must be the status");
        return Stream.concat(texts, statuses).toList();
    }
}
