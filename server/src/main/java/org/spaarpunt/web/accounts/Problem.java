package org.spaarpunt.web.accounts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.PasswordFlaw;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * Why a form with a password is shown again.
 *
 * @param status of the page that shows it
 * @param errors the errors, and their fields; none when there is no problem
 * @param code by which metrics and logs distinguish it from others of its status; empty if the status is specific
 *     enough
 * @param retryIn how long to wait before trying again
 */
record Problem(int status, List<FieldError> errors, String code, Optional<Duration> retryIn) {
    static final String PRESENT = "present";
    static final String WANTED = "wanted";

    static final Problem NONE = new Problem(200, List.of(), "");

    static final Problem STEP_OVER = new Problem(403, List.of(at("", "signIn.stepOver")), "STEP_OVER");

    /** Does not reveal which of the two is wrong, so both are marked. */
    static final Problem REFUSED = new Problem(
            403, List.of(at(SignInForm.NAME, "signIn.refused"), at(SignInForm.PASSWORD, "signIn.again")), "REFUSED");

    static final Problem PRESENT_PASSWORD_WRONG =
            new Problem(403, List.of(at(PRESENT, "account.presentPasswordWrong")), "");

    /** Passwords that wait to be checked are done in a moment. */
    static final Problem BUSY =
            new Problem(503, List.of(at("", "signIn.busy")), "BUSY", Optional.of(Duration.ofSeconds(5)));

    Problem {
        errors = List.copyOf(errors);
    }

    private Problem(int status, List<FieldError> errors, String code) {
        this(status, errors, code, Optional.empty());
    }

    static Problem tooOften(Duration freeIn) {
        var said = new FieldError("", "", "signIn.tooOften", List.of(String.valueOf(minutes(freeIn))));
        return new Problem(429, List.of(said), "TOO_OFTEN", Optional.of(freeIn));
    }

    static Problem tooManyCodes(Duration freeIn) {
        var said = new FieldError("", "", "code.tooOften", List.of(String.valueOf(minutes(freeIn))));
        return new Problem(429, List.of(said), "TOO_OFTEN", Optional.of(freeIn));
    }

    /** The password or code that was typed as a proof is wrong. */
    static Problem wrong(String field, String key) {
        return new Problem(403, List.of(at(field, key)), "REFUSED");
    }

    static Problem unfit(PasswordFlaw flaw) {
        return new Problem(400, List.of(at(WANTED, "password." + flaw)), "");
    }

    /** A field was left empty; the text of the key asks for it. */
    static Problem missing(String field, String key) {
        return new Problem(400, List.of(at(field, key)), "");
    }

    /** This problem and another, with the status of this one. */
    Problem and(Problem other) {
        var both = new ArrayList<>(errors);
        both.addAll(other.errors);
        return new Problem(isThere() ? status : other.status, both, isThere() ? code : other.code, retryIn);
    }

    boolean isThere() {
        return !errors.isEmpty();
    }

    /** The form of a request, to be shown again. The values that it shows never include a password. */
    Form form(PageRequest request) {
        return isThere() ? Form.UNTOUCHED.rejected("", request.form(), errors) : Form.UNTOUCHED;
    }

    /** The page that shows it. */
    Response page(PageRequest request, String leadsTo, PageRenderer.Page page) {
        var shown = PageRenderer.page(request, status, leadsTo, page).meaning(code);
        return retryIn.map(time -> shown.with("Retry-After", String.valueOf(time.toSeconds())))
                .orElse(shown);
    }

    private static FieldError at(String field, String key) {
        return new FieldError(field, "", key);
    }

    /** The time to wait, rounded up, so that a user that comes back after it is not too early. */
    private static long minutes(Duration time) {
        return time.plusMinutes(1).minusNanos(1).toMinutes();
    }
}
