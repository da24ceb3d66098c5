package org.spaarpunt.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.secrets.SecretBox;

/**
 * A browser in which some users have signed in before. It carries this itself, sealed in a cookie, so it cannot be
 * forged. Attackers that guess at an account cannot use up the attempts of its owner's own browser.
 *
 * @param users their ids, the last to sign in first
 */
record KnownBrowser(String id, List<Long> users) {
    private static final String PURPOSE = "known browser";

    /** A counter's browser is shared; only the users that signed in last are kept. */
    private static final int MAX_USERS = 20;

    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9_-]{43})((?: [0-9]{1,18}){1,20})");

    KnownBrowser {
        users = List.copyOf(users);
    }

    /** A browser that sends no cookie, or one that cannot be opened, is new. */
    static KnownBrowser read(Optional<String> cookie, SecretBox box, TokenGenerator mint) {
        return cookie.flatMap(value -> box.open(PURPOSE, value))
                .flatMap(KnownBrowser::parse)
                .orElseGet(() -> new KnownBrowser(mint.next(), List.of()));
    }

    boolean knows(long userId) {
        return users.contains(userId);
    }

    KnownBrowser after(long userId) {
        var next = new ArrayList<Long>();
        next.add(userId);
        users.stream().filter(user -> user != userId).limit(MAX_USERS - 1).forEach(next::add);
        return new KnownBrowser(id, next);
    }

    String cookie(SecretBox box) {
        return box.seal(PURPOSE, id + users.stream().map(user -> " " + user).collect(Collectors.joining()));
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
