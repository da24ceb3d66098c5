package org.spaarpunt.api4.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.spaarpunt.languages.Language;

/**
 * A text for the person in front of the screen.
 *
 * @param key in the files {@code problems_*.properties}, which a test compares with each other
 * @param places what fills its places, for each language
 */
public record ProblemText(String key, Function<Language, List<String>> places) {
    private static final Map<Language, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    /** A text without places. */
    public static ProblemText of(String key) {
        return new ProblemText(key, _ -> List.of());
    }

    /** The text of a type of problem. */
    static ProblemText of(ProblemType type) {
        return of(type.path().replace('/', '.'));
    }

    /** Dutch first, as in every list of languages. */
    public Map<String, String> inEveryLanguage() {
        var all = new LinkedHashMap<String, String>();
        for (var language : Language.values()) {
            all.put(language.tag(), in(language));
        }
        return all;
    }

    /** In one language. */
    public String in(Language language) {
        var text = BUNDLES.computeIfAbsent(language, ProblemText::bundle).getString(key);
        return text.formatted(places.apply(language).toArray());
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                "org.spaarpunt.api4.wire.problems",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
