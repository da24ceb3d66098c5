package org.spaarpunt.web;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.spaarpunt.accounts.SignInOrigin;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.languages.Language;

/**
 * A request for a page, with what is known of it.
 *
 * @param client who sent it, not a proxy of ours
 * @param self path and query by which a browser asks for the page again
 * @param segment what stood in the place of the braces of its route, decoded
 * @param query of the address
 * @param form of the body; none but with POST
 */
record PageRequest(
        Request request,
        PublicAddress.Seen seen,
        InetAddress client,
        String self,
        String segment,
        Parameters query,
        Parameters form,
        Language language,
        Optional<SignedIn> signedIn,
        Instant receivedAt) {

    private static final String HTTP_PORT = ":80";
    private static final String HTTPS_PORT = ":443";

    /** This request, now that its person is known. */
    PageRequest of(SignedIn person) {
        return new PageRequest(
                request, seen, client, self, segment, query, form, language, Optional.of(person), receivedAt);
    }

    /** This request with another form in the place of the one that was sent. */
    PageRequest withForm(Parameters other) {
        return new PageRequest(request, seen, client, self, segment, query, other, language, signedIn, receivedAt);
    }

    /** This request, whose answer is asked for again elsewhere. */
    PageRequest askedAgainAt(String path, Parameters parameters) {
        var address = address(path, parameters);
        return new PageRequest(request, seen, client, address, segment, query, form, language, signedIn, receivedAt);
    }

    static String address(String path, Parameters parameters) {
        return parameters.pairs().isEmpty() ? path : path + "?" + parameters.encoded();
    }

    /** The first value of a parameter, of the form or of the address. */
    Optional<String> parameter(String name) {
        return form.firstFilled(name).or(() -> query.firstFilled(name));
    }

    /**
     * Whether its page may hold text that whoever made the link or form has chosen: what is searched for, a key that there is not, or
     * no more than the address itself, in the links to other languages.
     */
    boolean bringsText() {
        return isPost()
                || !segment.isEmpty()
                || !PageRequestReader.withoutLanguage(query).pairs().isEmpty();
    }

    boolean isPost() {
        return request.method().equals("POST");
    }

    boolean isHead() {
        return request.method().equals("HEAD");
    }

    /** What stands before our own paths in the browser's address: nothing, if no proxy took it away. */
    String base() {
        return seen.path().substring(0, seen.path().length() - request.path().length());
    }

    /** Whether a page of another site had the browser send this. A client that is no browser says nothing of it. */
    boolean isForeign() {
        var site = request.header("Sec-Fetch-Site").orElse("none");
        var origin = request.header("Origin");
        return !(site.equals("same-origin") || site.equals("none"))
                || (origin.isPresent() && !sameOrigin(origin.get()));
    }

    SignInOrigin visitor() {
        return new SignInOrigin(client, request.header("User-Agent").orElse(""), Cookies.KNOWN_BROWSER.in(request));
    }

    private boolean sameOrigin(String origin) {
        return normal(origin).equals(normal(seen.scheme() + "://" + seen.authority()));
    }

    private static String normal(String origin) {
        var lower = origin.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:") && lower.endsWith(HTTP_PORT)) {
            return lower.substring(0, lower.length() - HTTP_PORT.length());
        }
        return lower.startsWith("https:") && lower.endsWith(HTTPS_PORT)
                ? lower.substring(0, lower.length() - HTTPS_PORT.length())
                : lower;
    }
}
