package org.spaarpunt.web;

import java.util.List;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderNotices.Notice;
import org.spaarpunt.passholders.PresenceCodes;

/** What a passholder needs at a counter that does not know them, and what counters did that they should know of. */
record CounterCodePages(PassholderFeature passholders) {
    static final String PATH = AccountPages.PATH + "/counter-code";

    /**
     * The page's content.
     *
     * @param code that was just made; empty for none
     */
    record View(String code, List<Notice> notices) {
        /** In two halves, as people say it. */
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

    /** Sent again it makes another code, which takes the place of the one before: only the last is shown. */
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
