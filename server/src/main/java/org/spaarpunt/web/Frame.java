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
 * What every page needs to be written.
 *
 * @param base what stands before all paths of ours
 * @param self path and query by which this page, or the one that it came from, is asked for again
 * @param now by which days are called today and yesterday
 * @param again after how many seconds the browser asks for the page again by itself
 */
record Frame(Language language, String base, String self, Optional<SignedIn> signedIn, Instant now, OptionalInt again) {

    Frame askedAgainIn(int seconds) {
        return new Frame(language, base, self, signedIn, now, OptionalInt.of(seconds));
    }

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

    /** Day and time, as people say them. */
    String moment(Instant moment) {
        return Texts.in(language).moment(moment, now);
    }

    String day(Instant moment) {
        return Texts.in(language).day(moment);
    }

    String day(LocalDate day) {
        return Texts.in(language).day(day);
    }

    /** A number as it is written in the reader's language. */
    String number(long number) {
        return Texts.in(language).number(number);
    }

    /** An amount of money, with its cents. */
    String amount(BigDecimal amount) {
        return Texts.in(language).amount(amount);
    }

    /** For the link to a path from this page: the page itself or not. */
    @Nullable
    String currentPage(String path) {
        return "page".equals(current(path)) ? "page" : null;
    }

    /** For the link to a path from this page: the page itself, the part of the site that it is in, or neither. */
    @Nullable
    String current(String path) {
        int question = self.indexOf('?');
        var here = question < 0 ? self : self.substring(0, question);
        return here.equals(path) ? "page" : here.startsWith(path + "/") ? "true" : null;
    }
}
