package org.spaarpunt.web.frame;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.http.Request;

/**
 * How a browser came to send a request, by its headers (Fetch Metadata): whether the user went there, or a page, a
 * picture or the browser itself fetched something that the user is not aware of.
 *
 * @param isReading the method is GET; browsers never send HEAD for a user
 * @param isForm the method is POST
 * @param mode of the fetch, if the browser sends it
 * @param destination what the answer is for, if the browser sends it
 * @param byUser the browser saw the user click or type
 * @param isAhead the browser fetches before the user has decided to go there
 * @param accepts the media types that the browser accepts, if it sends them
 */
public record Navigation(
        boolean isReading,
        boolean isForm,
        Optional<String> mode,
        Optional<String> destination,
        boolean byUser,
        boolean isAhead,
        Optional<String> accepts) {

    /** Browsers have used several names for the header that marks a request sent ahead. */
    private static Stream<String> purposes(Request request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .flatMap(name -> request.headers(name).stream());
    }

    public static Navigation of(Request request) {
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
     * Whether the user went here, in a window of the browser.
     *
     * @param foreign whether another site made the browser send it; then the user must have clicked there
     */
    public boolean isByPerson(boolean foreign) {
        return (isReading || isForm)
                && !isAhead
                && mode.map("navigate"::equals).orElse(true)
                && destination.map("document"::equals).orElseGet(this::takesPages)
                && (!foreign || (byUser && mode.isPresent() && destination.isPresent()));
    }

    /** Browsers that do not send the destination are judged by the media types that they accept. */
    private boolean takesPages() {
        return accepts.map(types -> types.contains("text/html") || types.strip().equals("*/*"))
                .orElse(true);
    }

    private static boolean isAhead(String purpose) {
        return purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview");
    }
}
