package org.spaarpunt.api3;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.spaarpunt.api3.wire.Messages;
import org.spaarpunt.languages.Language;

/** The messages as their files have them, by key. */
final class MessageFiles {
    private MessageFiles() {}

    static Map<String, String> of(Language language) {
        var name = "messages_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        var texts = new Properties();
        try (var file = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
    }
}
