package org.spaarpunt.web.points;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.languages.Language;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Texts;

/**
 * The rows of a form that is shown, again or for the first time, with what is wrong with them.
 *
 * @param retryIn how long before another try, if there were too many wrong dates
 */
public record ClaimForm(List<ClaimRow> rows, List<FieldError> errors, Status status, Optional<Duration> retryIn) {
    /** Why a form is shown, as the status of the answer. */
    public enum Status {
        FINE(200, ""),
        FLAWED(400, "FLAWED"),
        WRONG(403, "WRONG"),
        TOO_OFTEN(429, "TOO_OFTEN");

        private final int code;
        private final String meaning;

        Status(int code, String meaning) {
            this.code = code;
            this.meaning = meaning;
        }
    }

    private static final long MINUTES_SAID = 90;

    public ClaimForm {
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
    }

    public static ClaimForm empty() {
        return of(List.of(ClaimRow.empty(1)));
    }

    static ClaimForm of(List<ClaimRow> rows) {
        return new ClaimForm(rows, List.of(), Status.FINE, Optional.empty());
    }

    /** With one more row, as long as there may be more. */
    ClaimForm longer() {
        if (!mayGrow()) {
            return this;
        }
        var more = new ArrayList<>(rows);
        more.add(ClaimRow.empty(rows.size() + 1));
        return new ClaimForm(more, errors, status, retryIn);
    }

    /** With one more row that has errors, at the end. */
    ClaimForm with(ClaimRow row, List<FieldError> wrong, Status why) {
        var all = new ArrayList<>(rows);
        all.add(row);
        var allErrors = new ArrayList<>(errors);
        allErrors.addAll(wrong);
        return new ClaimForm(all, allErrors, why.compareTo(status) > 0 ? why : status, retryIn);
    }

    ClaimForm with(ClaimRow row, Duration freeIn, Language language) {
        var waiting = retryIn.filter(other -> other.compareTo(freeIn) > 0).orElse(freeIn);
        var said = with(row, List.of(row.numberError("q.tooOften", time(freeIn, language))), Status.TOO_OFTEN);
        return new ClaimForm(said.rows, said.errors, said.status, Optional.of(waiting));
    }

    boolean mayGrow() {
        return rows.size() < ClaimRow.MAX_ROWS;
    }

    /** Whether a claim was compared and not found right. */
    boolean isRefused() {
        return status == Status.WRONG || status == Status.TOO_OFTEN;
    }

    boolean hasSeveral() {
        return rows.size() > 1;
    }

    /** The form as templates of fields need it. */
    public Form form() {
        var typed = new ArrayList<Parameter>();
        for (var row : rows) {
            typed.add(new Parameter(row.numberField(), row.number()));
            typed.add(new Parameter(row.dateField(), row.dateOfBirth()));
        }
        return errors.isEmpty() ? Form.UNTOUCHED : Form.UNTOUCHED.rejected("", new Parameters(typed), errors);
    }

    public int statusCode() {
        return status.code;
    }

    /** The answer with what metrics and clients may know of it. */
    public Response on(Response page) {
        var meant = page.meaning(status.meaning);
        return retryIn.map(time -> meant.with("Retry-After", String.valueOf(time.toSeconds() + 1)))
                .orElse(meant);
    }

    private static String time(Duration time, Language language) {
        long minutes = time.plusMinutes(1).minusNanos(1).toMinutes();
        var texts = Texts.in(language);
        return minutes <= MINUTES_SAID
                ? texts.text("q.minutes", texts.number(Math.max(minutes, 1)))
                : texts.text(
                        "q.hours", texts.number(time.plusHours(1).minusNanos(1).toHours()));
    }
}
