package org.spaarpunt.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A browser in which some people have proved their identity before. It carries this itself, sealed in a cookie, so it
 * cannot be forged. Attackers that guess at a person's secret cannot use up the attempts of that person's own browser.
 *
 * @param people their ids, the last to prove their identity first
 */
public record KnownBrowser(String id, List<Long> people) {
    /** A counter's browser is shared; only the people that used it last are kept. */
    private static final int MAX_PEOPLE = 20;

    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9_-]{43})((?: [0-9]{1,18}){1,20})");

    public KnownBrowser {
        people = List.copyOf(people);
    }

    /**
     * Reads the cookie. A browser that sends none, or one that cannot be opened, is new.
     *
     * @param purpose for which its cookie was sealed: the kind of proof that its people gave
     * @param newId makes the id of a new browser: 43 characters that cannot be guessed
     */
    public static KnownBrowser read(String purpose, Optional<String> cookie, SecretBox box, Supplier<String> newId) {
        return cookie.flatMap(value -> box.open(purpose, value))
                .flatMap(KnownBrowser::parse)
                .orElseGet(() -> new KnownBrowser(newId.get(), List.of()));
    }

    public boolean knows(long person) {
        return people.contains(person);
    }

    /** This browser after a person proved their identity. */
    public KnownBrowser after(long person) {
        var next = new ArrayList<Long>();
        next.add(person);
        people.stream().filter(other -> other != person).limit(MAX_PEOPLE - 1).forEach(next::add);
        return new KnownBrowser(id, next);
    }

    /** The cookie of a browser that knows at least one person. */
    public String cookie(String purpose, SecretBox box) {
        return box.seal(
                purpose, id + people.stream().map(person -> " " + person).collect(Collectors.joining()));
    }

    private static Optional<KnownBrowser> parse(String text) {
        var matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(new KnownBrowser(
                        matcher.group(1),
                        Stream.of(matcher.group(2).strip().split(" ", -1))
                                .map(Long::valueOf)
                                .toList()))
                : Optional.empty();
    }
}
