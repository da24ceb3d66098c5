package org.spaarpunt.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.spaarpunt.settings.Settings.InvalidSettings;

/**
 * The environment of the process, with the settings file that it may name.
 *
 * @param directory where data is stored that no setting places elsewhere: that of the launcher, or the current one
 */
public record Surroundings(Map<String, String> environment, Path directory) {
    private static final String VARIABLE_PREFIX = "SPAARPUNT_";
    private static final String FILE_VARIABLE = "SPAARPUNT_SETTINGS";
    private static final String DATA_VARIABLE = "SPAARPUNT_DATA";

    /** Variables of the launcher and of {@code call}, and the one that names the file. */
    private static final Set<String> NO_SETTINGS = Set.of(
            FILE_VARIABLE,
            "SPAARPUNT_JAVA_OPTIONS",
            "SPAARPUNT_CALL_URL",
            "SPAARPUNT_CALL_CONSUMER",
            "SPAARPUNT_CALL_TOKEN");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The file that the environment names; an empty variable names none. */
    public Optional<Path> settingsFile() {
        return Optional.ofNullable(environment.get(FILE_VARIABLE))
                .filter(name -> !name.isBlank())
                .map(Path::of);
    }

    /** The content of the settings file, by key; empty if there is none. */
    public Map<String, String> inFile() {
        return settingsFile().map(Surroundings::read).orElse(Map.of());
    }

    /** Every key that is set, with its source: a variable's name, or the file's. */
    public Map<String, String> placesByKey() {
        var places = new TreeMap<String, String>();
        settingsFile().ifPresent(file -> inFile().keySet().forEach(key -> places.put(key, "the file " + file)));
        keysByVariable(environment).forEach((name, key) -> places.put(key, name));
        return places;
    }

    /** Whether a setting places the embedded database. */
    public boolean namesData(Map<String, String> inFile) {
        return inFile.containsKey("data") || environment.containsKey(DATA_VARIABLE);
    }

    /** The settings among the variables: the name of each with its key. */
    public static Map<String, String> keysByVariable(Map<String, String> environment) {
        var keys = new TreeMap<String, String>();
        environment.keySet().stream()
                .filter(name -> name.startsWith(VARIABLE_PREFIX) && !NO_SETTINGS.contains(name))
                .forEach(name -> keys.put(
                        name,
                        name.substring(VARIABLE_PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-')));
        return keys;
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new InvalidSettings("The settings file " + file.toAbsolutePath() + ", which " + FILE_VARIABLE
                    + " names, cannot be read: " + reason(unreadable));
        }
        var values = new TreeMap<String, String>();
        properties.forEach((name, value) -> {
            var key = name.toString().replace(BYTE_ORDER_MARK, "");
            values.put(key, placed(key, value.toString().strip(), file));
        });
        return values;
    }

    private static String placed(String key, String value, Path file) {
        return Settings.PATHS.contains(key) && !value.isEmpty()
                ? file.toAbsolutePath().resolveSibling(value).normalize().toString()
                : value;
    }

    private static String reason(Exception unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "this user may not read it";
            case MalformedInputException _ -> "it is not a text in UTF-8";
            default -> String.valueOf(unreadable.getMessage());
        };
    }
}
