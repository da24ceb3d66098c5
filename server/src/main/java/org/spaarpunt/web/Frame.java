package org.spaarpunt.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.languages.Language;

/**
 * What the templates of all pages need.
 *
 * @param base prefix of all paths of this server
 * @param self path and query of this page, or of the page that its form was sent from
 * @param now to write days as today and yesterday
 * @param again after how many seconds the browser reloads the page by itself
 */
record Frame(Language language, String base, String self, Optional<SignedIn> signedIn, Instant now, OptionalInt again) {

    Frame askedAgainIn(int seconds) {
        return new Frame(language, base, self, signedIn, now, OptionalInt.of(seconds));
    }

    String text(String key, Object... places) {
        return Texts.in(language).text(key, places);
    }

    /** The address of a path of this server. */
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

    /** The name of a language in that language. */
    String nameOf(Language other) {
        var own = Locale.of(other.tag());
        var name = own.getDisplayLanguage(own);
        return name.substring(0, 1).toUpperCase(own) + name.substring(1);
    }

    List<Language> languages() {
        return List.of(Language.values());
    }

    /** Day and time in the reader's format. */
    String moment(Instant moment) {
        return Texts.in(language).moment(moment, now);
    }

    String day(Instant moment) {
        return Texts.in(language).day(moment);
    }

    String day(LocalDate day) {
        return Texts.in(language).day(day);
    }

    /** A number in the reader's format. */
    String number(long number) {
        return Texts.in(language).number(number);
    }

    /** An amount of money, with its cents. */
    String amount(BigDecimal amount) {
        return Texts.in(language).amount(amount);
    }

    /** The {@code aria-current} of a link from this page to a path: only for the page itself. */
    @Nullable
    String currentPage(String path) {
        return "page".equals(current(path)) ? "page" : null;
    }

    /**
     * The {@code aria-current} of a link from this page to a path: for the page itself, or the part of the site that it
     * is in.
     */
    @Nullable
    String current(String path) {
        int question = self.indexOf('?');
        var here = question < 0 ? self : self.substring(0, question);
        return here.equals(path) ? "page" : here.startsWith(path + "/") ? "true" : null;
    }
}
