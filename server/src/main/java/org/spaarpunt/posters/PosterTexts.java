package org.spaarpunt.posters;

import java.util.ResourceBundle;
import org.spaarpunt.languages.Language;

/** The texts on posters, in one language. */
record PosterTexts(ResourceBundle texts) {
    static PosterTexts in(Language language) {
        return new PosterTexts(ResourceBundle.getBundle(
                "org.spaarpunt.posters.texts",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String text(String key, Object... places) {
        return texts.getString(key).formatted(places);
    }
}
