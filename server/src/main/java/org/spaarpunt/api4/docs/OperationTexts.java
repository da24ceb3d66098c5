package org.spaarpunt.api4.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.docs.OperationText.ParameterText;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The files beside this class: operations by subject, the parameters and types that several of them have, and recorded
 * answers.
 *
 * @param subjects in the order in which they are shown
 * @param parameters by name, for every operation that says nothing else of them
 * @param types the schemas, by name
 */
public record OperationTexts(
        List<Subject> subjects, Map<String, ParameterText> parameters, Map<String, JsonNode> types) {
    /** The files of the subjects, in the order in which they are shown. */
    private static final List<String> SUBJECTS = List.of(
            "checkins",
            "people",
            "registration",
            "own",
            "families",
            "passes",
            "rewards",
            "events",
            "kiosks",
            "organizers",
            "permissions",
            "webhooks",
            "entry",
            "unoffered");

    private static final String REFERENCE = "#/components/schemas/";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public OperationTexts {
        subjects = List.copyOf(subjects);
    }

    /**
     * The operations of one file.
     *
     * @param operations by method and path
     */
    public record Subject(String topic, Map<String, OperationText> operations) {
        public Subject {
            operations = new LinkedHashMap<>(operations);
        }
    }

    public static OperationTexts read() {
        var subjects = SUBJECTS.stream()
                .map(name -> read(file(name + ".yaml"), new TypeReference<Subject>() {}))
                .toList();
        var types = read(file("types.yaml"), new TypeReference<LinkedHashMap<String, JsonNode>>() {});
        types.values().forEach(OperationTexts::complete);
        return new OperationTexts(
                subjects,
                read(file("parameters.yaml"), new TypeReference<LinkedHashMap<String, ParameterText>>() {}),
                types);
    }

    /** What each of all operations says, by method and path. */
    public Map<String, OperationText> operations() {
        var all = new LinkedHashMap<String, OperationText>();
        subjects.forEach(subject -> all.putAll(subject.operations()));
        return all;
    }

    /** The schema that a name stands for, in brackets if it is an array of them. */
    static JsonNode schema(String name) {
        var schema = YAML.createObjectNode();
        if (name.startsWith("[")) {
            schema.put("type", "array").set("items", schema(name.substring(1, name.length() - 1)));
            return schema;
        }
        return schema.put("$ref", REFERENCE + name);
    }

    /** A recorded answer: a line with its status, and its body; empty if none is kept. */
    public static Optional<Recorded> recorded(String name) {
        return open("examples/" + name + ".txt").map(file -> {
            var text = text(file);
            int end = text.indexOf('\n');
            return new Recorded(text.substring(0, end), text.substring(end + 1).strip());
        });
    }

    /**
     * A recorded answer.
     *
     * @param status as in {@code HTTP 200}
     * @param body empty if there is none
     */
    public record Recorded(String status, String body) {}

    /** References within the files are only names. */
    private static void complete(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("$ref")) {
            object.put("$ref", REFERENCE + object.get("$ref").asString());
        }
        schema.forEach(OperationTexts::complete);
    }

    private static InputStream file(String name) {
        return open(name).orElseThrow(() -> new IllegalStateException(name + " is absent"));
    }

    private static Optional<InputStream> open(String name) {
        return Optional.ofNullable(OperationTexts.class.getResourceAsStream(name));
    }

    private static <T> T read(InputStream file, TypeReference<T> type) {
        try (file) {
            return YAML.readValue(file, type);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(InputStream file) {
        try (file) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
