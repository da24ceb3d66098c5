package org.spaarpunt.web.frame;

import org.spaarpunt.http.Response;

/**
 * What a page may do in the browser, as its headers say. Whatever the policy, only our own styles and pictures are
 * loaded, no other site can frame the page, and no page is cached.
 */
public enum PagePolicy {
    /** No script runs: pages on which users sign in, manage accounts or administer. */
    PLAIN("", "camera=()"),
    /** Our own modules run, and fetch from this server. */
    SCRIPTED("; script-src 'self'; connect-src 'self'; img-src 'self' blob:", "camera=()"),
    /** The same, with the camera and with our decoder of bar codes, which runs in a worker. */
    SCANNING("; script-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' blob:", "camera=(self)");

    private static final String PICTURES = "; img-src 'self'";

    private final String sources;
    private final String camera;

    PagePolicy(String sources, String camera) {
        this.sources = sources;
        this.camera = camera;
    }

    /**
     * The answer with the headers of this policy. The referrer stays within this site: without any referrer, browsers
     * would not name the origin of our own forms either.
     *
     * @param leadsTo the origin to which a form of the page may finally redirect; empty for this server only
     */
    public Response on(Response response, String leadsTo) {
        var policy = "default-src 'none'; style-src 'self'"
                + (sources.isEmpty() ? PICTURES : sources)
                + "; form-action 'self'"
                + (leadsTo.isEmpty() ? "" : " " + leadsTo)
                + "; frame-ancestors 'none'; base-uri 'none'";
        return response.with("Content-Security-Policy", policy)
                .with("Referrer-Policy", "same-origin")
                .with("Permissions-Policy", camera + ", geolocation=(), microphone=(), payment=()")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cache-Control", "no-store")
                .with("Vary", "Cookie, Accept-Language");
    }
}
