package org.spaarpunt.imports;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object from another system: each may be missing or have an unexpected type. */
record JsonFields(JsonNode object) {
    private static final String PREFERRED_LANGUAGE = "nl";

    /** Empty when there is none. */
    String text(String field) throws BadLine {
        var value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new BadLine(field + " is no text");
        }
        return value.asString();
    }

    /** Like {@link #text}; empty also if the field has another type. */
    String textIfAny(String field) {
        return object.path(field).asString("");
    }

    Optional<JsonFields> fields(String field) throws BadLine {
        var value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw new BadLine(field + " is no object");
        }
        return Optional.of(new JsonFields(value));
    }

    List<JsonFields> objects(String field) throws BadLine {
        var values = list(field);
        if (!values.stream().allMatch(JsonNode::isObject)) {
            throw new BadLine(field + " lists something else than objects");
        }
        return values.stream().map(JsonFields::new).toList();
    }

    /** The texts of a list; a single text counts as a list of one. */
    List<String> texts(String field) throws BadLine {
        if (object.path(field).isString()) {
            return List.of(object.path(field).asString());
        }
        var values = list(field);
        if (!values.stream().allMatch(JsonNode::isString)) {
            throw new BadLine(field + " lists something else than texts");
        }
        return values.stream().map(JsonNode::asString).toList();
    }

    /** A text in Dutch, or in the main language, or in any; an untranslated one is a string rather than an object. */
    String translated(String field, String mainLanguage) throws BadLine {
        if (!object.path(field).isObject()) {
            return text(field);
        }
        var translations = object.path(field);
        return Stream.concat(
                        Stream.of(PREFERRED_LANGUAGE, mainLanguage).map(translations::path),
                        translations.values().stream())
                .map(text -> text.asString(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private List<JsonNode> list(String field) throws BadLine {
        var value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new BadLine(field + " is no list");
        }
        return value.values().stream().toList();
    }
}
