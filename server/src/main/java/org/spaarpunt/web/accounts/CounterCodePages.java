package org.spaarpunt.web.accounts;

import java.util.List;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderNotices.Notice;
import org.spaarpunt.passholders.PresenceCodes;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** The code that a passholder shows at a counter that does not know them yet, and notices about what counters did. */
record CounterCodePages(PassholderFeature passholders) {
    static final String PATH = AccountPages.PATH + "/counter-code";

    /**
     * The page's content.
     *
     * @param code the new code; empty for none
     */
    record View(String code, List<Notice> notices) {
        /** In two halves, which are easier to read out. */
        String halves() {
            int half = code.length() / 2;
            return code.substring(0, half) + " " + code.substring(half);
        }

        String minutes() {
            return String.valueOf(PresenceCodes.LIFETIME.toMinutes());
        }
    }

    Response show(PageRequest request) {
        return isPassholder(request) ? page(request, "") : Notices.NOT_FOUND.to(request);
    }

    /** A repeated form makes another code, which replaces the previous one: only the last is shown. */
    Response make(PageRequest request) {
        return passholders
                .codes()
                .make(uid(request))
                .map(code -> page(request, code))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private Response page(PageRequest request, String code) {
        var view = new View(code, passholders.notices().of(uid(request)));
        return PageRenderer.page(
                        request,
                        200,
                        (output, interceptor, frame) ->
                                JtecounterCodeGenerated.render(output, interceptor, frame, view))
                .neverCompressed();
    }

    private boolean isPassholder(PageRequest request) {
        return passholders.cards().passholder(uid(request)).isPresent();
    }

    private static String uid(PageRequest request) {
        return request.signedIn().orElseThrow().account().user().uid();
    }
}
