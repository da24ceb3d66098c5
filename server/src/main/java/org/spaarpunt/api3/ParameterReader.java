package org.spaarpunt.api3;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.storage.Text;

/** Reads the parameters of one request as what they mean, and remembers the first that means nothing. For one thread. */
final class ParameterReader {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final ApiRequest request;
    private Optional<String> unreadable = Optional.empty();

    ParameterReader(ApiRequest request) {
        this.request = request;
    }

    /** The name of the first parameter that could not be read; what was read of it means nothing. */
    Optional<String> unreadable() {
        return unreadable;
    }

    /** Empty when it is absent. */
    String text(String name) {
        var text = request.parameter(name).orElse("");
        if (!Text.canBeStored(text)) {
            fail(name);
            return "";
        }
        return text;
    }

    /** Every value of a repeated parameter that is not empty. */
    List<String> texts(String name) {
        var texts = filled(name);
        if (!texts.stream().allMatch(Text::canBeStored)) {
            fail(name);
            return List.of();
        }
        return texts;
    }

    /** Clients write a flag as a word or as a digit. */
    Optional<Boolean> flag(String name) {
        return switch (request.parameter(name).orElse("")) {
            case "" -> Optional.empty();
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> {
                fail(name);
                yield Optional.empty();
            }
        };
    }

    Optional<Integer> number(String name) {
        return request.parameter(name).flatMap(text -> number(name, text));
    }

    /** Every value of a repeated parameter. */
    List<Long> numbers(String name) {
        return filled(name).stream()
                .flatMap(text -> number(name, text).stream())
                .map(Integer::longValue)
                .toList();
    }

    private Optional<Integer> number(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            fail(name);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text));
    }

    private List<String> filled(String name) {
        return request.parameters().all(name).stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private void fail(String name) {
        unreadable = unreadable.or(() -> Optional.of(name));
    }
}
