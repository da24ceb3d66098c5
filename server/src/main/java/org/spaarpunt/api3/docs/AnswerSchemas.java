package org.spaarpunt.api3.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The contents of {@code answers.yaml}: what successful answers hold, as OpenAPI writes it.
 *
 * @param types by name, those that several answers have in common
 * @param answers by the id of the call
 */
record AnswerSchemas(Map<String, JsonNode> types, Map<String, JsonNode> answers) {
    private static final String FILE = "answers.yaml";

    static AnswerSchemas read() {
        var mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var file = Objects.requireNonNull(AnswerSchemas.class.getResourceAsStream(FILE))) {
            return mapper.readValue(file, AnswerSchemas.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What the call with this id answers.
     *
     * @throws IllegalStateException when that is not written down
     */
    JsonNode of(String callId) {
        var schema = answers.get(callId);
        if (schema == null) {
            throw new IllegalStateException("There is no schema of the answer to " + callId);
        }
        return schema;
    }
}
