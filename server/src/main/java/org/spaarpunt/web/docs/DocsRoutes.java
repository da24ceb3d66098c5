package org.spaarpunt.web.docs;

import static org.spaarpunt.web.frame.PageRoute.Caller.ANYBODY;

import java.util.List;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.frame.SiteMap;

/** The pages for developers of applications. */
public final class DocsRoutes {
    static final String START = SiteMap.DOCS + "/start";
    static final String ERRORS = SiteMap.DOCS + "/errors";
    static final String CHANGES = SiteMap.DOCS + "/changes";

    private DocsRoutes() {}

    /**
     * The pages.
     *
     * @param credentials by which the first page knows whether the keys of its examples work here
     */
    public static List<PageRoute> all(ApiDescription api, Credentials credentials) {
        var calls = new DocsPages(api);
        var start = new StartPage(credentials);
        return List.of(
                new PageRoute("GET", SiteMap.DOCS, ANYBODY, calls::show),
                new PageRoute("GET", START, ANYBODY, start::show),
                new PageRoute("GET", ERRORS, ANYBODY, request -> errors(request, api)),
                new PageRoute("GET", CHANGES, ANYBODY, DocsRoutes::changes));
    }

    private static Response errors(PageRequest request, ApiDescription api) {
        return PageRenderer.openPage(
                request,
                200,
                (output, interceptor, frame) -> JteerrorsGenerated.render(output, interceptor, frame, api));
    }

    private static Response changes(PageRequest request) {
        return PageRenderer.openPage(
                request,
                200,
                (output, interceptor, frame) ->
                        JtechangesGenerated.render(output, interceptor, frame, ChangeLog.OF_THIS_VERSION));
    }
}
