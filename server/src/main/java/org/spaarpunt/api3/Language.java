package org.spaarpunt.api3;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages of messages. */
enum Language {
    NL,
    EN,
    FR,
    DE;

    private static final List<String> TAGS =
            Stream.of(values()).map(Language::tag).toList();

    private String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language as it is written in Belgium: an English date has its day first and counts 24 hours. */
    Locale locale() {
        return Locale.of(tag(), "BE");
    }

    /** What an Accept-Language header asks for; Dutch when it asks for nothing that we speak, or cannot be read. */
    static Language accepted(Optional<String> header) {
        try {
            return header.map(Locale.LanguageRange::parse)
                    .map(ranges -> Locale.lookupTag(ranges, TAGS))
                    .map(tag -> valueOf(tag.toUpperCase(Locale.ROOT)))
                    .orElse(NL);
        } catch (IllegalArgumentException _) {
            return NL;
        }
    }
}
