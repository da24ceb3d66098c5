package org.spaarpunt.web;

import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;

/** The start page: for users that are signed in, the one where their work is. */
final class FrontPage {
    private FrontPage() {}

    static Response show(PageRequest request) {
        if (request.signedIn().isPresent()) {
            return PageRenderer.goTo(request, SiteMap.home(request.signedIn().get()));
        }
        return PageRenderer.openPage(request, 200, JtefrontGenerated::render);
    }
}
