package org.spaarpunt.web;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import org.spaarpunt.http.Response;

/** Pages that say one thing, mostly what went wrong and what to do now. */
enum Notices {
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    UNREADABLE(400),
    UNSUPPORTED_CODING(415),
    EXPECTATION_FAILED(417),
    NOT_IMPLEMENTED(501),
    OTHER_VERSION(505),
    FOREIGN_FORM(403, "FOREIGN_FORM"),
    /** The form was made for another session of the same browser, or for one that is over. */
    STALE_FORM(403, "STALE_FORM"),
    NOT_ADMITTED(403, "NOT_ADMITTED"),
    TOO_LARGE(413),
    OVERLOADED(503),
    OUTAGE(503),
    BROKEN(500),
    INVITATION_OVER(404, "INVITATION_OVER"),
    NO_SUCH_DESTINATION(400, "NO_SUCH_DESTINATION"),
    /** The request token is unknown, has expired, or was decided about. */
    AUTHORIZATION_OVER(400, "AUTHORIZATION_OVER"),
    /** The consent page was made for somebody who is no longer signed in, or too long ago. */
    CONSENT_OVER(400, "CONSENT_OVER"),
    AUTHORIZATION_REFUSED(200, "AUTHORIZATION_REFUSED"),
    /** The provider knows the person, and we do not. */
    NOT_INVITED(403, "NOT_INVITED"),
    /** The browser did not set out from here, or too long ago. */
    TRIP_OVER(400, "TRIP_OVER"),
    PROVIDER_AWAY(503, "PROVIDER_AWAY"),
    PROVIDER_UNTRUSTED(502, "PROVIDER_UNTRUSTED");

    private static final int RETRY_AFTER_SECONDS = 5;

    private final int status;
    private final String code;

    /** One whose status says it all. */
    Notices(int status) {
        this(status, "");
    }

    /** One that metrics and logs tell from others of its status. */
    Notices(int status, String code) {
        this.status = status;
        this.code = code;
    }

    Response to(PageRequest request) {
        return this == OUTAGE
                ? outage(request)
                : PageRenderer.openPage(request, status, this::write).meaning(code);
    }

    /** A page that was asked for is asked for again by the browser itself; a form is sent again by nobody but the person. */
    private Response outage(PageRequest request) {
        var page = request.isPost()
                ? PageRenderer.openPage(request, status, this::write)
                : PageRenderer.openPage(request, status, RETRY_AFTER_SECONDS, this::write);
        // The listener says itself when one may come back that it could not let in.
        return page.with("Retry-After", String.valueOf(RETRY_AFTER_SECONDS)).meaning(code);
    }

    private void write(HtmlTemplateOutput output, HtmlInterceptor interceptor, Frame frame) {
        JtenoticeGenerated.render(
                output, interceptor, frame, frame.text("notice." + this + ".title"), frame.text("notice." + this));
    }
}
