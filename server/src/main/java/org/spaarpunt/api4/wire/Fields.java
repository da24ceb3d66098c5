package org.spaarpunt.api4.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spaarpunt.storage.Text;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object of a request, read field by field. What is wrong is collected, so that one answer names all of it; a
 * field that is wrong reads as an empty value, which no caller sees, because the answer is the problem.
 *
 * <p>Numbers and booleans may be sent as texts and numbers as texts of digits; a text that is empty or {@code null}
 * counts as absent; unknown fields are ignored. Belongs to one thread.
 */
public final class Fields {
    private static final int MAX_ITEMS = 500;
    private static final int LONGEST_TIME = 40;
    private static final int LONGEST_CHOICE = 100;

    private final JsonNode object;
    private final String pointer;
    private final List<Map<String, String>> errors;

    private Fields(JsonNode object, String pointer, List<Map<String, String>> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    /** Reads a body that is an object. */
    static <T> Reading<T> read(JsonNode body, Function<Fields, T> reader) {
        var errors = new ArrayList<Map<String, String>>();
        if (!body.isObject()) {
            return invalid(List.of(error("/", "The body must be an object.")));
        }
        var value = reader.apply(new Fields(body, "", errors));
        return errors.isEmpty() ? new Reading.Read<>(value) : invalid(errors);
    }

    /** Reads a body that is an array of objects. */
    static <T> Reading<List<T>> readAll(JsonNode body, int most, Function<Fields, T> reader) {
        var errors = new ArrayList<Map<String, String>>();
        if (!body.isArray() || body.size() > most) {
            return invalid(List.of(error("/", "The body must be an array of at most " + most + " objects.")));
        }
        var values = IntStream.range(0, body.size())
                .mapToObj(i -> element(body.get(i), "/" + i, errors))
                .flatMap(Optional::stream)
                .map(reader)
                .toList();
        return errors.isEmpty() ? new Reading.Read<>(values) : invalid(errors);
    }

    /** A text that must be there, of at most this many characters. */
    public String text(String name, int most) {
        var value = optionalText(name, most);
        if (value.isEmpty() && isAbsent(name)) {
            missing(name);
        }
        return value.orElse("");
    }

    public Optional<String> optionalText(String name, int most) {
        return present(name).flatMap(node -> {
            if (!node.isString() && !node.isNumber()) {
                return wrong(name, "must be a text");
            }
            var text = node.asString();
            return text.length() <= most && Text.canBeStored(text)
                    ? Optional.of(text)
                    : wrong(name, "must have at most " + most + " characters, none of them a control character");
        });
    }

    /** A whole number that must be there, within these bounds. */
    public int wholeNumber(String name, int least, int most) {
        var value = optionalWholeNumber(name, least, most);
        if (value.isEmpty() && isAbsent(name)) {
            missing(name);
        }
        return value.orElse(least);
    }

    public Optional<Integer> optionalWholeNumber(String name, int least, int most) {
        return decimal(name).flatMap(number -> {
            var inRange = number.stripTrailingZeros().scale() <= 0
                    && number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            return inRange
                    ? Optional.of(number.intValueExact())
                    : wrong(name, "must be a whole number from " + least + " to " + most);
        });
    }

    public Optional<Boolean> flag(String name) {
        return present(name).flatMap(node -> switch (node.asString()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> wrong(name, Values.FLAG);
        });
    }

    public Optional<LocalDate> date(String name) {
        return optionalText(name, LONGEST_TIME)
                .flatMap(text -> Values.date(text).or(() -> wrong(name, Values.DATE)));
    }

    public Optional<Instant> time(String name) {
        return optionalText(name, LONGEST_TIME)
                .flatMap(text -> Values.time(text).or(() -> wrong(name, Values.TIME)));
    }

    public <E extends Enum<E>> Optional<E> choice(String name, List<E> values) {
        return optionalText(name, LONGEST_CHOICE)
                .flatMap(text -> Values.choice(text, values).or(() -> wrong(name, Values.oneOf(values))));
    }

    public Optional<Fields> object(String name) {
        return present(name).flatMap(node -> element(node, pointer + "/" + name, errors));
    }

    /** The objects of an array; none if it is absent. */
    public List<Fields> objects(String name) {
        return items(name)
                .map(item -> element(item.node(), item.pointer(), errors))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The texts of an array; none if it is absent. */
    public List<String> texts(String name, int most) {
        return items(name)
                .flatMap(item -> {
                    var text = item.node().isString() || item.node().isNumber()
                            ? Optional.of(item.node().asString())
                            : Optional.<String>empty();
                    var fits = text.filter(known -> known.length() <= most && Text.canBeStored(known));
                    if (fits.isEmpty()) {
                        errors.add(error(item.pointer(), "must be a text of at most " + most + " characters"));
                    }
                    return fits.stream();
                })
                .toList();
    }

    /** Whether the field is there with a value. */
    public boolean has(String name) {
        return !isAbsent(name);
    }

    /** Notes that the field breaks a rule which its operation knows. */
    public <T> Optional<T> wrong(String name, String rule) {
        errors.add(error(pointer + "/" + name, "The property \"" + name + "\" " + rule + "."));
        return Optional.empty();
    }

    private record Item(JsonNode node, String pointer) {}

    private Stream<Item> items(String name) {
        var found = present(name);
        if (found.isEmpty()) {
            return Stream.of();
        }
        var array = found.get();
        if (!array.isArray() || array.size() > MAX_ITEMS) {
            wrong(name, "must be an array of at most " + MAX_ITEMS + " values");
            return Stream.of();
        }
        return IntStream.range(0, array.size()).mapToObj(i -> new Item(array.get(i), pointer + "/" + name + "/" + i));
    }

    private Optional<BigDecimal> decimal(String name) {
        return present(name).flatMap(node -> {
            try {
                return node.isString() || node.isNumber()
                        ? Optional.of(new BigDecimal(node.asString().strip()))
                        : wrong(name, "must be a number");
            } catch (NumberFormatException _) {
                return wrong(name, "must be a number");
            }
        });
    }

    private Optional<JsonNode> present(String name) {
        return isAbsent(name) ? Optional.empty() : Optional.of(object.get(name));
    }

    private boolean isAbsent(String name) {
        var node = object.get(name);
        return node == null
                || node.isNull()
                || (node.isString() && node.asString().isEmpty());
    }

    private void missing(String name) {
        errors.add(error(pointer.isEmpty() ? "/" : pointer, "Required property \"" + name + "\" missing."));
    }

    private static Optional<Fields> element(JsonNode node, String pointer, List<Map<String, String>> errors) {
        if (node.isObject()) {
            return Optional.of(new Fields(node, pointer, errors));
        }
        errors.add(error(pointer, "must be an object"));
        return Optional.empty();
    }

    private static Map<String, String> error(String pointer, String text) {
        return Map.of("jsonPointer", pointer, "error", text);
    }

    private static <T> Reading<T> invalid(List<Map<String, String>> errors) {
        return new Reading.Unreadable<>(
                Problem.of(ProblemType.BODY_INVALID_DATA, "The body does not have the data that this operation needs.")
                        .with("schemaErrors", List.copyOf(errors)));
    }
}
