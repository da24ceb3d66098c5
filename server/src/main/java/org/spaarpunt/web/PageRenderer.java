package org.spaarpunt.web;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.OptionalInt;
import org.spaarpunt.http.Response;

/** Makes answers of pages: each in the frame that all share, each with the headers that keep browsers from being misled. */
final class PageRenderer {
    private static final String HTML = "text/html;charset=UTF-8";

    private PageRenderer() {}

    /** Writes one page with the class that was made of its template. */
    @FunctionalInterface
    interface Page {
        void write(HtmlTemplateOutput output, HtmlInterceptor interceptor, Frame frame);
    }

    static Response page(PageRequest request, int status, Page page) {
        return page(request, status, "", page);
    }

    /** @param leadsTo the origin to which a form of this page may lead in the end; empty for none but our own */
    static Response page(PageRequest request, int status, String leadsTo, Page page) {
        var written = write(status, frame(request), page);
        return secured(request.bringsText() ? written.neverCompressed() : written, leadsTo);
    }

    /**
     * A page that holds no secret of its own. As long as it does not hold the form token of somebody who is signed in either, it may be
     * compressed, whatever its address says.
     */
    static Response openPage(PageRequest request, int status, Page page) {
        return openPage(request, status, frame(request), page);
    }

    /** The same, which the browser asks for again by itself after some seconds. */
    static Response openPage(PageRequest request, int status, int againInSeconds, Page page) {
        return openPage(request, status, frame(request).askedAgainIn(againInSeconds), page);
    }

    private static Response openPage(PageRequest request, int status, Frame frame, Page page) {
        var written = write(status, frame, page);
        var holdsToken = request.signedIn().isPresent();
        return secured(holdsToken && request.bringsText() ? written.neverCompressed() : written, "");
    }

    private static Frame frame(PageRequest request) {
        return new Frame(
                request.language(),
                request.base(),
                request.self(),
                request.signedIn(),
                request.receivedAt(),
                OptionalInt.empty());
    }

    private static Response write(int status, Frame frame, Page page) {
        var output = new StringOutput();
        page.write(new OwaspHtmlTemplateOutput(output), NotIntercepted.HERE, frame);
        return Response.of(status, HTML, output.toString());
    }

    /** Sends the browser on to a path of ours. */
    static Response goTo(PageRequest request, String path) {
        return goAway(request.base() + path);
    }

    /** Sends the browser on to an address that somebody has vouched for. */
    static Response goAway(String address) {
        return secured(Response.empty(303), "").with("Location", address);
    }

    /**
     * Nothing is loaded but our own style and pictures, no script runs, no other site shows us in a frame, and nobody keeps a page.
     * The referrer stays within this site: with none at all, browsers would not say either from where a form of ours was sent.
     */
    private static Response secured(Response response, String leadsTo) {
        var policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'"
                + (leadsTo.isEmpty() ? "" : " " + leadsTo)
                + "; frame-ancestors 'none'; base-uri 'none'";
        return response.with("Content-Security-Policy", policy)
                .with("Referrer-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cache-Control", "no-store")
                .with("Vary", "Cookie, Accept-Language");
    }

    /** The templates write all of each page themselves. */
    private enum NotIntercepted implements HtmlInterceptor {
        HERE;

        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
    }
}
