package org.spaarpunt.web;

import java.time.Duration;
import java.util.Optional;
import org.spaarpunt.accounts.PasswordFlaw;
import org.spaarpunt.http.Response;

/**
 * Why a form is shown once more.
 *
 * @param status of the page that shows it
 * @param key of the text that says so; empty when there is no problem
 * @param code by which metrics and logs tell it from others of its status; empty when the status says it all
 * @param retryIn how long to wait before trying again
 */
record Problem(int status, String key, String code, Optional<Duration> retryIn) {
    static final Problem NONE = new Problem(200, "", "");
    static final Problem REFUSED = new Problem(403, "signIn.refused", "REFUSED");
    static final Problem PRESENT_PASSWORD_WRONG = new Problem(403, "account.presentPasswordWrong", "");

    /** Those who wait for a password to be looked at are through in a moment. */
    static final Problem BUSY = new Problem(503, "signIn.busy", "BUSY", Optional.of(Duration.ofSeconds(5)));

    private Problem(int status, String key, String code) {
        this(status, key, code, Optional.empty());
    }

    static Problem tooOften(Duration freeIn) {
        return new Problem(429, "signIn.tooOften", "TOO_OFTEN", Optional.of(freeIn));
    }

    static Problem unfit(PasswordFlaw flaw) {
        return new Problem(400, "password." + flaw, "");
    }

    boolean isThere() {
        return !key.isEmpty();
    }

    String text(Frame frame) {
        return frame.text(key, retryIn.map(Problem::minutes).orElse(0L));
    }

    /** The page that shows it. */
    Response page(PageRequest request, String leadsTo, Shell.Page page) {
        var shown = Shell.page(request, status, leadsTo, page).meaning(code);
        return retryIn.map(time -> shown.with("Retry-After", String.valueOf(time.toSeconds())))
                .orElse(shown);
    }

    /** Who comes back after so many is not too early. */
    private static long minutes(Duration time) {
        return time.plusMinutes(1).minusNanos(1).toMinutes();
    }
}
