package org.spaarpunt.web.frame;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.accounts.Sessions;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.identity.User;
import org.spaarpunt.languages.Language;
import org.spaarpunt.storage.Text;

/**
 * Reads the requests of browsers.
 *
 * @param roles of a user that is signed in
 */
public record PageRequestReader(
        PublicAddress address, Sessions sessions, Function<User, Roles> roles, InstantSource clock) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String LANGUAGE = "lang";
    private static final String FRONT = "/";

    /** A request without its user, with the parts of it that can be read: enough for an error page. */
    public PageRequest outline(Request request) {
        var language = languageAsked(request)
                .or(() -> Cookies.LANGUAGE.in(request).flatMap(Language::named))
                .orElseGet(() -> Language.accepted(request.header("Accept-Language")));
        return new PageRequest(
                new PageRequest.Origin(request, address.of(request), address.client(request), clock.instant()),
                new PageRequest.Target(again(request)),
                Parameters.none(),
                Parameters.none(),
                language,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The address to load the same page again: in another language, or after an outage. The front page, if the request
     * could change something.
     */
    private static String again(Request request) {
        var query = Parameters.parse(request.query()).filter(PageRequestReader::canBeStored);
        if (!isRead(request) || query.isEmpty()) {
            return FRONT;
        }
        return OwnPath.of(PageRequest.address(request.path(), withoutLanguage(query.get())))
                .map(OwnPath::text)
                .orElse(FRONT);
    }

    private static boolean isRead(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    /** The language that the address names. */
    public static Optional<Language> languageAsked(Request request) {
        return Parameters.parse(request.query())
                .flatMap(query -> query.firstFilled(LANGUAGE))
                .flatMap(Language::named);
    }

    /**
     * The whole request; nothing when its path, query or form is malformed or holds characters that cannot be stored,
     * or its body is not a form.
     */
    public Optional<PageRequest> read(Request request, PageRoute route) {
        var raw = route.segments(request.path()).orElseThrow();
        var segments = raw.stream()
                .flatMap(segment -> PercentEncoding.decode(segment).filter(Text::canBeStored).stream())
                .map(Text::composed)
                .toList();
        var query = Parameters.parse(request.query()).filter(PageRequestReader::canBeStored);
        var body = bodyOf(request);
        var form = body.map(FileForm::fields).filter(PageRequestReader::canBeStored);
        if (segments.size() < raw.size() || query.isEmpty() || form.isEmpty()) {
            return Optional.empty();
        }
        var outline = outline(request);
        var chosen =
                languageAsked(request).or(() -> form.get().firstFilled(LANGUAGE).flatMap(Language::named));
        var read = new PageRequest(
                outline.origin(),
                new PageRequest.Target(FRONT, segments, route.policy()),
                composed(query.get()),
                composed(form.get()),
                chosen.orElse(outline.language()),
                Optional.empty(),
                body.flatMap(FileForm::file));
        var here = read.askedAgainAt(request.path(), withoutLanguage(read.query()));
        return Optional.of(identified(formPage(here).orElse(here)));
    }

    /**
     * To load the answer to a form again, such as that it was too old, the browser goes to the page that held the form,
     * if the Referer names it.
     */
    private static Optional<PageRequest> formPage(PageRequest request) {
        var own = request.seen().scheme() + "://" + request.seen().authority() + request.base();
        return request.request()
                .header("Referer")
                .filter(address -> request.isPost() && address.startsWith(own + "/"))
                .flatMap(address -> OwnPath.of(address.substring(own.length())))
                .flatMap(page -> {
                    int question = page.text().indexOf('?');
                    var path = question < 0 ? page.text() : page.text().substring(0, question);
                    return Parameters.parse(question < 0 ? "" : page.text().substring(question + 1))
                            .filter(PageRequestReader::canBeStored)
                            .map(query -> request.askedAgainAt(path, withoutLanguage(query)));
                });
    }

    private PageRequest identified(PageRequest request) {
        return Cookies.SESSION
                .in(request.request())
                .flatMap(cookie -> sessions.find(cookie)
                        .map(session -> new SignedIn(
                                session, cookie, roles.apply(session.account().user()))))
                .map(request::of)
                .orElse(request);
    }

    private static boolean canBeStored(Parameters parameters) {
        return parameters.pairs().stream()
                .allMatch(parameter -> Text.canBeStored(parameter.name()) && Text.canBeStored(parameter.value()));
    }

    /**
     * Names and search texts are compared with stored text, and passwords with hashes of it: all of it is in composed
     * form.
     */
    private static Parameters composed(Parameters sent) {
        return sent.map(parameter -> new Parameter(parameter.name(), Text.composed(parameter.value())));
    }

    public static Parameters withoutLanguage(Parameters parameters) {
        return new Parameters(parameters.pairs().stream()
                .filter(parameter -> !parameter.name().equals(LANGUAGE))
                .toList());
    }

    private static Optional<FileForm> bodyOf(Request request) {
        return request.upload()
                .map(upload -> FileForm.read(request.header("Content-Type").orElse(""), upload))
                .orElseGet(() -> formOf(request).map(fields -> new FileForm(fields, Optional.empty())));
    }

    private static Optional<Parameters> formOf(Request request) {
        if (request.body().length == 0) {
            return Optional.of(Parameters.none());
        }
        var type = request.header("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        var mediaType = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        // Non-ASCII characters are percent-encoded in a form, so each byte is a character; others are rejected when
        // parsed.
        return mediaType.equalsIgnoreCase(FORM)
                ? Parameters.parse(new String(request.body(), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }
}
