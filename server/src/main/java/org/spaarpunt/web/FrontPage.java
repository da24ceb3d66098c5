package org.spaarpunt.web;

import org.spaarpunt.http.Response;

/** What this is, and the way in. */
final class FrontPage {
    private FrontPage() {}

    static Response show(PageRequest request) {
        return PageRenderer.openPage(request, 200, JtefrontGenerated::render);
    }
}
