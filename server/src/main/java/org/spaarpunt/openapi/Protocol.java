package org.spaarpunt.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What all calls of a protocol have in common.
 *
 * @param text for developers, about requests and answers
 * @param schemes the ways in which a request can say on whose behalf it comes, as OpenAPI writes them, by name
 * @param common answers that every call can have, besides its own
 */
public record Protocol(String title, String version, String text, Map<String, JsonNode> schemes, List<Common> common) {
    public Protocol {
        schemes = Collections.unmodifiableMap(new LinkedHashMap<>(schemes));
        common = List.copyOf(common);
    }

    /**
     * An answer that every call can have.
     *
     * @param name of the component that describes it
     */
    public record Common(String status, String name, String text, List<String> mediaTypes, JsonNode schema) {
        public Common {
            mediaTypes = List.copyOf(mediaTypes);
        }
    }
}
