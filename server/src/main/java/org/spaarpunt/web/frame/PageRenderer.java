package org.spaarpunt.web.frame;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.OptionalInt;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;

/** Renders pages as answers: each in the shared frame, and with the headers that protect browsers. */
public final class PageRenderer {
    private static final String HTML = "text/html;charset=UTF-8";

    /** The status of a page that shows a rejected form. */
    private static final int REJECTED = 400;

    /** The status of a page that shows what another user changed. */
    private static final int CHANGED = 409;

    private PageRenderer() {}

    /** Renders one page by the class that was generated from its template. */
    @FunctionalInterface
    public interface Page {
        void write(HtmlTemplateOutput output, HtmlInterceptor interceptor, Frame frame);
    }

    public static Response page(PageRequest request, int status, Page page) {
        return page(request, status, "", page);
    }

    /**
     * A page with a form that may lead elsewhere.
     *
     * @param leadsTo the origin to which a form of this page may finally redirect; empty for this server only
     */
    public static Response page(PageRequest request, int status, String leadsTo, Page page) {
        var written = write(status, frame(request), page);
        return request.policy().on(request.bringsText() ? written.neverCompressed() : written, leadsTo);
    }

    /**
     * A page with a form, whose status says whether the form was rejected.
     *
     * @param path by which the page is requested, even if the form on it was sent to another path
     */
    public static Response formPage(PageRequest request, String path, Form form, Page page) {
        var here = request.isPost() ? request.askedAgainAt(path, Parameters.none()) : request;
        return page(here, form.isRejected() ? REJECTED : 200, page);
    }

    /** Such a page after another user changed what its form is about: nothing was saved yet. */
    public static Response changedPage(PageRequest request, String path, Page page) {
        return page(request.askedAgainAt(path, Parameters.none()), CHANGED, page);
    }

    /**
     * A page without secrets. Unless it holds the form token of a user that is signed in, it may be compressed,
     * whatever text its address contains.
     */
    public static Response openPage(PageRequest request, int status, Page page) {
        return openPage(request, status, frame(request), page);
    }

    /** The same, reloaded by the browser itself after some seconds. */
    public static Response openPage(PageRequest request, int status, int againInSeconds, Page page) {
        return openPage(request, status, frame(request).askedAgainIn(againInSeconds), page);
    }

    private static Response openPage(PageRequest request, int status, Frame frame, Page page) {
        var written = write(status, frame, page);
        var holdsToken = request.signedIn().isPresent();
        return request.policy().on(holdsToken && request.bringsText() ? written.neverCompressed() : written, "");
    }

    /** Renders a part of a page, for a script that puts it there. */
    public static String fragment(PageRequest request, Page part) {
        return written(frame(request), part);
    }

    private static String written(Frame frame, Page page) {
        var output = new StringOutput();
        page.write(new OwaspHtmlTemplateOutput(output), NotIntercepted.HERE, frame);
        return output.toString();
    }

    private static Frame frame(PageRequest request) {
        return new Frame(
                request.language(),
                request.base(),
                request.self(),
                request.signedIn(),
                request.counter(),
                request.receivedAt(),
                OptionalInt.empty());
    }

    private static Response write(int status, Frame frame, Page page) {
        return Response.of(status, HTML, written(frame, page));
    }

    /** Redirects the browser to a path of this server. */
    public static Response goTo(PageRequest request, String path) {
        return goAway(request.base() + path);
    }

    /** Redirects the browser to an address that the caller has checked. */
    public static Response goAway(String address) {
        return PagePolicy.PLAIN.on(Response.empty(303), "").with("Location", address);
    }

    /** The templates write all parts of each page themselves. */
    private enum NotIntercepted implements HtmlInterceptor {
        HERE;

        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
    }
}
