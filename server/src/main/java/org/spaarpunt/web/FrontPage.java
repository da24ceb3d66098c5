package org.spaarpunt.web;

import org.spaarpunt.http.Response;

/** The start page, with the links to sign in. */
final class FrontPage {
    private FrontPage() {}

    static Response show(PageRequest request) {
        return PageRenderer.openPage(request, 200, JtefrontGenerated::render);
    }
}
