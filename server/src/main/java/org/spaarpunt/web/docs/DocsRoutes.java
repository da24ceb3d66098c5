package org.spaarpunt.web.docs;

import static org.spaarpunt.web.frame.PageRoute.Caller.ANYBODY;

import java.util.List;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.openapi.DescribedApis;
import org.spaarpunt.openapi.OnDemand;
import org.spaarpunt.web.frame.PagePolicy;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.frame.SiteMap;

/** The pages for developers of applications. */
public final class DocsRoutes {
    public static final String CALLS = SiteMap.DOCS;
    public static final String START = SiteMap.DOCS + "/start";
    public static final String ERRORS = SiteMap.DOCS + "/errors";
    public static final String CHANGES = SiteMap.DOCS + "/changes";
    public static final String SEARCH = SiteMap.DOCS + "/search";
    public static final String JSON = SiteMap.DOCS + "/json";
    public static final String JSON_START = JSON + "/start";
    public static final String PROBLEMS = JSON + "/problems";

    private DocsRoutes() {}

    /**
     * The pages. Those with examples have a script that copies them.
     *
     * @param credentials by which the first pages know whether the keys of their examples work here
     */
    public static List<PageRoute> all(DescribedApis apis, Credentials credentials) {
        var references = new DocsPages(apis);
        var search = new OnDemand<>(() -> new DocsSearch(apis));
        return List.of(
                page(CALLS, references::calls).with(PagePolicy.SCRIPTED),
                page(START, new StartPage(credentials)::show).with(PagePolicy.SCRIPTED),
                page(ERRORS, request -> errors(request, apis)),
                page(CHANGES, DocsRoutes::changes),
                page(SEARCH, request -> search(request, search.get())),
                page(JSON, references::operations),
                page(JSON_START, new JsonStartPage(credentials)::show).with(PagePolicy.SCRIPTED),
                page(PROBLEMS, request -> problems(request, apis)),
                page(JSON + "/{topic}", references::topic).with(PagePolicy.SCRIPTED));
    }

    private static PageRoute page(String path, PageRoute.Call call) {
        return new PageRoute("GET", path, ANYBODY, call);
    }

    private static Response errors(PageRequest request, DescribedApis apis) {
        return PageRenderer.openPage(
                request,
                200,
                (output, interceptor, frame) -> JteerrorsGenerated.render(output, interceptor, frame, apis.older()));
    }

    private static Response problems(PageRequest request, DescribedApis apis) {
        return PageRenderer.openPage(
                request,
                200,
                (output, interceptor, frame) -> JteproblemsGenerated.render(
                        output, interceptor, frame, apis.json().get()));
    }

    private static Response changes(PageRequest request) {
        return PageRenderer.openPage(
                request,
                200,
                (output, interceptor, frame) ->
                        JtechangesGenerated.render(output, interceptor, frame, ChangeLog.OF_THIS_VERSION));
    }

    private static Response search(PageRequest request, DocsSearch search) {
        var asked = request.parameter("q").orElse("").strip();
        var result = search.find(asked);
        return PageRenderer.openPage(
                request,
                200,
                (output, interceptor, frame) -> JtesearchGenerated.render(output, interceptor, frame, asked, result));
    }
}
