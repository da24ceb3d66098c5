package org.spaarpunt.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.http.Request;

/**
 * How a browser came to send a request, as its headers say (Fetch Metadata): whether a person went somewhere, or a page, a picture or the
 * browser itself fetched something of which the person knows nothing.
 *
 * @param isReading the method is GET; no browser sends HEAD for a person
 * @param isForm the method is POST
 * @param mode of the fetch, where the browser names it
 * @param destination what the answer is for, where the browser names it
 * @param byUser the browser saw the person click or type
 * @param isAhead the browser fetches before the person has decided to go there
 * @param accepts what media types the browser takes, where it says so
 */
record Navigation(
        boolean isReading,
        boolean isForm,
        Optional<String> mode,
        Optional<String> destination,
        boolean byUser,
        boolean isAhead,
        Optional<String> accepts) {

    /** Browsers have had several names for what they say of a request that they send ahead. */
    private static Stream<String> purposes(Request request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .flatMap(name -> request.headers(name).stream());
    }

    static Navigation of(Request request) {
        return new Navigation(
                request.method().equals("GET"),
                request.method().equals("POST"),
                request.header("Sec-Fetch-Mode"),
                request.header("Sec-Fetch-Dest"),
                request.header("Sec-Fetch-User").filter("?1"::equals).isPresent(),
                purposes(request).map(value -> value.toLowerCase(Locale.ROOT)).anyMatch(Navigation::isAhead),
                request.header("Accept"));
    }

    /**
     * Whether a person went here, in a window of the browser.
     *
     * @param foreign whether another site had the browser send it; then the person must have clicked there
     */
    boolean isByPerson(boolean foreign) {
        return (isReading || isForm)
                && !isAhead
                && mode.map("navigate"::equals).orElse(true)
                && destination.map("document"::equals).orElseGet(this::takesPages)
                && (!foreign || (byUser && mode.isPresent() && destination.isPresent()));
    }

    /** Browsers that do not say what an answer is for ask for pages as pages, and for pictures as pictures. */
    private boolean takesPages() {
        return accepts.map(types -> types.contains("text/html") || types.strip().equals("*/*"))
                .orElse(true);
    }

    private static boolean isAhead(String purpose) {
        return purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview");
    }
}
