package org.spaarpunt.web.docs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spaarpunt.http.Response;
import org.spaarpunt.languages.Language;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** The reference of the API, for developers of applications. */
final class DocsPages {
    /** The properties by which the pages for readers that are not signed in differ. */
    private record Variant(Language language, String base) {}

    private final ApiDescription api;

    /** Rendered and compressed once each. */
    private final Map<Variant, Response> written = new ConcurrentHashMap<>();

    public DocsPages(ApiDescription api) {
        this.api = api;
    }

    public Response show(PageRequest request) {
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
