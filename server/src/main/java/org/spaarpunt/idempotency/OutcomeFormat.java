package org.spaarpunt.idempotency;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serialises the outcomes of one kind as JSON, together with the kind and the version of the format. A feature that
 * changes the format increments the version and must still read the older ones, because a record lasts as long as what
 * it is about.
 *
 * @param kind of what was saved
 * @param version of the format
 * @param type of an outcome; its components are the fields of the JSON
 */
public record OutcomeFormat<T>(String kind, int version, Class<T> type) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** An outcome, and what it was rendered for. */
    public record Written<T>(T outcome, Rendering rendering) {}

    /** The JSON as stored in the database. */
    private record Document(String kind, int version, Rendering rendering, JsonNode outcome) {}

    public String write(T outcome, Rendering rendering) {
        return MAPPER.writeValueAsString(new Document(kind, version, rendering, MAPPER.valueToTree(outcome)));
    }

    /** Whether this format wrote the text, in any version. */
    boolean wrote(String json) {
        return MAPPER.readTree(json).path("kind").asString("").equals(kind);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableOutcomeException if it is of a later version than this program knows
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
