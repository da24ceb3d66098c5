package org.spaarpunt.api4.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.openapi.ApiDescription.Code;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contents of {@code problems.yaml}: what each type of problem means, and what a client does about it. */
final class ProblemTexts {
    private static final String FILE = "problems.yaml";

    private ProblemTexts() {}

    /** The text of one type. */
    private record Text(String means, String remedy) {}

    /** The types in the order of their names; one that the file does not have is explained by its title alone. */
    static List<Code> read() {
        try (var file = Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(FILE))) {
            var texts = new EnumMap<ProblemType, Text>(
                    YAMLMapper.builder().build().readValue(file, new TypeReference<Map<ProblemType, Text>>() {}));
            return Stream.of(ProblemType.values())
                    .map(type -> code(type, Optional.ofNullable(texts.get(type))))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Code code(ProblemType type, Optional<Text> text) {
        return text.map(known -> new Code(type.path(), known.means(), known.remedy()))
                .orElseGet(() -> new Code(type.path(), type.title() + ".", "Show endUserMessage."));
    }
}
