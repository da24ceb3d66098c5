package org.spaarpunt.web.accounts;

import java.util.Optional;
import org.spaarpunt.accounts.Sessions;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Destinations;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SignedIn;

/**
 * The page to which applications send users that want to sign out. A link alone signs no one out: that takes a form,
 * with the session's token if a user is signed in. Afterwards the browser goes to a page of this server or of a
 * registered application, and to no other.
 */
final class LogoutPages {
    static final String PATH = "/uitid/rest/auth/logout";

    private static final String DESTINATION = "destination";

    private final Sessions sessions;
    private final Destinations destinations;

    LogoutPages(Sessions sessions, Destinations destinations) {
        this.sessions = sessions;
        this.destinations = destinations;
    }

    /** @param origin empty for this server */
    private record Destination(String address, String origin) {}

    Response ask(PageRequest request) {
        return destination(request)
                .map(destination -> PageRenderer.page(
                        request,
                        200,
                        destination.origin(),
                        (output, interceptor, frame) -> JtesignoutGenerated.render(
                                output,
                                interceptor,
                                frame,
                                request.parameter(DESTINATION).orElse(""))))
                .orElseGet(() -> Notices.NO_SUCH_DESTINATION.to(request));
    }

    Response signOut(PageRequest request) {
        var destination = destination(request);
        if (destination.isEmpty()) {
            return Notices.NO_SUCH_DESTINATION.to(request);
        }
        var person = request.signedIn();
        if (person.isPresent()) {
            if (!person.get()
                    .sent(request.form().firstFilled(SignedIn.FORM_TOKEN).orElse(""))) {
                return Notices.STALE_FORM.to(request);
            }
            sessions.signOut(person.get().session(), request.visitor());
        }
        return Cookies.SESSION.off(PageRenderer.goAway(destination.get().address()));
    }

    private Optional<Destination> destination(PageRequest request) {
        var asked = request.parameter(DESTINATION).orElse("/");
        return OwnPath.of(asked)
                .map(path -> new Destination(request.base() + path.text(), ""))
                .or(() -> destinations.find(asked).map(found -> new Destination(found.address(), found.origin())))
                .or(() -> ownAddress(request, asked));
    }

    /** A path of this server as an absolute address. */
    private static Optional<Destination> ownAddress(PageRequest request, String asked) {
        var own = request.seen().scheme() + "://" + request.seen().authority();
        return Optional.of(asked)
                .filter(address -> address.startsWith(own + "/"))
                .flatMap(address -> OwnPath.of(address.substring(own.length())))
                .map(path -> new Destination(path.text(), ""));
    }
}
