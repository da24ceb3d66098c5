package org.spaarpunt.idempotency;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the outcomes of one kind are written down: as JSON with the kind and the version of its form. A feature that changes the form gives
 * it the next version, and goes on reading those before: a record lasts as long as what it is about.
 *
 * @param kind of what was saved
 * @param version of the form
 * @param type of an outcome; its components are the fields of the JSON
 */
public record OutcomeFormat<T>(String kind, int version, Class<T> type) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** An outcome, and what it was rendered for. */
    public record Written<T>(T outcome, Rendering rendering) {}

    /** The JSON as it stands in the database. */
    private record Document(String kind, int version, Rendering rendering, JsonNode outcome) {}

    public String write(T outcome, Rendering rendering) {
        return MAPPER.writeValueAsString(new Document(kind, version, rendering, MAPPER.valueToTree(outcome)));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableOutcomeException when it is of a later version than this program knows
     */
    public Written<T> read(String json) {
        var document = MAPPER.readValue(json, Document.class);
        if (!document.kind().equals(kind) || document.version() != version) {
            throw new UnreadableOutcomeException("An outcome of kind %s and version %d is kept where %s, %d is known"
                    .formatted(document.kind(), document.version(), kind, version));
        }
        return new Written<>(MAPPER.treeToValue(document.outcome(), type), document.rendering());
    }
}
