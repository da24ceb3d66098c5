package org.spaarpunt.api3.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.openapi.ApiDescription.Code;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contents of {@code codes.yaml}: what each code means, and what a client does about it. */
final class CodeTexts {
    private static final String FILE = "codes.yaml";

    private CodeTexts() {}

    /** The text of one code. */
    private record Text(String means, String remedy) {}

    /**
     * Reads the file.
     *
     * @throws IllegalStateException when a code has no text
     */
    static List<Code> read() {
        try (var file = Objects.requireNonNull(CodeTexts.class.getResourceAsStream(FILE))) {
            var texts = new EnumMap<ErrorCode, Text>(
                    YAMLMapper.builder().build().readValue(file, new TypeReference<Map<ErrorCode, Text>>() {}));
            return Stream.of(ErrorCode.values())
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .map(code -> code(code, texts))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Code code(ErrorCode code, Map<ErrorCode, Text> texts) {
        var text = texts.get(code);
        if (text == null) {
            throw new IllegalStateException("Not explained: " + code);
        }
        return new Code(code.name(), text.means(), text.remedy());
    }
}
