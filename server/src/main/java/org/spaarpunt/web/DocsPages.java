package org.spaarpunt.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spaarpunt.http.Response;
import org.spaarpunt.languages.Language;
import org.spaarpunt.openapi.ApiDescription;

/** What applications can call, for who writes one. */
final class DocsPages {
    static final String PATH = "/docs";

    /** What differs between the pages of those who are not signed in. */
    private record Variant(Language language, String base) {}

    private final ApiDescription api;

    /** Written and compressed once each. */
    private final Map<Variant, Response> written = new ConcurrentHashMap<>();

    DocsPages(ApiDescription api) {
        this.api = api;
    }

    Response show(PageRequest request) {
        return request.signedIn().isPresent() || request.bringsText()
                ? write(request)
                : written.computeIfAbsent(
                        new Variant(request.language(), request.base()),
                        _ -> write(request).compressedOnce());
    }

    private Response write(PageRequest request) {
        return PageRenderer.openPage(
                request, 200, (output, interceptor, frame) -> JtedocsGenerated.render(output, interceptor, frame, api));
    }
}
