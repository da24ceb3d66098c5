package org.spaarpunt.api3.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.openapi.ApiDescription.ParameterType;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The contents of {@code calls.yaml}: what documentation needs beyond what the routes define.
 *
 * @param parameters by name, the description used by every call that has none of its own
 * @param calls by the name of their route, in the order in which they are shown
 */
public record CallTexts(Map<String, Parameter> parameters, Map<String, Call> calls) {
    private static final String FILE = "calls.yaml";

    /**
     * The description of one parameter of a call.
     *
     * @param words the only allowed values; empty: any value of its type
     */
    public record Parameter(String text, ParameterType type, List<String> words) {
        public Parameter(String text, @Nullable ParameterType type, @Nullable List<String> words) {
            this.text = text;
            this.type = type == null ? ParameterType.TEXT : type;
            this.words = words == null ? List.of() : List.copyOf(words);
        }
    }

    /**
     * The description of a call, beyond what its route defines.
     *
     * @param codes the error codes specific to this call
     * @param parameters those whose meaning differs in this call
     * @param example a request that works on the demo data
     * @param answers the media type of a successful answer; empty: that of the call's format
     */
    public record Call(
            String topic,
            String title,
            String text,
            List<ErrorCode> codes,
            Map<String, Parameter> parameters,
            Optional<Example> example,
            String answers) {
        public Call(
                String topic,
                String title,
                @Nullable String text,
                @Nullable List<ErrorCode> codes,
                @Nullable Map<String, Parameter> parameters,
                Optional<Example> example,
                @Nullable String answers) {
            this.topic = topic;
            this.title = title;
            this.text = text == null ? "" : text.strip();
            this.codes = codes == null ? List.of() : List.copyOf(codes);
            this.parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
            this.example = example;
            this.answers = Objects.requireNonNullElse(answers, "");
        }
    }

    /**
     * An example request.
     *
     * @param as a profile of {@code spaarpunt call}
     * @param path below the protocol's prefix, with the values of its path parameters filled in; empty: the call's own
     * @param with the parameters, in their order
     * @param file the uploaded file, as in {@code picture=photo.png}, in the project's directory; empty: none
     * @param output the file that a binary answer is written to; empty: the answer is shown
     */
    public record Example(String as, String path, Map<String, String> with, String file, String output) {
        public Example(
                @Nullable String as,
                @Nullable String path,
                @Nullable Map<String, String> with,
                @Nullable String file,
                @Nullable String output) {
            this.as = Objects.requireNonNullElse(as, "counter");
            this.path = Objects.requireNonNullElse(path, "");
            this.with = with == null ? Map.of() : new LinkedHashMap<>(with);
            this.file = Objects.requireNonNullElse(file, "");
            this.output = Objects.requireNonNullElse(output, "");
        }
    }

    public static CallTexts read() {
        var mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var file = open(FILE).orElseThrow()) {
            return mapper.readValue(file, CallTexts.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The recorded answer to the example of the call with this id, if one is stored. */
    public static Optional<String> answer(String callId) {
        return open("examples/" + callId + ".txt").map(file -> {
            try (file) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static Optional<InputStream> open(String name) {
        return Optional.ofNullable(CallTexts.class.getResourceAsStream(name));
    }
}
