package org.spaarpunt.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spaarpunt.languages.Language;

/**
 * What every page needs to be written.
 *
 * @param base what stands before all paths of ours
 * @param self path and query by which this page, or the one that it came from, is asked for again
 */
record Frame(Language language, String base, String self, Optional<SignedIn> signedIn) {
    String text(String key, Object... places) {
        return Texts.in(language).text(key, places);
    }

    /** The address of a path of ours. */
    String at(String path) {
        return base + path;
    }

    String asset(String name) {
        return base + Assets.path(name);
    }

    /** This page in another language. */
    String in(Language other) {
        return base + self + (self.indexOf('?') < 0 ? "?" : "&") + "lang=" + other.tag();
    }

    /** What a language calls itself. */
    String nameOf(Language other) {
        var own = Locale.of(other.tag());
        var name = own.getDisplayLanguage(own);
        return name.substring(0, 1).toUpperCase(own) + name.substring(1);
    }

    List<Language> languages() {
        return List.of(Language.values());
    }

    String moment(Instant moment) {
        return Texts.in(language).moment(moment);
    }

    String day(Instant moment) {
        return Texts.in(language).day(moment);
    }
}
