package org.spaarpunt.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.spaarpunt.identity.Parameters;

/** What a browser asks for at {@link OwnPages#CALLBACK}, where nothing answers. */
final class CallbackRequests {
    private static final String ORIGIN = "http://127.0.0.1:9999/";

    private final List<String> addresses = new ArrayList<>();

    CallbackRequests(BrowserContext context) {
        context.onRequest(this::note);
    }

    /** What the application is told, once the browser is sent back to it. */
    Parameters first(Page page) {
        page.waitForCondition(() -> !addresses.isEmpty());
        return Parameters.parse(URI.create(addresses.getFirst()).getRawQuery()).orElseThrow();
    }

    private void note(Request request) {
        if (request.url().startsWith(ORIGIN)) {
            addresses.add(request.url());
        }
    }
}
