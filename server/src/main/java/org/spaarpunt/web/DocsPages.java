package org.spaarpunt.web;

import org.spaarpunt.http.Response;
import org.spaarpunt.openapi.ApiDescription;

/** What applications can call, for who writes one. */
final class DocsPages {
    static final String PATH = "/docs";

    private final ApiDescription api;

    DocsPages(ApiDescription api) {
        this.api = api;
    }

    Response show(PageRequest request) {
        return Shell.page(
                request, 200, (output, interceptor, frame) -> JtedocsGenerated.render(output, interceptor, frame, api));
    }
}
