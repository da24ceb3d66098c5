package org.spaarpunt.web.frame;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.oidc.ProviderSignIn;

/**
 * The cookies of the pages. Each is sent back to this server only, over an encrypted connection or on this machine, and
 * scripts cannot read it: the prefix of their names makes browsers enforce that.
 */
public enum Cookies {
    /** The user's session; removed when the browser closes. */
    SESSION("__Host-session", "[A-Za-z0-9_-]{43}", Optional.empty()),
    /** Shows that a user has signed in with this browser before. */
    KNOWN_BROWSER("__Host-browser", "[A-Za-z0-9_:-]{1,1000}", Optional.of(Duration.ofDays(400))),
    /** A sign-in on its way to a provider and back. */
    TRIP("__Host-trip", "[A-Za-z0-9_:-]{1,3000}", Optional.of(ProviderSignIn.TRIP_TIME)),
    /** The language that was chosen last. */
    LANGUAGE("__Host-language", "[a-z]{2}", Optional.of(Duration.ofDays(400))),
    /** Shows that passholders have proved with this browser who they are. */
    KNOWN_PASSHOLDERS("__Host-passholders", "[A-Za-z0-9_:-]{1,1000}", Optional.of(Duration.ofDays(400))),
    /** The consumer key, percent-encoded, of the counter whose pages were used last. */
    COUNTER("__Host-counter", "[A-Za-z0-9._~%-]{1,600}", Optional.of(Duration.ofDays(400))),
    /** The id, percent-encoded, of the event at which visitors were checked in last. */
    EVENT("__Host-event", "[A-Za-z0-9._~%-]{1,600}", Optional.of(Duration.ofDays(400)));

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private final String cookieName;
    private final Pattern form;
    private final Optional<Duration> lifetime;

    Cookies(String cookieName, String form, Optional<Duration> lifetime) {
        this.cookieName = cookieName;
        this.form = Pattern.compile(form);
        this.lifetime = lifetime;
    }

    /** The received value; nothing when its form is not the expected one, or it was sent twice. */
    public Optional<String> in(Request request) {
        Optional<String> found = Optional.empty();
        for (var header : request.headers("Cookie")) {
            for (var pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && pair.substring(0, equals).strip().equals(cookieName)) {
                    if (found.isPresent()) {
                        return Optional.empty();
                    }
                    found = Optional.of(pair.substring(equals + 1).strip());
                }
            }
        }
        return found.filter(value -> form.matcher(value).matches());
    }

    /** Whether this cookie can have that value. */
    public boolean holds(String value) {
        return form.matcher(value).matches();
    }

    /** The answer with this cookie set. */
    public Response on(Response response, String value) {
        if (!holds(value)) {
            throw new IllegalArgumentException(cookieName + " cannot hold this");
        }
        var age = lifetime.map(duration -> "; Max-Age=" + duration.toSeconds()).orElse("");
        return response.with("Set-Cookie", cookieName + "=" + value + ATTRIBUTES + age);
    }

    /** The answer with this cookie removed. */
    public Response off(Response response) {
        return response.with("Set-Cookie", cookieName + "=" + ATTRIBUTES + "; Max-Age=0");
    }
}
