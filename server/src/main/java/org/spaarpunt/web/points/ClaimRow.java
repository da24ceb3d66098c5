package org.spaarpunt.web.points;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.BirthDateProof.Claim;
import org.spaarpunt.web.frame.FieldError;

/**
 * One person in a form: a card number and a date of birth, as typed.
 *
 * @param position in the form, from 1
 */
public record ClaimRow(int position, String number, String dateOfBirth) {
    /** A family that comes together. */
    static final int MAX_ROWS = 6;

    /** The field with the number of rows in the form. */
    static final String ROWS = "rows";

    private static final String NUMBER = "uitpasNumber";
    private static final String DATE = "dateOfBirth";

    /** People copy the spaces that are printed on the card, and dashes or dots from elsewhere. */
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s.-]");

    static ClaimRow empty(int position) {
        return new ClaimRow(position, "", "");
    }

    /** The rows of a form that was sent; the field may name fewer or more rows than there can be. */
    static List<ClaimRow> in(Parameters form) {
        return IntStream.rangeClosed(1, rows(form))
                .mapToObj(row -> in(form, row))
                .toList();
    }

    private static int rows(Parameters form) {
        var text = form.firstFilled(ROWS).orElse("1");
        return text.length() == 1 ? Math.clamp(text.charAt(0) - '0', 0, MAX_ROWS) : 1;
    }

    private static ClaimRow in(Parameters form, int position) {
        var empty = empty(position);
        return new ClaimRow(
                position,
                form.firstFilled(empty.numberField()).orElse(""),
                form.firstFilled(empty.dateField()).orElse(""));
    }

    ClaimRow at(int other) {
        return new ClaimRow(other, number, dateOfBirth);
    }

    boolean isEmpty() {
        return number.isBlank() && dateOfBirth.isBlank();
    }

    /** The name and the id of its field. The first row has the names that one person's form has. */
    String numberField() {
        return position == 1 ? NUMBER : NUMBER + position;
    }

    String dateField() {
        return position == 1 ? DATE : DATE + position;
    }

    /** What it says; empty if it has flaws. */
    Optional<Claim> claim(LocalDate today) {
        return card().flatMap(card -> BirthDateText.parse(dateOfBirth, today).map(day -> new Claim(card, day)));
    }

    List<FieldError> flaws(LocalDate today) {
        var flaws = new ArrayList<FieldError>();
        if (number.isBlank()) {
            flaws.add(numberError("q.numberMissing"));
        } else if (card().isEmpty()) {
            flaws.add(numberError("q.numberUnreadable"));
        }
        if (dateOfBirth.isBlank()) {
            flaws.add(dateError("q.dateMissing"));
        } else if (BirthDateText.parse(dateOfBirth, today).isEmpty()) {
            flaws.add(dateError("q.dateUnreadable"));
        }
        return flaws;
    }

    /** Does not say which of the two is wrong, or whether there is such a card. */
    List<FieldError> wrong() {
        return List.of(numberError("q.wrong"), dateError("q.wrongDate"));
    }

    FieldError numberError(String key, String... places) {
        return new FieldError(numberField(), "", key, List.of(places));
    }

    private FieldError dateError(String key) {
        return new FieldError(dateField(), "", key);
    }

    private Optional<UitpasNumber> card() {
        return UitpasNumber.parse(BETWEEN_DIGITS.matcher(number).replaceAll(""));
    }

    /** Leaves out what was typed. */
    @Override
    public String toString() {
        return "ClaimRow " + position;
    }
}
