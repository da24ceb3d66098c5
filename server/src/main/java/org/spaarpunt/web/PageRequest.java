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
 * A request for a page, with everything known about it.
 *
 * @param client the address of the client, not of one of our proxies
 * @param self path and query by which a browser can load the page again
 * @param segment the value of the braces in its route, decoded
 * @param query of the address
 * @param form fields of the body; none but with POST
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

    /** This request with its user. */
    PageRequest of(SignedIn person) {
        return new PageRequest(
                request, seen, client, self, segment, query, form, language, Optional.of(person), receivedAt);
    }

    /** This request with another form in place of the one that was sent. */
    PageRequest withForm(Parameters other) {
        return new PageRequest(request, seen, client, self, segment, query, other, language, signedIn, receivedAt);
    }

    /** This request, with another address to load its answer again. */
    PageRequest askedAgainAt(String path, Parameters parameters) {
        var address = address(path, parameters);
        return new PageRequest(request, seen, client, address, segment, query, form, language, signedIn, receivedAt);
    }

    static String address(String path, Parameters parameters) {
        return parameters.pairs().isEmpty() ? path : path + "?" + parameters.encoded();
    }

    /** The first value of a parameter of the form or, if there is none, of the address. */
    Optional<String> parameter(String name) {
        return form.firstFilled(name).or(() -> query.firstFilled(name));
    }

    /**
     * Whether its page may contain text chosen by the author of the link or form: a search text, a key that does not
     * exist, or just the address itself, in the links to other languages.
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

    /** The prefix of our own paths in the browser's address: empty, unless a proxy removed one. */
    String base() {
        return seen.path().substring(0, seen.path().length() - request.path().length());
    }

    /** Whether another site's page made the browser send this. A client that is not a browser sends no such header. */
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
