package org.spaarpunt.web;

import org.spaarpunt.codes.ScannedText;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.web.points.PointsRoutes;

/**
 * The start page: for users that are signed in, the one where their work is; for others, the doors of the site. A check-in
 * code in its address leads to the page of that code: posters of applications have such addresses.
 */
final class FrontPage {
    private static final String CODE = "qr";

    private FrontPage() {}

    static Response show(PageRequest request) {
        var code = request.query()
                .firstFilled(CODE)
                .map(text -> new ScannedText(text).code())
                .filter(text -> !text.isEmpty());
        if (code.isPresent()) {
            return PageRenderer.goTo(request, PointsRoutes.pageOf(code.get()));
        }
        if (request.signedIn().isPresent()) {
            return PageRenderer.goTo(request, SiteMap.home(request.signedIn().get()));
        }
        return PageRenderer.openPage(request, 200, JtefrontGenerated::render);
    }
}
