package org.spaarpunt.web.points;

import java.util.Optional;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.passholders.BirthDateProof.Origin;
import org.spaarpunt.secrets.KnownBrowser;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.PageRequest;

/** Recognises browsers in which passholders proved who they are before, by a sealed cookie. */
public record Visitors(SecretBox box, TokenGenerator ids) {
    private static final String PURPOSE = "known passholders";

    KnownBrowser browser(PageRequest request) {
        return KnownBrowser.read(PURPOSE, Cookies.KNOWN_PASSHOLDERS.in(request.request()), box, ids::next);
    }

    static Origin origin(PageRequest request, Optional<String> ticket, KnownBrowser browser) {
        return new Origin(request.visitor().network(), ticket, browser);
    }

    /** The answer with the cookie of a browser, unless no visitor is known in it. */
    Response remember(KnownBrowser browser, Response response) {
        return browser.people().isEmpty()
                ? response
                : Cookies.KNOWN_PASSHOLDERS.on(response, browser.cookie(PURPOSE, box));
    }
}
