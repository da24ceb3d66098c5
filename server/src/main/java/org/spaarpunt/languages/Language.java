package org.spaarpunt.languages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages of messages and pages. */
public enum Language {
    NL,
    EN,
    FR,
    DE;

    /**
     * The maximum length of a header that is parsed, in characters; browsers send half as many. Parsing time grows with
     * the third power of the length: 16 KiB, the most that a request may send, would take minutes, before the caller is
     * authenticated.
     */
    private static final int MAX_HEADER_LENGTH = 200;

    private static final List<String> TAGS =
            Stream.of(values()).map(Language::tag).toList();

    /** As in {@code lang="nl"}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The locale of the language as written in Belgium: an English date has its day first and counts 24 hours. */
    public Locale locale() {
        return Locale.of(tag(), "BE");
    }

    /** The language of a tag, if it is supported. */
    public static Optional<Language> named(String tag) {
        return Stream.of(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /**
     * The language that an Accept-Language header asks for; Dutch if it asks for no supported language, is too long or
     * cannot be parsed.
     */
    public static Language accepted(Optional<String> header) {
        try {
            return header.filter(text -> text.length() <= MAX_HEADER_LENGTH)
                    .map(Locale.LanguageRange::parse)
                    .map(ranges -> Locale.lookupTag(ranges, TAGS))
                    .map(tag -> valueOf(tag.toUpperCase(Locale.ROOT)))
                    .orElse(NL);
        } catch (IllegalArgumentException _) {
            return NL;
        }
    }
}
