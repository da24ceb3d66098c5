package org.spaarpunt.web.frame;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import org.spaarpunt.http.Response;

/** Pages with one message, mostly an error and what to do about it. */
public enum Notices {
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    UNREADABLE(400),
    UNSUPPORTED_CODING(415),
    EXPECTATION_FAILED(417),
    NOT_IMPLEMENTED(501),
    OTHER_VERSION(505),
    FOREIGN_FORM(403, "FOREIGN_FORM"),
    /** The form was made for another session of the same browser, or for one that has ended. */
    STALE_FORM(403, "STALE_FORM"),
    NOT_ADMITTED(403, "NOT_ADMITTED"),
    /** The user does not work at this counter, or there is no such counter. */
    NOT_AT_COUNTER(403, "NOT_AT_COUNTER"),
    /** The counter or its employee has used up the budget for unknown and foreign numbers. */
    LOOKUPS_EXHAUSTED(429),
    /** The counter's groups do not allow it. */
    COUNTER_MAY_NOT(403, "COUNTER_MAY_NOT"),
    /** Only its admins manage the people who work at a counter. */
    COUNTER_ADMINS(403, "COUNTER_ADMINS"),
    TOO_LARGE(413),
    OVERLOADED(503),
    OUTAGE(503),
    BROKEN(500),
    INVITATION_OVER(404, "INVITATION_OVER"),
    FAMILY_INVITATION_OVER(404, "FAMILY_INVITATION_OVER"),
    /** A file that was sent has expired, or was sent by another user. */
    UPLOAD_OVER(404, "UPLOAD_OVER"),
    NO_SUCH_DESTINATION(400, "NO_SUCH_DESTINATION"),
    /** A client of OAuth 2 that is not known here, or was revoked. */
    UNKNOWN_CLIENT(400, "UNKNOWN_CLIENT"),
    /** The client has not registered the address to which it wants its user sent back. */
    OTHER_REDIRECT(400, "OTHER_REDIRECT"),
    /** The request token is unknown, has expired, or was decided on. */
    AUTHORIZATION_OVER(400, "AUTHORIZATION_OVER"),
    /** The consent page was made for a user that is no longer signed in, or too long ago. */
    CONSENT_OVER(400, "CONSENT_OVER"),
    AUTHORIZATION_REFUSED(200, "AUTHORIZATION_REFUSED"),
    /** The provider has identified a person that has no account here. */
    NOT_INVITED(403, "NOT_INVITED"),
    /** The browser did not start this sign-in here, or too long ago. */
    TRIP_OVER(400, "TRIP_OVER"),
    PROVIDER_AWAY(503, "PROVIDER_AWAY"),
    PROVIDER_UNTRUSTED(502, "PROVIDER_UNTRUSTED");

    private static final int RETRY_AFTER_SECONDS = 5;

    private final int status;
    private final String code;

    /** A notice whose status is specific enough for metrics and logs. */
    Notices(int status) {
        this(status, "");
    }

    /** A notice that metrics and logs distinguish from others of its status. */
    Notices(int status, String code) {
        this.status = status;
        this.code = code;
    }

    public Response to(PageRequest request) {
        return this == OUTAGE
                ? outage(request)
                : PageRenderer.openPage(request, status, this::write).meaning(code);
    }

    /** A page is reloaded by the browser itself; a form is sent again only by the user. */
    private Response outage(PageRequest request) {
        var page = request.isPost()
                ? PageRenderer.openPage(request, status, this::write)
                : PageRenderer.openPage(request, status, RETRY_AFTER_SECONDS, this::write);
        // When the listener itself rejects a connection, it sets this header itself.
        return page.with("Retry-After", String.valueOf(RETRY_AFTER_SECONDS)).meaning(code);
    }

    private void write(HtmlTemplateOutput output, HtmlInterceptor interceptor, Frame frame) {
        JtenoticeGenerated.render(
                output, interceptor, frame, frame.text("notice." + this + ".title"), frame.text("notice." + this));
    }
}
