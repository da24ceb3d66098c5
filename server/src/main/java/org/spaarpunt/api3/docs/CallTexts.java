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
 * What {@code calls.yaml} says of the calls that their routes do not say.
 *
 * @param parameters by name, what each is in every call that does not say otherwise
 * @param calls by the name of their route, in the order in which they are shown
 */
public record CallTexts(Map<String, Parameter> parameters, Map<String, Call> calls) {
    private static final String FILE = "calls.yaml";

    /**
     * What a call says of one of its parameters.
     *
     * @param words the only values that it can have; empty: any of its type
     */
    public record Parameter(String text, ParameterType type, List<String> words) {
        public Parameter(String text, @Nullable ParameterType type, @Nullable List<String> words) {
            this.text = text;
            this.type = type == null ? ParameterType.TEXT : type;
            this.words = words == null ? List.of() : List.copyOf(words);
        }
    }

    /**
     * What a call says that its route does not say.
     *
     * @param codes of the refusals that are this call's own
     * @param parameters those that are something else here than elsewhere
     * @param example a request that can be made of the demo data
     * @param answers the media type of success; empty: what the call's format has
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
     * A request.
     *
     * @param as a profile of {@code spaarpunt call}
     * @param path below the protocol's prefix, with all that stands in braces; empty: the call's own
     * @param with the parameters, in their order
     * @param file the one that is uploaded, as in {@code picture=photo.png}, in the project's directory; empty: none is
     * @param output where the answer goes that is not for reading; empty: it is shown
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

    /** What was answered to the example of the call of this id, where that is kept. */
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
