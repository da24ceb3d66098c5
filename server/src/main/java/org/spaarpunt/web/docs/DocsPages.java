package org.spaarpunt.web.docs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spaarpunt.http.Response;
import org.spaarpunt.languages.Language;
import org.spaarpunt.openapi.DescribedApis;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** The references of both APIs, for developers of applications. */
final class DocsPages {
    /** The properties by which the pages for readers that are not signed in differ. */
    private record Variant(String page, Language language, String base) {}

    private final DescribedApis apis;

    /** Rendered and compressed once each. */
    private final Map<Variant, Response> written = new ConcurrentHashMap<>();

    DocsPages(DescribedApis apis) {
        this.apis = apis;
    }

    /** {@code /docs}: the calls of UiTPAS API 3.0. */
    Response calls(PageRequest request) {
        return once(
                "",
                request,
                (output, interceptor, frame) -> JtedocsGenerated.render(output, interceptor, frame, apis.older()));
    }

    /** {@code /docs/json}: the operations of UiTPAS API 4.0, by name. */
    Response operations(PageRequest request) {
        return once(
                "json",
                request,
                (output, interceptor, frame) -> JtejsonGenerated.render(
                        output, interceptor, frame, apis.json().get()));
    }

    /** {@code /docs/json/{topic}}: the operations of one topic. */
    Response topic(PageRequest request) {
        return apis.json().get().topics().stream()
                .filter(topic -> topic.slug().equals(request.segment()))
                .findFirst()
                .map(topic -> PageRenderer.openPage(
                        request,
                        200,
                        (output, interceptor, frame) -> JtetopicGenerated.render(
                                output, interceptor, frame, apis.json().get(), topic)))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private Response once(String page, PageRequest request, PageRenderer.Page content) {
        return request.signedIn().isPresent() || request.bringsText()
                ? PageRenderer.openPage(request, 200, content)
                : written.computeIfAbsent(
                        new Variant(page, request.language(), request.base()),
                        _ -> PageRenderer.openPage(request, 200, content).compressedOnce());
    }
}
