package org.spaarpunt.web.frame;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spaarpunt.accounts.SignInOrigin;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.EmployeeCounter;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.languages.Language;

/**
 * A request for a page, with everything known about it.
 *
 * @param target the page that it asks for
 * @param query of the address
 * @param form fields of the body; none but with POST
 * @param file of a form with a file; the fields after it are not read
 */
public record PageRequest(
        Origin origin,
        Target target,
        Parameters query,
        Parameters form,
        Language language,
        Optional<SignedIn> signedIn,
        Optional<SentFile> file) {

    private static final String HTTP_PORT = ":80";
    private static final String HTTPS_PORT = ":443";

    /**
     * How a request came.
     *
     * @param client the address of the client, not of one of our proxies
     */
    public record Origin(Request request, PublicAddress.Seen seen, InetAddress client, Instant receivedAt) {}

    /**
     * What a request asks for.
     *
     * @param self path and query by which a browser can load the page again
     * @param segments the values of the braces in its route, decoded
     * @param policy what the page may do in the browser
     */
    public record Target(String self, List<String> segments, PagePolicy policy) {
        public Target {
            segments = List.copyOf(segments);
        }

        Target(String self) {
            this(self, List.of(), PagePolicy.PLAIN);
        }
    }

    public Request request() {
        return origin.request();
    }

    public PublicAddress.Seen seen() {
        return origin.seen();
    }

    public InetAddress client() {
        return origin.client();
    }

    public Instant receivedAt() {
        return origin.receivedAt();
    }

    public String self() {
        return target.self();
    }

    /** The value of the first braces in its route, decoded; empty for a route without braces. */
    public String segment() {
        return target.segments().isEmpty() ? "" : target.segments().getFirst();
    }

    /** The value of the braces at this place, from 0, in its route, decoded. */
    public String segment(int place) {
        return target.segments().get(place);
    }

    public PagePolicy policy() {
        return target.policy();
    }

    /** The user that is signed in, as the audit log names users. */
    public Actor actor() {
        return new Actor.Person(signedIn.orElseThrow().account().user().uid(), client().getHostAddress());
    }

    /** This request with its user. */
    public PageRequest of(SignedIn person) {
        return new PageRequest(origin, target, query, form, language, Optional.of(person), file);
    }

    /** This request, answered in another language. */
    public PageRequest in(Language other) {
        return new PageRequest(origin, target, query, form, other, signedIn, file);
    }

    /** This request with another form in place of the one that was sent. */
    public PageRequest withForm(Parameters other) {
        return new PageRequest(origin, target, query, other, language, signedIn, file);
    }

    /** This request, with another address to load its answer again. */
    public PageRequest askedAgainAt(String path, Parameters parameters) {
        var there = new Target(address(path, parameters), target.segments(), target.policy());
        return new PageRequest(origin, there, query, form, language, signedIn, file);
    }

    /** The counter whose pages the user is on or was on last; the only one of a user that works at one. */
    public Optional<EmployeeCounter> counter() {
        return signedIn.map(SignedIn::roles)
                .flatMap(roles -> Optional.of(segment())
                        .filter(_ -> request().path().startsWith(SiteMap.COUNTER + "/"))
                        .or(() -> Cookies.COUNTER.in(request()).flatMap(PercentEncoding::decode))
                        .flatMap(roles::counter)
                        .or(() -> Optional.of(roles.counters())
                                .filter(all -> all.size() == 1)
                                .map(List::getFirst)));
    }

    public static String address(String path, Parameters parameters) {
        return parameters.pairs().isEmpty() ? path : path + "?" + parameters.encoded();
    }

    /** What was typed in a field of the form, without the spaces around it; empty for a field that was not sent. */
    public String field(String name) {
        return form.firstFilled(name).map(String::strip).orElse("");
    }

    /** The same, if something was typed. */
    public Optional<String> filled(String name) {
        return Optional.of(field(name)).filter(text -> !text.isEmpty());
    }

    /** The first value of a parameter of the form or, if there is none, of the address. */
    public Optional<String> parameter(String name) {
        return form.firstFilled(name).or(() -> query.firstFilled(name));
    }

    /**
     * Whether its page may contain text chosen by the author of the link or form: a search text, a key that does not
     * exist, or just the address itself, in the links to other languages.
     */
    public boolean bringsText() {
        return isPost()
                || !target.segments().isEmpty()
                || !PageRequestReader.withoutLanguage(query).pairs().isEmpty();
    }

    public boolean isPost() {
        return request().method().equals("POST");
    }

    public boolean isHead() {
        return request().method().equals("HEAD");
    }

    /** The prefix of our own paths in the browser's address: empty, unless a proxy removed one. */
    public String base() {
        return seen().path()
                .substring(0, seen().path().length() - request().path().length());
    }

    /** The address of this site, with which absolute links to its pages begin. */
    public String site() {
        return seen().scheme() + "://" + seen().authority() + base();
    }

    /** Whether another site's page made the browser send this. A client that is not a browser sends no such header. */
    public boolean isForeign() {
        var site = request().header("Sec-Fetch-Site").orElse("none");
        var origin = request().header("Origin");
        return !(site.equals("same-origin") || site.equals("none"))
                || (origin.isPresent() && !sameOrigin(origin.get()));
    }

    public SignInOrigin visitor() {
        return new SignInOrigin(
                client(), request().header("User-Agent").orElse(""), Cookies.KNOWN_BROWSER.in(request()));
    }

    private boolean sameOrigin(String origin) {
        return normal(origin).equals(normal(seen().scheme() + "://" + seen().authority()));
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
