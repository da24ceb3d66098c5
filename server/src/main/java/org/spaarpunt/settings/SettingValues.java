package org.spaarpunt.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.spaarpunt.settings.Settings.InvalidSettings;

/**
 * The value of every setting, by key: that of the environment, else that of the file, else the default. It is an empty text
 * where there is none.
 */
final class SettingValues {
    private final Map<String, String> values;

    private SettingValues(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param defaults of every key that there is
     * @param file by key
     * @param environment by name of the variable; others than settings may be among them
     */
    static SettingValues of(Map<String, String> defaults, Map<String, String> file, Map<String, String> environment) {
        var values = new TreeMap<>(defaults);
        file.forEach((key, value) -> put(values, key, key, value));
        Surroundings.keysByVariable(environment)
                .forEach((name, key) -> put(values, name, key, String.valueOf(environment.get(name))));
        return new SettingValues(values);
    }

    private static void put(Map<String, String> values, String writtenAs, String key, String value) {
        if (!values.containsKey(key)) {
            throw new InvalidSettings(
                    "There is no setting " + writtenAs + ". There are: " + String.join(", ", values.keySet()));
        }
        values.put(key, value);
    }

    String text(String key) {
        return Optional.ofNullable(values.get(key))
                .orElseThrow(() -> new IllegalArgumentException("no setting is called " + key));
    }

    /** Empty where it is not set. */
    Optional<String> given(String key) {
        return Optional.of(text(key)).filter(text -> !text.isEmpty());
    }

    int number(String key, int least, int most) {
        return parsed(text(key))
                .filter(number -> least <= number && number <= most)
                .orElseThrow(() -> new InvalidSettings("The setting " + key + " must be a whole number from " + least
                        + " to " + most + ", not " + text(key)));
    }

    boolean yesOrNo(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            case String other ->
                throw new InvalidSettings("The setting " + key + " must be true or false, not " + other);
        };
    }

    /** Whether these are set. Some without the others stop the start. */
    boolean areGiven(List<String> keys) {
        long set = keys.stream().filter(key -> given(key).isPresent()).count();
        if (set > 0 && set < keys.size()) {
            throw new InvalidSettings("The settings " + enumeration(keys) + " go together: one is missing");
        }
        return set > 0;
    }

    /** The value as the parser reads it, whose {@link IllegalArgumentException} says what is wrong with it. */
    <T> T read(String key, Function<String, T> parser) {
        try {
            return parser.apply(text(key));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettings("The setting " + key + " cannot be used: " + invalid.getMessage());
        }
    }

    private static Optional<Integer> parsed(String number) {
        try {
            return Optional.of(Integer.parseInt(number));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static String enumeration(List<String> keys) {
        return keys.size() == 2 ? String.join(" and ", keys) : String.join(", ", keys);
    }
}
